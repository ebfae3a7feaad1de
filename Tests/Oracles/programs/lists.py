a = [3, 1, 2]
print(a.append(4), a.extend([5]), a.insert(0, 9), a.insert(-1, 8), a.insert(100, 7), a.insert(-100, 6), a)
print(a.pop(), a.pop(0), a.pop(-2), a)
print(a.remove(1), a, a.index(2), a.index(4, 2), a.index(4, -3, 100), a.count(3), a.count(99))
print(a.reverse(), a, a.sort(), a, a.sort(reverse=True), a)
b = a.copy()
b.clear()
print(a, b, len(a), a + [1] == a, [] + [], [1] + [2] * 2)
words = ["pear", "fig", "apple", "kiwi", "date"]
words.sort(key=len)
print(words)
words.sort(key=lambda w: (-len(w), w))
print(words)
words.sort(key=lambda w: w[-1], reverse=True)
print(words)
print([1, 2, [3, [4]]], [[]], [()], [None, True, 1.0, "a", 'b"c', "it's"], ["\n"])
a = [1]
a.append(a)
print(a, len(a[1][1]))
c = [[1, 2], [3]]
d = c.copy()
d[0].append(9)
d.append(0)
print(c, d)
e = [1, 2, 3]
e.extend(e)
e.extend("ab")
e.extend((x for x in [7]))
e.extend({"k": "v"})
print(e, e.index("a"), 1.0 in e, e.count(True))
print(list("abc"), list((1, 2)), list({"a": 1}), list(range(3)), list(), list([1]), [*"ab", *[1]], list(zip("ab", [1, 2])))
f = [5, 3, 8]
g = sorted(f)
print(f, g, max(f), min(f), sum(f), sorted(f, key=lambda v: -v), list(reversed(f)), f[::-1])
nested = [[j * 3 + i for i in range(3)] for j in range(3)]
print(nested, [row[1] for row in nested], [nested[i][i] for i in range(3)], list(map(list, zip(*nested))))
