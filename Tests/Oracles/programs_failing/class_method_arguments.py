class A:
    def f(self, x, y=2):
        return x + y
print(A().f(1), A().f(x=3, y=4))
A().f(1, 2, 3)
