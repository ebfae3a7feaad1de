for d in [2, 1, 0.0]:
    print(7 // d)
