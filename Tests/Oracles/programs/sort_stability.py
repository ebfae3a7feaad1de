people = [("Ann", 30), ("Bob", 25), ("Cid", 30), ("Dee", 25), ("Eve", 20)]
print(sorted(people, key=lambda p: p[1]))
print(sorted(people, key=lambda p: p[1], reverse=True))
print(sorted(sorted(people, key=lambda p: p[0], reverse=True), key=lambda p: p[1]))
print(sorted([1, True, 0, False, 1.0, 0.0]), sorted([1.0, 1, True], reverse=True), sorted([-0.0, 0, 0.0]), max([1, True, 1.0]), min([0.0, 0, False]))
print(sorted(["b10", "b9", "a", "B", ""]), sorted(["bb", "a", "ccc", "dd"], key=len, reverse=True), sorted([(1,), (), (0, 5)]), sorted([[1, 2], [1], [0, 9, 9]]))
print(sorted([3, 1, 2], key=lambda v: 0), sorted("Hello World", key=str.lower), sorted({3: "a", 1: "b"}.items()), sorted([], key=len), sorted((x % 3, x) for x in range(6)))
a = [5, 2, 9]
b = a
a.sort(key=lambda v: -v)
print(a, b is a, sorted(a) is a)
words = "the quick brown fox jumps over the lazy dog the end".split()
counts = {}
for w in words: counts[w] = counts.get(w, 0) + 1
print(sorted(counts, key=lambda w: (-counts[w], w))[:4], sorted(counts.values(), reverse=True)[:2], max(counts, key=counts.get), max(counts, key=lambda w: len(w)))
calls = []
def key(v):
    calls.append(v)
    return v % 10
print(sorted([31, 12, 23], key=key), calls, [i for i, _ in sorted(enumerate([5, 3, 4]), key=lambda p: p[1])])
