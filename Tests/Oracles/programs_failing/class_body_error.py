print("a")
class A:
    x = 1
    y = 1 / 0
