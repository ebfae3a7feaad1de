x = "global"
def f():
    print("in f")
    print(x)
    x = "local"
f()
