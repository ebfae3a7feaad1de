a = list(range(10))
del a[0]
del a[-1]
print(a)
del a[1:3]
print(a)
del a[::2]
print(a)
del a[5:]
del a[:0]
print(a)
b = list(range(10))
del b[8:2:-2]
print(b)
del b[0], b[0]
print(b)
d = {"a": 1, "b": 2, "c": 3}
del d["b"]
print(d)
d["b"] = 4
print(d)
del d["a"], d["c"]
print(d)
x = y = 1
del x
print(y)
x = 2
del (x, y)
m = [[1, 2, 3], [4, 5, 6]]
del m[0][1], m[1][:2]
print(m)
def f():
    z = [1, 2]
    w = z
    del z
    return w
print(f())
del b[:]
print(b)
for i in range(3): pass
del i
for k in list(d):
    del d[k]
print(d)
