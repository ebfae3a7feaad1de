invert = lambda v: 1 / v
print(list(map(invert, [1, 2])))
print(list(map(invert,
               [1, 0])))
