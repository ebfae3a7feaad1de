def area(r):
    """Of a circle."""
    return 3 * r * r


def plain():
    return "no docstring"


def sum_of_texts():
    "one" + "two"


class Counter:
    """Counts.
    From 0 on."""

    def __init__(self):
        self.count = 0

    def up(self):
        'One more.'
        self.count += 1


class Bare:
    x = 1


print(area.__doc__, plain.__doc__, sum_of_texts.__doc__, (lambda: "x").__doc__)
print(repr(Counter.__doc__), repr(Counter().__doc__), Counter.up.__doc__, Counter().up.__doc__)
print(Bare.__doc__, Bare().__doc__)
