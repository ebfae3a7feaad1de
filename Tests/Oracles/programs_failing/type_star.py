print(*[1, 2], *"ab")
print(*5)
