class A:
    size = 3
    def get(self):
        return size
print(A.size)
A().get()
