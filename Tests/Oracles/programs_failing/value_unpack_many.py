for pair in [(1, 2), "ab", (1, 2, 3)]:
    x, y = pair
    print(x, y)
