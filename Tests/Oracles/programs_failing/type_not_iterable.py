for c in "ab":
    print(c)
for d in 10:
    print(d)
