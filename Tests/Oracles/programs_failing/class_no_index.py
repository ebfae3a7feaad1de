class A:
    pass
print(A()[0])
