d = {(1, 2): "tuple"}
print(d)
d[[1, 2]] = "list"
