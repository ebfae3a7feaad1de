for x in [0, 1, -1, 0.0, -0.0, 0.1, float("nan"), "", " ", "0", "False", [], [0], [[]], (), (0,), {}, {0: 0}, None, True, False, range(0), range(1), len, int]:
    print(x if not callable(x) else "callable", bool(x), not x, "yes" if x else "no")
print(bool(), bool([]), bool("False"), int(True), float(True), str(True), True + 1.5)
n = 3
while n:
    print(n, end=" ")
    n -= 1
print()
if []:
    print("never")
elif "":
    print("never")
elif 0.0 or None:
    print("never")
else:
    print("else")
