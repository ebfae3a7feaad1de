d = {(1, "a"): 1}
print(len(d))
print((1, [2]) in d)
