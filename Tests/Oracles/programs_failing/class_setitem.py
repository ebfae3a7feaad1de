class A:
    def __getitem__(self, i):
        return i
a = A()
print(a[5])
a[5] = 1
