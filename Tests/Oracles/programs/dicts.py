d = {"b": 1, "a": 2}
d["c"] = 3
d["b"] = 9
print(d, len(d), list(d), list(d.values()), list(d.items()), "a" in d, 9 in d, 9 in d.values(), ("a", 2) in d.items())
print(d.keys(), d.values(), d.items())
print(d.get("a"), d.get("z"), d.get("z", 0), d.pop("a"), d.pop("z", None), d)
print(d.setdefault("b", 5), d.setdefault("n", []), d)
d["n"].append(1)
print(d.update({"x": 1, "b": 0}), d.update(y=2, z=3), d.update([("p", 4)]), d)
print(d.popitem(), d.popitem(), d)
e = d.copy()
e["new"] = 1
print(len(d), len(e), d.clear(), d, e == e.copy())
print(dict(), dict(a=1, b=2), dict([("k", 1), ["l", 2]]), dict({"a": 1}, b=2), dict(zip("ab", range(2))), {**{"a": 1, "b": 2}, "a": 3}, {"a": 0, **{"a": 1}})
print({"a": 1} | {"b": 2}, {"a": 1} | {"a": 5, "c": 0}, {1: "int", 1.0: "float", True: "bool"}, {0: "a", False: "b", 0.0: "c"})
print({None: 1, (): 2, "": 3, 1.5: 4, (1, (2,)): 5}, {}, {"d": {}}, {"k": [1, {"x": ()}]})
for k in e:
    print(k, e[k], end="; ")
for k, v in e.items():
    print(k, v, end="; ")
print()
print(dict.fromkeys("abc"), dict.fromkeys([1, 2], 0), {x: x * x for x in range(4)}, {k: v for k, v in zip("ab", "cd") if k != "a"})
print(sorted({"b": 1, "a": 2}), max({"b": 1, "a": 2}), min({3: 0, 2: 0}), sum({1: 2, 3: 4}), list(reversed({"a": 1, "b": 2})), list({"a": 1}.keys()) + [1])
count = {}
for ch in "mississippi":
    count[ch] = count.get(ch, 0) + 1
print(count, sorted(count.items(), key=lambda item: (-item[1], item[0])))
f = {"x": 1}
f["self"] = f
print(f, bool({}), {"a": 1} != {"a": 1.0}, {1: [1]} == {1.0: [True]})
g = {"b": 1, "a": 1}
g["b"] = g.pop("b")
print(g, {(1, 2): 3}[1, 2], {"a": {"b": {"c": 7}}}["a"]["b"]["c"])
keys = g.keys()
g["later"] = 1
print(list(keys), len(keys), "later" in keys)
