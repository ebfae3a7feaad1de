print(list(enumerate("a", 1)))
print(list(enumerate(5)))
