a = [1, 2]
t = (3, 4)
print([*a, *t], (*a, *t), [*a, 0, *t, *[]], [*"ab"], [*range(3)], (*{"x": 1, "y": 2},), {**{"a": 1}, **{"b": 2}, "a": 3}, {**{}, "z": 0}, [*a][0], *a, *t)
u = *a, 5
print(u, [*[*[*a]]], [(*a, 1), [*t, 2]], len([*a, *a]), [*zip(a, t)], [*enumerate("x")], [*{"k": 1}.items()], [*map(str, a)], [*[i for i in a]])
def f(*args, **kwargs): return args, kwargs
print(f(*a), f(*a, *t), f(0, *a, 9), f(**{"k": 1}), f(*a, k=1, **{"l": 2}), f(*[], **{}), f(*"xy", **dict(z=3)), f(k=1, *a), f(*range(2), *[2], **{"a": 1}, **{"b": 2}))
for i, (j, (k, l)) in enumerate([(1, (2, 3)), (4, (5, 6))]): print(i, j, k, l)
for [x, y] in [[1, 2], "ab", (3, 4), {"p": 0, "q": 0}]: print(x, y)
for (x, y), z in [((1, 2), 3)]: print(x, y, z)
for x, in [(1,), [2]]: print(x)
(x, y), (z, w) = [1, 2], "pq"
print(x, y, z, w)
def g():
    return 1, (2, [3, 4])
p, (q, (r, s)) = g()
print(p, q, r, s)
d = {}
d["x"], d["y"] = a
a[0], a[1] = a[1], a[0]
print(d, a)
i = 0
n = [0, 0]
n[i], i = 5, 1
print(n, i)
x = y = z = [0]
x, y = y, x
print(x is y, [b for _, b in {"k": "v"}.items()], {k: v for k, v in [("a", 1)]}, [m + n for m, n in zip([1], [2])], max((1, 2), (0, 9)))
