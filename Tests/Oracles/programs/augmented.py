x = 10
x += 5; x -= 3; x *= 2; x //= 5; x **= 3; x %= 50
print(x)
x /= 4
print(x)
x //= 0.3
x %= 7
print(x)
s = "ab"
s += "c"
s *= 2
print(s)
a = [1]
b = a
a += [2]
a += (3,)
a += "hi"
a += {"k": 0}
a += range(2)
print(a, a is b)
a *= 2
print(b, a is b)
a = a + [0]
print(len(a), len(b), a is b)
t = (1,)
u = t
t += (2,)
print(t, u)
d = {"n": 1, "l": [0]}
d["n"] += 1
d["l"] += [1]
d["l"][0] -= 5
print(d)
m = [[1, 2], [3, 4]]
m[1][0] *= 10
m[-1][-1] **= 2
print(m)
e = {"a": 1}
e |= {"b": 2, "a": 3}
print(e)
def bump(v, step=1):
    v += step
    return v
print(bump(1), bump(1.5, 2), bump([1], [2]), bump("a", "b"))
