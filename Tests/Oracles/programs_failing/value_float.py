print(float("1e3"), float("inf"))
print(float("1,5"))
