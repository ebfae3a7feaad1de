for v in [1, 1.5, "a", True, None, [], (), {}, range(1), len, int, type, {}.keys(), {}.values(), {}.items(), zip(), enumerate([]), map(str, []), filter(None, []), lambda: 0, "".upper, [].append]:
    print(type(v))
def f(): pass
print(type(f), int, float, str, bool, list, tuple, dict, range, type, zip, map, enumerate, filter, reversed, super)
print(len, print, abs, sorted, max, [len, int], {"f": sum}, (str,), type(1) == int, f"{int} {len}", str(list), repr(sum))
