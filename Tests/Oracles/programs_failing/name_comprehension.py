squares = [k * k for k in range(3)]
print(squares)
print(k)
