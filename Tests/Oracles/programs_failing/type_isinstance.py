print(isinstance(1, (int, str)))
print(isinstance(1, [int, str]))
