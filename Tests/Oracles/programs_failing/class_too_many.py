class A:
    pass

print("before")
A(1)
