# str.maketrans and translate: dictionaries of characters.
table = str.maketrans("abc", "xyz")
print(table, "aabbccd".translate(table))
print("hello".translate({ord("l"): "L", ord("o"): None, 104: 72}), "hello".translate(str.maketrans({"h": "J", "o": ""})), "a-b".translate(str.maketrans("", "", "-")))
print("{} and {}".format(1, "two"), "{1}{0}{1}".format("a", "b"), "{x:>5}|{y!r}".format(x=1.5, y="q"), "{0[1]} {d[k]}".format([1, 2], d={"k": 3}), "{{}}".format(), "{:.2f} {:5d} {:<5}|".format(3.14159, 42, "ab"), "{:{}}|".format("x", 4))
