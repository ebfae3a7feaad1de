print(int("11", 2))
print(int("12", 2))
