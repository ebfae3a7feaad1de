print(list(range(2)))
print(list(range(2.0)))
