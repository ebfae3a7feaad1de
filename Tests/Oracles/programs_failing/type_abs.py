print(abs(-1), abs(True))
print(abs("-1"))
