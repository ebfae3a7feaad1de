# Floor division and remainder follow the sign of the divisor.
for a in [7, -7, 0, 6]:
    for b in [3, -3, 2, -2]:
        print(a, b, a // b, a % b, divmod(a, b), a / b, (a // b) * b + a % b == a)
for a in [7.5, -7.5, 0.0, -0.0]:
    for b in [2, -2, 0.5, -2.5]:
        print(a, b, a // b, a % b, divmod(a, b))
inf = float("inf")
print(5 % inf, -5 % inf, 5 % -inf, -5 % -inf, 5 // inf, -5 // inf, inf // 1, inf % 3)
print(1 // 0.1, 1 % 0.1, 0.3 // 0.1, 0.3 % 0.1, -1 % 0.1, 6.0 % 2, -6.0 % 2, 6.0 % -2)
print(1e300 // 1e-10, 1e20 % 3, -1e-20 % 1, 5 // 2.0, 5.0 // 2, -5 // 2.0)
print(9007199254740993 / 1, 9007199254740993 / 3, 9223372036854775807 / 9223372036854775806, 1 / 3, -1 / 3)
print(9223372036854775807 // 2, -9223372036854775807 // 2, 9223372036854775807 % 10, -9223372036854775807 % 10)
print(True // True, True % 2, 7 // True, divmod(True, 2), divmod(7.0, 2))
