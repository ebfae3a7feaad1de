a = [1]
a += "bc"
print(a)
a += 5
