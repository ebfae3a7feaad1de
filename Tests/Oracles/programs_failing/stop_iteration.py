it = iter([1])
print(next(it))
print(next(it, "end"))
print(next(it))
