assert 1
assert [0], "a list with an element"
print("still here")
assert 0 or []
