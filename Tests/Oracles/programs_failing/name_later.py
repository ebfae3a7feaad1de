def f():
    return later
print("defined")
print(f())
later = 1
