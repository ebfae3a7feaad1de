len = 3
print(len)
print(len([1, 2]))
