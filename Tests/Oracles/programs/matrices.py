def matmul(a, b):
    assert len(a[0]) == len(b), "inner sizes differ"
    return [[sum(x * y for x, y in zip(row, column)) for column in zip(*b)] for row in a]
def transpose(a): return [list(c) for c in zip(*a)]
def identity(n): return [[int(i == j) for j in range(n)] for i in range(n)]
def det(a):
    if len(a) == 1: return a[0][0]
    return sum((-1) ** j * a[0][j] * det([row[:j] + row[j + 1:] for row in a[1:]]) for j in range(len(a)))
def power(a, n):
    result = identity(len(a))
    while n:
        if n & 1: result = matmul(result, a)
        a, n = matmul(a, a), n >> 1
    return result
a, b = [[1, 2], [3, 4]], [[0, 1], [1, 0]]
print(matmul(a, b), transpose([[1, 2, 3], [4, 5, 6]]), matmul(a, identity(2)) == a, det([[2, 0, 1], [1, 3, 2], [1, 1, 1]]), power([[1, 1], [1, 0]], 50)[0][1])
def solve(a, y):
    m = [row[:] + [v] for row, v in zip(a, y)]
    n = len(m)
    for i in range(n):
        pivot = max(range(i, n), key=lambda r: abs(m[r][i]))
        m[i], m[pivot] = m[pivot], m[i]
        for r in range(n):
            if r != i:
                factor = m[r][i] / m[i][i]
                m[r] = [u - factor * v for u, v in zip(m[r], m[i])]
    return [m[i][n] / m[i][i] for i in range(n)]
print(solve([[2, 1], [1, 3]], [5, 10]), solve([[0, 2, 0], [1, 0, 0], [0, 0, 4]], [4, 5, 2]))
print("\n".join(" ".join(f"{v:>4}" for v in row) for row in matmul([[1, -20], [300, 4]], a)), [[i * j for j in range(1, 4)] for i in range(1, 4)])
