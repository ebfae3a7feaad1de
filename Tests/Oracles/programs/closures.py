def counter():
    n = [0]
    def step():
        n[0] += 1
        return n[0]
    return step
a, b = counter(), counter()
print(a(), a(), b(), a())
def outer():
    x = 1
    def show():
        return x
    x = 2
    return show, show()
show, early = outer()
print(show(), early)
fs = []
for i in range(3):
    fs.append(lambda: i)
print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]
i = 100
print([f() for f in fs])
def make(n):
    return lambda x: x * n
print([make(n)(10) for n in range(3)], make(2)("ab"))
def add(x):
    def inner(y):
        def innermost(z):
            return x + y + z
        return innermost
    return inner
print(add(1)(2)(3))
