print("a".upper())
print("a".uppercase())
