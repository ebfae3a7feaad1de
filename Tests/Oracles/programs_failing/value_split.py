print("a b".split(None), "a,b".split(","))
print("ab".split(""))
