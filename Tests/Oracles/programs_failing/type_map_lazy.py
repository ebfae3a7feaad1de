m = map(lambda v: v + 1, [1, "a"])
print("a map is lazy")
print(next(m))
print(next(m))
