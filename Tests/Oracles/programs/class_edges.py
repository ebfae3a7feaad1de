class Base:
    count = 0

    def __init__(self, **options):
        for name in options:
            setattr(self, name, options[name])
        Base.count += 1


b = Base(a=1, b=[2])
print(b.a, b.b, Base.count, b.count)


class Matrix:
    def __init__(self, rows):
        self.rows = rows

    def __matmul__(self, other):
        return Matrix([[sum(a * b for a, b in zip(row, column)) for column in zip(*other.rows)] for row in self.rows])

    def __eq__(self, other):
        return self.rows == other.rows

    def __getitem__(self, key):
        i, j = key
        return self.rows[i][j]

    def __len__(self):
        return len(self.rows)

    def __repr__(self):
        return "Matrix(" + repr(self.rows) + ")"


m = Matrix([[1, 2], [3, 4]])
print(m @ m, m[1, 0], m == Matrix([[1, 2], [3, 4]]), m != m, len(m @ m))
print([m, (m,)], {"m": m})


class Lazy:
    def __init__(self, make):
        self.make = make

    def value(self):
        return self.make()


print(Lazy(lambda: 7).value(), Lazy(dict).value(), Lazy(Base).value() is None)


class Chain:
    def __init__(self):
        self.log = []

    def add(self, x):
        self.log.append(x)
        return self


print(Chain().add(1).add(2).add(3).log)
c = Chain()
methods = [c.add, c.add]
for method, x in zip(methods, "ab"):
    method(x)
print(c.log, c.add == c.add)


class Defaults:
    def __init__(self, items=None, size=len("abc")):
        self.items = items or []
        self.size = size

    def with_star(self, *args, sep="-", **rest):
        return sep.join(str(a) for a in args), sorted(rest)


d = Defaults()
d.items.append(1)
print(d.items, Defaults().items, d.size, d.with_star(1, 2, sep="+", z=1, y=2), d.with_star(*[3, 4], **{"sep": "."}))


class Outer:
    class Inner:
        value = 5

        def get(self):
            return self.value

    def make(self):
        return Outer.Inner()


print(Outer().make().get(), Outer.Inner.value)


def factory(names):
    made = {}
    for name in names:
        class Item:
            label = name

            def show(self):
                return self.label
        made[name] = Item
    return made


items = factory("ab")
print([items[k]().show() for k in items])


class Cell:
    def __init__(self, value): self.value = value
    def __rsub__(self, other): return ("rsub", other, self.value)
    def __radd__(self, other): return ("radd", other, self.value)
    def __pow__(self, n): return ("pow", n)
    def __mod__(self, n): return ("mod", n)
    def __floordiv__(self, n): return ("floordiv", n)
    def __and__(self, n): return ("and", n)
    def __or__(self, n): return ("or", n)
    def __lshift__(self, n): return ("lshift", n)
    def __invert__(self): return "invert"
    def __pos__(self): return "pos"
    def __ne__(self, other): return "ne"


x = Cell(4)
print(3 - x, 3 + x, x ** 2, x % 5, x // 6, x & 7, x | 8, x << 9, ~x, +x, x != 1)


class Sized:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n


print(bool(Sized(0)), bool(Sized(2)), "full" if Sized(1) else "empty", not Sized(0), [s.n for s in filter(len, [Sized(0), Sized(3)])])
x: int = 3


class Annotated:
    a: int = 1
    b: str
    "a text that is nothing"
    for i in range(3):
        a += i
    if a > 3:
        big = True


print(Annotated.a, Annotated.big, hasattr(Annotated, "b"), Annotated.i)


def use(obj, name, *args):
    return getattr(obj, name)(*args)


print(use(Chain(), "add", 5).log, use("abc", "upper"))
instances = [Chain() for _ in range(1000)]
for n, inst in enumerate(instances):
    inst.number = n
print(sum(i.number for i in instances))
print(max(instances, key=lambda i: i.number).number, sorted(instances, key=lambda i: -i.number)[0].number)
