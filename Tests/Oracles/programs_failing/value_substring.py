s = "banana"
print(s.find("x"), s.index("n"))
print(s.index("x"))
