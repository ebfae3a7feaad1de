t = (1, 2)
print(t.count(1))
t.append(3)
