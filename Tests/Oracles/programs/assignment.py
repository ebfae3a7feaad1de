a = b = c = []
a.append(1)
print(a, b, c, a is b)
x, y = 1, 2
x, y = y, x
print(x, y)
(p, q), r = (1, 2), 3
print(p, q, r)
[m, [n, o]] = "a", ["b", "c"]
print(m, n, o)
(k) = 5
(l,) = [6]
print(k, l)
u, v, w = "xyz"
print(u, v, w)
d = {}
d["a"], d["b"] = 1, 2
d["l"] = l2 = [0, 0]
l2[0], l2[1] = l2[1] + 1, l2[0] + 2
print(d)
e, f = {"first": 1, "second": 2}
g, h = range(2)
print(e, f, g, h)
i = 0
z = [10, 20, 30]
i, z[i] = 2, "changed"
print(i, z)
for z[0], z[1] in [(1, 2), (3, 4)]:
    print(z)
s = t = 1, 2
print(s, t, s is t)
first, (second, (third, fourth)) = 1, (2, (3, 4))
print(first, second, third, fourth)
n: int = 5
unused: str
names: list = [1,
               2]
print(n, names)
() = []
[] = ()
print("empty targets")
