def show(*args, **kwargs): print(args, kwargs)
show()
show(1, *[2, 3], *(), 4, a=5, **{"b": 6}, c=7)
show(*"ab", **{}, **{"x y": 1, "class": 2})
show(**{"k": 1}, l=2)
show(*range(2), *{"d": 1}, *zip([1], [2]))
def mixed(a, b=10, *rest, flag=False, **options):
    print(f"{a=} {b=} {rest=} {flag=} {options=}")
mixed(1)
mixed(1, 2, 3, 4, flag=True, extra=5)
mixed(b=1, a=2)
mixed(*[1], **{"flag": 1, "z": 0})
mixed(*(1, 2, 3))
def order(first, second, third="3"): return f"{first}{second}{third}"
print(order("a", "b"), order(second="x", first="y"), order("a", third="c", second="b"), order(*["1", "2", "3"]), order(*["1"], **{"second": "2"}))
def collect(into=None, *items):
    into = [] if into is None else into
    into.extend(items)
    return into
print(collect(), collect([1], 2, 3), collect(None, 4), collect(collect(None, 1), 2))
def defaults(a=[], b={}, c=()):
    a.append(len(a)); b[len(b)] = len(a); c += (1,)
    return a, dict(b), c
print(defaults(), defaults(), defaults([9]), defaults(c=(0,)))
def forward(f, *args, **kwargs): return f(*args, **kwargs)
print(forward(max, 1, 5), forward(sorted, [2, 1], reverse=True), forward(forward, forward, len, "abc"), forward(lambda *, k: k, k=1), forward(print, "printed", end="!\n"), forward(dict, a=1))
def kw(*, required, optional=None): return required, optional
print(kw(required=1), kw(**{"optional": 2, "required": 3}))
def rename(args, kwargs, self=0): return args, kwargs, self
print(rename(1, 2), rename(kwargs=3, args=4, self=5))
