def f(a, b=2, *args, c, d=4, **kwargs):
    return a, b, args, c, d, kwargs
print(f(1, c=3), f(1, 5, 6, 7, c=8), f(c=1, a=2), f(1, c=2, e=3, d=9), f(*[1, 2, 3], c=0), f(1, **{"c": 2, "z": 3}), f(*"ab", *[1], **{"c": 5}, y=6))
def nothing(): pass
def bare():
    return
def early(x):
    if x: return "yes"
    print("falls through")
print(nothing(), bare(), early(1), early(0))
def doc():
    """A docstring
    over two lines."""
    "another string"
    return 1
print(doc())
def mutable(x, seen=[]):
    seen.append(x)
    return seen
print(mutable(1), mutable(2), mutable(3, []), mutable(4))
n = 5
def default(v=n): return v
n = 6
print(default(), default(n))
def keyword_only(*, x, y=2): return x + y
print(keyword_only(x=1), keyword_only(y=0, x=5))
def annotated(a: int, b: "text" = 2, *c: int, **d: str) -> int:
    e: int = a + b
    return e
print(annotated(1), annotated(1, 5))
print((lambda: 0)(), (lambda x, y=2: x + y)(1), (lambda *a, **k: (a, k))(1, b=2), (lambda x: lambda y: x - y)(5)(3), (lambda *, k: k)(k=1))
def fact(n): return 1 if n < 2 else n * fact(n - 1)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fact(20), fib(15), [fact(i) for i in range(6)])
def swap(a, b): return b, a
x, y = swap(*swap(1, 2))
print(x, y, callable(f), callable(1), callable(len), callable(lambda: 0), f is f)
def spread(*args, sep="-"): return sep.join(str(a) for a in args)
print(spread(), spread(1), spread(1, 2, sep="+"), spread(*range(4)), spread(*"abc", *(1, 2)))
def change(l, n): l.append(n); n += 1; l = [0]; return n
l = []; n = 1
print(change(l, n), l, n)
operations = {"+": lambda a, b: a + b, "-": lambda a, b: a - b}
print([operations[o](7, 2) for o in "+-"], max([3, -5], key=abs), sorted([3, 1, 2], key=lambda v: -v))
def depth(n): return 0 if n == 0 else 1 + depth(n - 1)
print(depth(500))
