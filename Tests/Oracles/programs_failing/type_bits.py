print(6 & 3, True | 2)
print(6.0 & 3)
