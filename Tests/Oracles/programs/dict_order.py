d = {}
for k in ["z", "a", "m", 3, 1.5, None, (1,), True]: d[k] = len(d)
print(d)
d["a"] = "again"
del d["z"]
d["z"] = "last"
print(list(d))
d.update({"new": 0, "m": -1})
print(d, d.popitem(), list(d)[-1])
print({1: "a", True: "b", 1.0: "c"}, {0: 1, -0.0: 2}, {"1": 1, 1: 2}, {float("inf"): 1, 1e999: 2}, {2 ** 53: 1, 2.0 ** 53: 2, 2 ** 53 + 1: 3})
print({"b": 1, **{"a": 2, "b": 3}}, {**{"x": 1, "y": 2}, "x": 3}, dict(b=1, a=2) | {"c": 0, "b": 9}, {k: v for v, k in enumerate("hello")})
print(list({"b": 1, "a": 2, "c": 3}.items())[1:], [*{"b": 1, "a": 2}], {"a": 1, "b": 2} == {"b": 2, "a": 1}, list({"a": 1, "b": 2}) == list({"b": 2, "a": 1}))
groups = {}
for n in range(10): groups.setdefault(("even", "odd")[n % 2], []).append(n)
print(groups, {k: sum(v) for k, v in groups.items()}, {v[0]: k for k, v in groups.items()})
matrix = {(i, j): i * 10 + j for i in range(2) for j in range(2)}
print(matrix, matrix[1, 0], matrix.get((5, 5), "none"), [k for k in matrix if matrix[k] > 5], sorted(matrix, key=lambda k: -matrix[k])[0])
swapped = dict(zip(d.values(), d.keys()))
print(len(swapped), list(swapped)[:2], d.copy() == d, d.copy() is d, dict(d) == d)
for k in list(d):
    if isinstance(k, str): d.pop(k)
print(d, d[1], d[(1,)], None in d, 1 in d, "1" in d)
