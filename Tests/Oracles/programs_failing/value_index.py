a = [1, 2, 3]
print(a.index(2))
a.index(4)
