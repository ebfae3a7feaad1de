def size(i, f):
    assert f <= i, f"kernel {f} does not fit {i}"
    return i - f + 1
print(size(7, 3))
print(size(2, 3))
