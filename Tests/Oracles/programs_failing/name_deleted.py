x = 1
print(x)
del x
x += 1
