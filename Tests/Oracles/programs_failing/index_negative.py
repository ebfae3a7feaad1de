t = (1, 2)
print(t[-2])
i = -3
t[i]
