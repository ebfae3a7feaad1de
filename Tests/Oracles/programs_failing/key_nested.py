config = {"net": {"layers": 3}}
def look(*path):
    value = config
    for name in path:
        value = value[name]
    return value
print(look("net", "layers"))
print(look("net", "width"))
