def a(x):
    y = b(x)
    return y

def b(x):
    for i in range(3):
        if i == x:
            return c(i)
    return None

def c(x):
    return [1, 2][x]

print(a(0))
print(a(5))
print(a(2))
