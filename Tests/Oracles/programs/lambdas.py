square = lambda x: x * x
print(square(4), (lambda: None)(), (lambda x, *y, z=3, **w: (x, y, z, w))(1, 2, z=4, k=5), (lambda x: (lambda y: x + y))(1)(2), (lambda a=1, *, b: a + b)(b=2))
print(list(map(lambda p: p[0] * p[1], [(1, 2), (3, 4)])), sorted([(1, "z"), (2, "a")], key=lambda p: p[1]), list(filter(lambda s: s and s[0] == "a", ["ab", "", "b"])), max([1, -5, 3], key=lambda v: v * v))
table = {"add": lambda a, b: a + b, "neg": lambda a: -a, "const": lambda: 7}
print(table["add"](1, 2), table["neg"](5), table["const"](), [table[k] is table[k] for k in table], {k: callable(v) for k, v in table.items()})
def twice(f): return lambda x: f(f(x))
def compose(f, g): return lambda *a: f(g(*a))
print(twice(square)(3), twice(twice(lambda x: x + 1))(0), compose(str, max)(3, 9, 2), compose(len, lambda s: s.split())("a b c"), compose(lambda p: p[0], divmod)(17, 5))
def reduce(f, items, start):
    for item in items: start = f(start, item)
    return start
print(reduce(lambda a, b: a * 10 + b, [1, 2, 3], 0), reduce(max, [3, 9, 2], 0), reduce(lambda acc, w: {**acc, w: len(w)}, ["a", "bb"], {}), reduce(lambda f, g: (lambda x: g(f(x))), [square, lambda x: x + 1], lambda x: x)(5))
adders = [lambda x, n=n: x + n for n in range(3)]
late = [lambda x: x + n for n in range(3)]
print([f(10) for f in adders], [f(10) for f in late])
print((lambda x: x if x < 0 else -x)(3), (lambda: (1, 2))()[1], (lambda: [lambda: 5])()[0](), (lambda s: s * 2 if s else "empty")(""), (lambda *a: len(a))(*"abc"), (lambda **k: sorted(k))(b=1, a=2), (lambda x: not x)(0), 1 + (lambda: 2)() * 3)
