# Optimisers on Rosenbrock's valley and on a long quadratic bowl, as a table.
import torch
import torch.optim as optim


def rosenbrock(p):
    x, y = p[0], p[1]
    return (1 - x) ** 2 + 100 * (y - x ** 2) ** 2


def bowl(p):
    return (p * p * torch.tensor([1.0, 10.0])).sum() / 2


def minimize(f, start, make, steps):
    p = torch.tensor(start, requires_grad=True)
    optimizer = make([p])
    path = [p.detach().clone()]
    for _ in range(steps):
        optimizer.zero_grad()
        loss = f(p)
        loss.backward()
        optimizer.step()
        path.append(p.detach().clone())
    return torch.stack(path), f(p).item()


optimizers = {
    "SGD": lambda ps: optim.SGD(ps, lr=0.001),
    "momentum": lambda ps: optim.SGD(ps, lr=0.001, momentum=0.8),
    "nesterov": lambda ps: optim.SGD(ps, lr=0.001, momentum=0.8, nesterov=True),
    "weight decay": lambda ps: optim.SGD(ps, lr=0.001, weight_decay=0.5),
    "Adagrad": lambda ps: optim.Adagrad(ps, lr=0.3),
    "RMSprop": lambda ps: optim.RMSprop(ps, lr=0.02, alpha=0.95),
    "Adam": lambda ps: optim.Adam(ps, lr=0.05, betas=(0.9, 0.99)),
    "AdamW": lambda ps: optim.AdamW(ps, lr=0.05, weight_decay=0.1),
}
print(f"{'optimiser':<14}|{'x':>9}|{'y':>9}|{'f(x, y)':>10}|{'way':>8}")
print("-" * 14 + "+" + "+".join(["-" * 9] * 2 + ["-" * 10, "-" * 8]))
for name, make in optimizers.items():
    path, value = minimize(rosenbrock, [-1.2, 1.0], make, 40)
    way = (path[1:] - path[:-1]).norm(dim=1).sum()
    print(f"{name:<14}|{path[-1, 0]:9.4f}|{path[-1, 1]:9.4f}|{value:10.4f}|{way:8.3f}")

print()
for name, make in optimizers.items():
    path, value = minimize(bowl, [4.0, 1.0], make, 10)
    print(name.ljust(14), *[f"({x:.3f}, {y:.3f})" for x, y in path[::5].tolist()])

# How large may the learning rate be? With curvature 10 anything above 0.2 diverges.
for lr in (0.05, 0.1, 0.19, 0.21):
    path, value = minimize(bowl, [1.0, 1.0], lambda ps: optim.SGD(ps, lr=lr), 20)
    print(f"lr={lr:<5} |y| after 20 steps: {abs(path[-1][1].item()):.3e} {'diverges' if value > 5.5 else 'converges'}")
best = min(optimizers, key=lambda name: minimize(bowl, [4.0, 1.0], optimizers[name], 10)[1])
print("best on the bowl:", best)
