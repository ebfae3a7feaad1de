print(1 + 2.5 + True)
print(1 + "1")
