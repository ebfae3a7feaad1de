a = [1, 2]
b = a
c = [1, 2]
print(a is b, a is c, a == c, a is not c, a[:] is a, a + [] is a, list(a) is a, tuple((1, 2)) == (1, 2))
def f(x):
    x.append(0)
    x = [9]
    return x
print(f(a), a, b, c)
grid = [[0] * 2 for _ in range(2)]
same = [[0] * 2] * 2
grid[0][0] = same[0][0] = 1
print(grid, same, same[0] is same[1], grid[0] is grid[1])
d = {"l": a}
d["l"].append(5)
print(a, d, d["l"] is a, None is None, type(None) is type(None), True is (1 == 1), len is len)
e = a
a = a + [7]
print(e is a, len(e), len(a))
e += [8]
print(b[-1], b is e)
x = y = {}
x["k"] = 1
print(y, x is y, [a, a][0] is [a, a][1])
t = ([], [])
t[0].append(1)
print(t, t[0] is t[1], (a,)[0] is a, {"v": a}["v"] is a, [*a] is a, a.copy() is a)
s = [1, 2, 3]
for v in s[:]:
    s.remove(v)
print(s, v)
def default(acc=[], m={}):
    acc.append(len(acc))
    m[len(m)] = acc
    return acc, m
default()
r, m = default()
print(r, m, m[0] is m[1])
