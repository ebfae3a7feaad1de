class A:
    def __init__(self):
        return 3
A()
