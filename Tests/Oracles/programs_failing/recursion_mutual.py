even = lambda n: odd(n - 1); odd = lambda n: even(n - 1)
print("no end")
even(0)
