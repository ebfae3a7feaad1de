class Point:
    """A place in the plane."""
    dimensions = 2

    def __init__(self, x, y=0):
        self.x = x
        self.y = y

    def __repr__(self):
        return f"Point({self.x}, {self.y})"

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        return Point(self.x - other.x, self.y - other.y)

    def __mul__(self, factor):
        return Point(self.x * factor, self.y * factor)

    def __rmul__(self, factor):
        return self * factor

    def __neg__(self):
        return Point(-self.x, -self.y)

    def __eq__(self, other):
        return isinstance(other, Point) and self.x == other.x and self.y == other.y

    def __lt__(self, other):
        return self.length() < other.length()

    def length(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5

    def moved(self, dx=0, *, dy=0):
        return Point(self.x + dx, self.y + dy)


a, b = Point(3, 4), Point(1)
print(a, b, a + b, a - b, a * 2, 3 * a, -a)
print(a == Point(3, 4), a == b, a != b, a == 3, a < b, a > b)
print(a.length(), a.moved(1), a.moved(dy=2), a.moved(1, dy=-1))
print(Point.dimensions, a.dimensions)
a.dimensions = 3
print(Point.dimensions, a.dimensions, b.dimensions)
Point.dimensions = 5
print(a.dimensions, b.dimensions)
print(sorted([Point(5, 5), Point(1, 1), Point(3, 0)]), min(Point(2, 2), Point(1, 0)))
print([p.x for p in [a, b]], {"p": a}, (a, [b]))
f = a.length
print(f(), f.__name__, Point.length(b), Point.__name__, type(a).__name__, type(a) is Point)
print(isinstance(a, Point), isinstance(3, Point), isinstance(a, (int, Point)), callable(Point), callable(a), callable(a.length))
print(hasattr(a, "x"), hasattr(a, "z"), getattr(a, "z", "none"), getattr(a, "y"))
setattr(a, "z", 9)
print(a.z, hasattr(a, "z"))
a.x += 10
a.y -= 1
print(a)
print(str(a), repr(a), f"{a} {a!r} {b.x:>4}")
print(Point)


class Stack:
    def __init__(self, *items, **named):
        self.items = list(items)
        self.named = named

    def __len__(self):
        return len(self.items)

    def __getitem__(self, index):
        return self.items[index]

    def __setitem__(self, index, value):
        self.items[index] = value

    def __contains__(self, item):
        print("asked for", item)
        return item in self.items

    def __call__(self, n, scale=1):
        return [scale * item for item in self.items[:n]]

    def __str__(self):
        return "Stack of " + str(len(self))


s = Stack(4, 5, 6, name="s", size=2)
print(len(s), s[0], s[-1], s[1:], s.named, bool(s), bool(Stack()))
s[1] = 50
print([item for item in s], list(s), 50 in s, 7 in s, 7 not in s)
for index, item in enumerate(s):
    print(index, item)
print(s(2), s(2, scale=10), s(n=1), str(s), list(map(s, [1, 2])))
print(sum(s), max(s), sorted(s, reverse=True), list(zip(s, "ab")), list(reversed(s)))
x, y, z = s
print(x, y, z)


class Counter:
    count = 0

    def __init__(self):
        Counter.count += 1
        self.number = Counter.count

    def make(self):
        def inner(step):
            self.number += step
            return self.number
        return inner


one, two = Counter(), Counter()
step = one.make()
print(Counter.count, one.number, two.number, step(5), step(5), one.number)


class Empty:
    pass


e = Empty()
e.value = [1]
e.value.append(2)
print(e.value, e == e, e == Empty(), bool(e), e is e)
Empty.shared = "s"
print(e.shared, Empty().shared)
del_list = [Empty() for _ in range(3)]
print(len(del_list))


def outer(base):
    class Local:
        def __init__(self, value):
            self.value = value + base

        def get(self):
            return self.value, base
    return Local


L1, L2 = outer(10), outer(20)
print(L1(1).get(), L2(1).get(), L1 is L2)


class Table:
    rows = [1, 2, 3]
    doubled = [2 * r for r in rows]
    size = len(rows)
    name = "t" * size

    def helper(n):
        return n * 2

    default = helper(21)

    def show(self, value=default):
        return value, self.size, self.name


print(Table.doubled, Table.default, Table().show(), Table().show(1))


class Animal(object):
    def __init__(self, name):
        super().__init__()
        self.name = name

    def speak(self):
        return self.name + " speaks"


print(Animal("cat").speak())


class Temperature:
    def __init__(self, degrees): self.degrees = degrees
    def __le__(self, other): return self.degrees <= other.degrees
    def __ge__(self, other): return self.degrees >= other.degrees
    def __bool__(self): return self.degrees > 0
    def __truediv__(self, other): return self.degrees / other
    def __iadd__(self, other):
        self.degrees += other
        return self
    def __abs__(self): return abs(self.degrees)


t = Temperature(-5)
u = t
t += 7
print(t.degrees, u is t, t <= Temperature(2), t >= Temperature(3), bool(t), not t, t / 2, "yes" if t else "no")


class Node:
    def __init__(self, value, next=None):
        self.value, self.next = value, next


chain = None
for value in range(5):
    chain = Node(value, chain)
total = 0
while chain is not None:
    total = total * 10 + chain.value
    chain = chain.next
print(total)


class Fib:
    def __init__(self):
        self.known = {0: 0, 1: 1}

    def of(self, n):
        if n not in self.known:
            self.known[n] = self.of(n - 1) + self.of(n - 2)
        return self.known[n]


print(Fib().of(60))


class Shadow:
    def value(self):
        return "method"


sh = Shadow()
print(sh.value())
sh.value = lambda: "attribute"
print(sh.value())
for obj in [Shadow(), sh, Shadow()]:
    print(obj.value())
Shadow.value = lambda self: "replaced"
for obj in [Shadow(), sh]:
    print(obj.value())
