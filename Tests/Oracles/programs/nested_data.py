data = {"net": [{"kind": "conv", "size": (3, 3), "bias": True}, {"kind": "pool", "size": 2}, {"kind": "linear", "shape": [128, 10]}], "name": "Le'Net\n", "rate": 1e-05, "none": None}
print(data)
print(data["net"][0]["size"][1], data["net"][-1]["shape"][0], [layer["kind"] for layer in data["net"]], {k: type(v) == list for k, v in data.items()})
data["net"][1]["size"] = data["net"][1]["size"], 2
data["net"][2]["shape"][1:] = [64, 10]
data["net"].insert(0, {})
data["net"][0]["kind"] = "input"
data["extra"] = {"a": {"b": {}}}
data["extra"]["a"]["b"]["c"] = [[], [[]]]
data["extra"]["a"]["b"]["c"][1][0].append(("deep",))
print(data["net"], data["extra"])
def write(value, indent=0):
    space = "  " * indent
    if isinstance(value, dict):
        for k, v in value.items():
            if isinstance(v, (dict, list)) and v:
                print(f"{space}{k}:")
                write(v, indent + 1)
            else: print(f"{space}{k}: {v!r}")
    elif isinstance(value, list):
        for i, v in enumerate(value):
            print(f"{space}- {i}")
            write(v, indent + 1)
    else: print(space + repr(value))
write(data)
def total(value):
    if isinstance(value, bool) or value is None or isinstance(value, str): return 0
    if isinstance(value, (int, float)): return value
    return sum(total(v) for v in (value.values() if isinstance(value, dict) else value))
print(total(data), total([1, [2.5, {"a": 3, "b": (4, [True])}]]), len(str(data)), str(data).count("{"), repr(data) == str(data))
table = [[None] * 3 for _ in range(2)]
table[0][1] = table[1] = "shared"
print(table, [[1, [2, [3]]]][0][1][1][0], ((1, (2,)),)[0][1][0], {"f": [lambda x: x + 1]}["f"][0](1), {"a": {"b": [0, {"c": "found"}]}}["a"]["b"][1]["c"][::-1])
