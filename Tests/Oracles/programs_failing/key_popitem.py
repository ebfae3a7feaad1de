d = {"x": 1}
while True:
    print(d.popitem())
