def hanoi(n, a="A", b="B", c="C"):
    return [] if n == 0 else hanoi(n - 1, a, c, b) + [a + c] + hanoi(n - 1, b, a, c)
def permutations(items):
    if not items: return [[]]
    return [[items[i]] + rest for i in range(len(items)) for rest in permutations(items[:i] + items[i + 1:])]
def flatten(x): return [x] if not isinstance(x, (list, tuple)) else [leaf for item in x for leaf in flatten(item)]
def depth(x): return 1 + max([depth(item) for item in x], default=0) if isinstance(x, list) else 0
def ackermann(m, n): return n + 1 if m == 0 else ackermann(m - 1, 1) if n == 0 else ackermann(m - 1, ackermann(m, n - 1))
def fib(n, memo={0: 0, 1: 1}):
    if n not in memo: memo[n] = fib(n - 1) + fib(n - 2)
    return memo[n]
def subsets(s): return [""] if not s else [head + tail for head in ["", s[0]] for tail in subsets(s[1:])]
def gray(n): return [""] if n == 0 else ["0" + g for g in gray(n - 1)] + ["1" + g for g in gray(n - 1)][::-1]
def down(n): return "done" if n == 0 else down(n - 1)
print(hanoi(3), len(hanoi(8)), permutations([1, 2, 3]), len(permutations(list(range(5)))))
print(flatten([1, [2, (3, [4, []])], [[5]]]), depth([]), depth([1, [2, [3]]]), depth(7), ackermann(2, 3), fib(80), subsets("abc"), gray(3), down(800))
def queens(n, row=0, columns=()):
    if row == n: return 1
    return sum(queens(n, row + 1, columns + (c,)) for c in range(n) if all(c != k and abs(c - k) != row - i for i, k in enumerate(columns)))
print([queens(n) for n in range(1, 7)])
def show(tree, indent=0):
    for name, sub in tree.items():
        print("  " * indent + name + (":" if sub else ""))
        show(sub, indent + 1)
show({"net": {"features": {"conv1": {}, "pool": {}}, "classifier": {"linear": {}}}})
Y = lambda f: (lambda x: x(x))(lambda x: f(lambda *a: x(x)(*a)))
print(Y(lambda self: lambda n: 1 if n < 2 else n * self(n - 1))(10))
