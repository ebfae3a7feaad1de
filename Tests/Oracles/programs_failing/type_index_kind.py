a = [10, 20]
print(a[True])
print(a[1.0])
