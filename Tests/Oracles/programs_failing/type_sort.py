print(sorted([2, 1.5, True]))
print(sorted([1, "a"]))
