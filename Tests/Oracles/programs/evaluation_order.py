# Left to right; the value of an assignment before its target; a key before its value.
def t(x, name=None):
    print(name if name else x, end=" ")
    return x

print("=", t(1) + t(2) * t(3) - t(4))
print("=", (t(1), t(2)), [t(3), t(4)], {t("k"): t("v"), t("l"): t("w")})
def f(*args, **kwargs):
    return (args, kwargs)
print("=", f(t(1), *t([2, 3]), k=t(4), **t({"m": 5})))
print("=", t(f, "f")(t(1), x=t(2)))
a = [0, 0, 0]
a[t(0)] = t(7)
a[t(1)], a[t(2)] = t(8), t(9)
print("=", a)
t(a, "a")[t(0)] += t(5)
print("=", a)
a[t(0)] = a[t(1)] = t(3)
print("=", a)
print("=", t("abcdef")[t(1):t(5):t(2)])
print("=", t(2) ** t(3) ** t(2), t(1) < t(2) < t(0) < t(9))
print("=", [t(x) * t(10) for x in t([1, 2])], {t(k): t(v) for k, v in t({1: 2}).items()})
def g(x=t("default")):
    return x
print("=", g(), g())
print("=", f"{t(1)}{t(2):{t(5)}}", t("a") if t(0) else t("b"))
i = 0
i, a[i] = 1, 99
print(i, a)
i = a[i] = 2
print(i, a)
print("=", -t(1) + +t(2), not t(0), t([1, 2])[t(-1)], (lambda p=t("p"): p)())
x = [1, 2]
x[t(0)], y = y0, x[t(1)] = t(5), t(6)
print("=", x, y, y0)
