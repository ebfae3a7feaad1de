x = "outer"
print([x for x in range(3)], x)
print([(i, j) for i in range(3) for j in range(i)], [i for i in range(10) if i % 2 if i > 4], [[j for j in range(i)] for i in range(4)])
print([a + b for a, b in [(1, 2), (3, 4)]], [a for a, (b, c) in [(1, (2, 3))]], [c for row in ["ab", "cd"] for c in row], {k: [k] for k in "ab"})
print([i if i % 2 else -i for i in range(5)], [y for y in (1, 2, 3) if not y == 2], [z for z in [] for w in z], [() for _ in range(2)])
print(sum(i * i for i in range(5)), max(len(w) for w in ["a", "bbb"]), list(i for i in "ab"), tuple(i for i in [1]), dict((i, i) for i in "ab"), "".join(c.upper() for c in "abc"), sorted(-i for i in range(3)), any(i > 2 for i in range(4)), all(i for i in [1, 0]))
fs = [lambda: i for i in range(3)]
print([f() for f in fs], [f() for f in [lambda i=i: i for i in range(3)]])
n = 3
print([n for _ in range(n)], [n * k for n in [10] for k in range(n // 5)], n)
def g():
    n = 2
    return [n + m for m in range(n) if m < n]
print(g())
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], [v for row in matrix for v in row if v % 2 == 0], [row for row in matrix if sum(row) > 10])
print({v: k for k, v in {"a": 1, "b": 2}.items()}, {i % 3: i for i in range(10)}, {i: {j: i * j for j in range(2)} for i in range(2)})
print([
    a * b
    for a in range(1, 4)
    for b in range(1, 4)
    if a != b
])
print([i for i in range(5) if i in [1, 3] or i == 4], [i for i in [1, 2, 3] if (i > 1) == True], [lambda_free for lambda_free in [1]], [(yes, no) for yes, no in {"a": 1}.items()])
primes = [p for p in range(2, 40) if all(p % q for q in range(2, p))]
print(primes, [i for i in range(3)][1], len(primes))
print([s[::-1] for s in "ab cd".split()], ["%" for _ in "ab"])
