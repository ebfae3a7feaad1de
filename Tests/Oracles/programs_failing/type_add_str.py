n = 3
print("n is " + str(n))
print("n is " + n)
