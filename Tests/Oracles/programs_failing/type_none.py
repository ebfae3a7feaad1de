a = [3, 1, 2].sort()
print(a)
print(a[0])
