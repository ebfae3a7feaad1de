# The text of floats: the shortest digits that read back as the same number.
for x in [0.1, 0.2, 0.1 + 0.2, 1.0, 100.0, 1e15, 1e16, 1e17, 123456789012345680.0, 1234567890123456.7]:
    print(x, repr(x), str(x))
for x in [1e-3, 1e-4, 1e-5, 0.00012345, 0.000012345, 1.5e-7, 5e-324, 2.2250738585072014e-308]:
    print(x, -x)
for x in [1.7976931348623157e308, 1e22, 1e23, 9007199254740993.0, 4.35, 2.675, 1 / 3, 2 / 3, 10 / 3]:
    print(x)
print(-0.0, 0.0, -0.0 == 0.0, 0.0 * -1, [-0.0], abs(-0.0))
inf = float("inf")
nan = float("nan")
print(inf, -inf, nan, -nan, [inf, nan], inf - inf, inf * 0, inf > 1e308, nan == nan, nan != nan)
print(1e308 * 10, -1e308 * 10, 1e-320, 1e-400)
print(3.0 * 1.1, 1.1 + 2.2, 0.1 * 3, 1e16 + 1, 1e15 + 0.5, 5e15 / 3)
print(float(2 ** 53), float(2 ** 53 + 1), 2 ** 53 + 1.0, 123456789 * 1000.0)
