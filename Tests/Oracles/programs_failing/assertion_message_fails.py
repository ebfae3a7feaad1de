assert True, 1 / 0
print("the message is not evaluated")
assert False, 1 / 0
