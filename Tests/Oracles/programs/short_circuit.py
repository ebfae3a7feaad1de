# and, or give back one of their operands; chained comparisons evaluate each operand once.
def t(x):
    print("<" + repr(x) + ">", end=" ")
    return x

print(t(0) and t(1), t(1) and t(2), t(0) or t(3), t(4) or t(5))
print(t("") or t([]) or t(None) or t(0.0), t(1) and t("") and t(2))
print(not t(0), not t("a"), not not t([1]))
print(t(1) < t(2) < t(3), t(3) < t(2) < t(1), t(1) < t(1) < t(5) < t(2))
print(t(1) if t(0) else t(2), t(1) if t(1) else t(2))
print(t(0) or t(0) and t(1), (t(1) or t(0)) and t(2), not t(1) or t(2))
print(t(1) == t(1) != t(2), t(1) in t([1]) in [t([1])])
print(any([t(0), t(1), t(2)]), all(t(x) for x in [1, 0, 2]), any(t(x) for x in [0, 5, 6]))
print(t(1) and t(0) or t("x"), None or "default", [] or [0], 5 and None)
x = 5
print("big" if x > 3 else "small" if x > 1 else "tiny", ("a" if x < 3 else "b") + "!", [1, 2][x > 3], 1 if x else 2 if 0 else 3)
print((lambda: 1 if x > 9 else 2)(), [y if y else -1 for y in [0, 1]], 1 if True else 1 / 0, True or 1 / 0, False and 1 / 0)
