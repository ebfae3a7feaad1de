a = 1 + \
    2
print(a)
b = a + \
    []
