a = [0, 1, 2, 3, 4, 5]
a[1:3] = ["x"]
print(a)
a[1:1] = [7, 8, 9]
print(a)
a[:2] = []
print(a)
a[len(a):] = "yz"
print(a)
a[::2] = [0] * len(a[::2])
print(a)
a[-1:] = range(3)
print(a)
a[::-1] = list(range(len(a)))
print(a)
a[5:2] = ["in"]
print(a)
a[100:] = ["end"]
a[-100:0] = ["start"]
print(a)
a[:] = [1, 2, 3]
print(a)
a[1:2] = {"k": 1, "l": 2}
print(a)
a[1:3] = [10, 12]
a[:] = a + a
print(a)
b = a
b[2:4] = []
print(a, a is b)
c = [1, 2, 3]
c[1:2] = c
print(c)
c[1:3], c[0] = [9], 8
print(c)
d = list(range(8))
d[1:7:2] = "abc"
d[6:0:-3] = [True, None]
print(d)
d[2:4] += ["more"]
print(d)
