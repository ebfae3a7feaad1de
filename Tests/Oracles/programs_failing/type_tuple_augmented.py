t = ([1], 2)
print(t)
t[0] += [9]
print("never")
