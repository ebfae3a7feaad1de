def outer():
    def inner():
        return x
    print("before x")
    inner()
    x = 1
outer()
