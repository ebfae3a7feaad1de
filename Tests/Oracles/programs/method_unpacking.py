parts = ["a", "b"]
print("{} {}".format(*parts), "{x}-{y}".format(**{"x": 1, "y": 2}))
print("a-b-c".split(*["-"]), "a-b-c".split(*["-"], **{"maxsplit": 1}))
joined = []
joined.append(*[3])
joined.extend(*[[4, 5]])
print(joined, max(*joined), min(*[7, 2], key=lambda v: -v))
print({"k": 1}.get(*["k", 0]), {"k": 1}.get(*("z", 0)))
