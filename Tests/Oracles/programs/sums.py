# Floating point as it is: sums depend on the order.
print(sum([0.1] * 10), sum([0.1] * 10) == 1.0, 0.1 + 0.1 + 0.1, 3 * 0.1, 0.1 * 3 == 0.3, 1.1 * 1.1, 1.1 ** 2, 4.35 * 100, 1.15 * 100)
print(1e16 + 1 + 1, 1 + 1 + 1e16, (1e20 + 1) - 1e20, 1e20 - 1e20 + 1, 0.1 + (0.2 + 0.3), (0.1 + 0.2) + 0.3, 1 - 0.9, 1.0 - 0.1 * 9)
h = 0.0
for n in range(1, 1001): h += 1 / n
print(h, sum(1 / n for n in range(1000, 0, -1)), sum((-1) ** k / (2 * k + 1) for k in range(1000)) * 4)
e, term = 1.0, 1.0
for n in range(1, 20):
    term /= n
    e += term
print(e, (1 + 1 / 2 ** 20) ** 2 ** 20)
eps = 1.0
while 1 + eps / 2 > 1: eps /= 2
print(eps, 2.0 ** -52 == eps, 1 + eps, 1 - eps / 2)
x, n = 1.0, 0
while x > 0: x, n = x / 2, n + 1
print(n, 2.0 ** -1074, 2.0 ** -1075)
mean = lambda v: sum(v) / len(v)
data = [2, 4, 4, 4, 5, 5, 7, 9]
print(mean(data), (sum((v - mean(data)) ** 2 for v in data) / len(data)) ** 0.5, sorted(data)[len(data) // 2], max(data) - min(data), [round((v - 5) / 2, 2) for v in data])
print(0.1 + 0.7, 0.1 * 0.7, 0.7 / 0.1, 2 / 3, 5 / 9 * 9, 1 / 49 * 49, 100 * 1.1, 1e-7 + 1e-8, 123456.789 * 1000, 3.3 / 3, 9.95 * 10, 1.4 * 3)
