# Halves go to the even neighbour; decimals are those of the exact binary value.
print([round(x) for x in [0.5, 1.5, 2.5, 3.5, -0.5, -1.5, -2.5, 2.4999, 2.5001, 1e15 + 0.5]])
print(round(2.675, 2), round(1.005, 2), round(0.125, 2), round(0.375, 2), round(2.5, 0), round(-0.5, 0), round(3.14159, 3), round(1234.5678, -2), round(0.15, 1), round(0.25, 1), round(0.35, 1), round(-2.675, 2))
print(round(1234), round(1234, -2), round(1250, -2), round(1350, -2), round(-1250, -2), round(15, -1), round(25, -1), round(5, -1), round(6, -1), round(1234, -5), round(1234, 2), round(True), round(5, -100))
print(type(round(2.5)), type(round(2.5, 0)), type(round(5, 1)), type(round(2.5, None)), round(2.5, None), round(number=1.25, ndigits=1))
print(round(1e16), round(1e300, 2), round(1.5e-10, 5), round(-0.0, 1), round(123.456, 10), round(5e-324, 400), round(1e22, -21), round(float("inf"), 1), round(float("nan"), 2), round(9.995, 2), round(0.1 + 0.2, 10))
print([round(x, 1) for x in [0.05, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.95]], [round(i * 0.1, 2) for i in range(5)])
print(int(2.9999999999999999), int(-2.5), 7 // 2, -7 // 2, int(7 / 2), int(-7 / 2), -(-7 // 2), round(-7 / 2), f"{2.5:.0f}", f"{0.125:.2f}")
