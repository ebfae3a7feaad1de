print("before")
x = 0
print(10 // 5)
y = 10 / x
print("never")
