n = 2
while 10 / n > 0:
    print(n)
    n -= 1
