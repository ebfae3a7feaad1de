print(max(1, 2.5, True))
print(max(5))
