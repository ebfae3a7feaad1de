def f(x): x.append(1)
a = []
print(f(a), a)
f(a).sort()
