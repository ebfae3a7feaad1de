if False:
    value = 1
print("no value")
print(value)
