class A:
    def __getitem__(self, i):
        if i == 2:
            raise ValueError("two")
        return i
for x in A():
    print(x)
