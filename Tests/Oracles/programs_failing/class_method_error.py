class A:
    def bad(self):
        print("in")
        return [1][3]

    def call(self):
        return self.bad()

A().call()
