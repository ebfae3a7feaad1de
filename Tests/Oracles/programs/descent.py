# Gradient descent with momentum on (x - 3)^2 + 10 (y + 1)^2, with a derivative by finite differences.
def f(p): return (p[0] - 3) ** 2 + 10 * (p[1] + 1) ** 2
def gradient(f, p, h=1 / 1024):
    result = []
    for i in range(len(p)):
        up, down = p[:], p.copy()
        up[i] += h
        down[i] -= h
        result.append((f(up) - f(down)) / (2 * h))
    return result
for rate, momentum in [(0.05, 0.0), (0.05, 0.5), (0.125, 0)]:
    p, v = [0.0, 0.0], [0.0, 0.0]
    history = [f(p)]
    for k in range(1, 31):
        g = gradient(f, p)
        v = [momentum * vi + gi for vi, gi in zip(v, g)]
        p = [pi - rate * vi for pi, vi in zip(p, v)]
        history += [f(p)]
        if k % 10 == 0:
            print(f"rate {rate:<6} momentum {momentum!s:>3} step {k:>2}: loss {f(p):10.4f} at ({p[0]:.3f}, {p[1]:+.3f})")
    print("falls" if all(b <= a for a, b in zip(history, history[1:])) else "does not always fall", len(history), f"{min(history):.2e}")
print(gradient(lambda p: p[0] ** 3, [2.0]), gradient(lambda p: p[0] * p[1], [3.0, 4.0]), [round(d, 6) for d in gradient(lambda p: 1 / p[0], [2.0])])
