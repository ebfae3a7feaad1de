# A neuron learns OR and AND, and cannot learn XOR.
def step(z): return 1 if z > 0 else 0
def train(table, rate=0.5, epochs=20):
    w, b = [0.0, 0.0], 0.0
    for epoch in range(epochs):
        errors = 0
        for (x1, x2), target in table:
            error = target - step(w[0] * x1 + w[1] * x2 + b)
            if error:
                errors += 1
                w[0] += rate * error * x1
                w[1] += rate * error * x2
                b += rate * error
        if not errors:
            print(f"learnt in epoch {epoch}:", w, b)
            break
    else:
        print("not learnt:", w, b)
    return [step(w[0] * x1 + w[1] * x2 + b) for (x1, x2), _ in table]
inputs = [(0, 0), (0, 1), (1, 0), (1, 1)]
for name, f in {"or": lambda a, b: a | b, "and": lambda a, b: a & b, "xor": lambda a, b: a ^ b}.items():
    print(name, train([((a, b), f(a, b)) for a, b in inputs]))
