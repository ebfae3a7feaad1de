print(max([], default="none"))
print(max([]))
