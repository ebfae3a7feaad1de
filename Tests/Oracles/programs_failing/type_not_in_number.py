print(5 in [5])
print(5 in 5)
