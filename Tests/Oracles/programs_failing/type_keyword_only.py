def f(*, rate): return rate
print(f(rate=1))
print(f(1))
