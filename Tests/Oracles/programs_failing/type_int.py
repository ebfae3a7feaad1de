print(int("5"), int(5.5))
print(int([5]))
