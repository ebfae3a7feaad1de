# What is called, indexed or asked for stays alive while its arguments replace or drop it.
class Box:
    def __init__(self, value):
        self.value = value
        self.inner = None
        self.items = [value, value + 1]

    def renew(self):
        self.items = [0, 0]
        self.inner = Box(7)
        return 1

    def fill(self):
        for n in range(20):
            setattr(self, "extra" + str(n), n)
        return 1


fs = [lambda x: ("called", x)]
i = 0
print(fs[i](fs.clear()))

box = Box(1)
box.inner = Box(2)
box.f = lambda x: ("attribute", x)


def drop(name):
    setattr(box, name, None)
    return name


print((box.f)(drop("f")))
print(box.inner.items[box.renew()], box.items)
box.items[box.renew()] = 5
print(box.items, box.inner.value)
box.items[i] = box.fill() + 10
print(box.items, box.extra19)
box.inner.inner = Box(3)
print(box.inner.inner.value + box.renew(), box.inner.inner)
box.value += box.fill()
print(box.value)
held = box.items
box.items[i] += box.renew()
print(held, box.items)
print(box.inner.items.append(box.renew()), box.inner.items)
for other in [Box(1), Box(2), None, Box(4)]:
    print(other.inner if other is None or other.value > 2 else other.items[i]) if other is not None else print("none")
