print("a default is evaluated where def stands")
def f(x=missing):
    return x
print("never")
