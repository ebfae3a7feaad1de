print(list(range(5, 0, -2)))
print(list(range(0, 5, 0)))
