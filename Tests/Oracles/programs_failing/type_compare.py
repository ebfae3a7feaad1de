print(1 < 2.5, [1] < [2])
print(1 == "1")
print(1 < "1")
