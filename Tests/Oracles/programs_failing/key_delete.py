d = {1: 2}
del d[True]
print(d)
del d[1]
