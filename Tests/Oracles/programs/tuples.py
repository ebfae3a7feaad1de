print((), (1,), (1, 2), (1, (2, 3)), ((),), ("a",), (None,), 1, (1))
t = 1, 2, 3
u = 4,
print(t, u, type(u), len(t), t + u, u * 3, t * 0, 2 * u)
print(t.index(2), t.count(3), t.index(3, 1), 2 in t, t[0], t[-1], t[1:], t == (1, 2, 3), t == [1, 2, 3])
print(tuple("abc"), tuple([1, 2]), tuple(), tuple(range(3)), tuple({"k": 1}), tuple((1, 2)) is t, tuple(x * x for x in t))
print((1, 2) < (1, 3), (1,) < (1, 0), () < (0,), max((1, 5), (2, 0)), sorted([(2, "b"), (1, "z"), (2, "a")]))
a, b = b0 = (10, 20)
print(a, b, b0)
d = {(0, 0): "origin", (1, 2): "p"}
print(d[0, 0], d[(1, 2)], (1, 2) in d, (1.0, 2) in d)
def two():
    return 1, 2
x, y = two()
print(two(), x, y, two()[0])
m = ([1], 2)
m[0].append(5)
print(m, *t, (*t, *u), [*t, 0])
for i, (p, q) in enumerate([(1, 2), (3, 4)]):
    print(i, p, q)
print((1,
       2,
       ), ("a" "b",), ("a" "b"), 1 in (1,), not (), bool((0,)))
print(sum((1, 2, 3)), max(t), min(t), list(t), all(t), (lambda *a: a)(), (lambda *a: a)(1))
