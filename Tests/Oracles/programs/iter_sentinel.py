values = [3, 2, 1, 0, 9]
print([v for v in iter(lambda: values.pop(0), 0)], values)
def bound_methods():
    a = []
    add = a.append
    for i in range(3):
        add(i)
    return a, "-".join, a.pop()
print(bound_methods()[0], list(map("abc".find, "cab")))
print(str.upper("abc"), list.append([], 1), str.join("-", ["a", "b"]), list(map(str.strip, [" a ", "b "])), sorted(["B", "a"], key=str.lower), dict.get({"k": 1}, "k"), max(["a", "B"], key=str.upper))
