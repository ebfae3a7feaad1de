"""Training stopped in the middle, and taken up again by another optimizer from what the first one has kept."""
import torch
import torch.nn as nn
from torch.optim.lr_scheduler import ExponentialLR, LambdaLR, MultiStepLR


def parameters():
    w = torch.tensor([[1.0, -2.0], [0.5, 3.0]], requires_grad=True)
    b = torch.tensor([0.25, -0.5], requires_grad=True)
    return w, b


def train(optimizer, w, b, steps, first=0):
    for step in range(first, first + steps):
        x = torch.tensor([1.0, step / 2])
        optimizer.zero_grad()
        ((w @ x + b) ** 2).sum().backward()
        optimizer.step()


rules = [
    ("SGD", lambda p: torch.optim.SGD(p, lr=0.01)),
    ("SGD with momentum", lambda p: torch.optim.SGD(p, lr=0.01, momentum=0.9, dampening=0.1, weight_decay=0.1)),
    ("Adam", lambda p: torch.optim.Adam(p, lr=0.1)),
    ("AdamW", lambda p: torch.optim.AdamW(p, lr=0.1, betas=(0.8, 0.9))),
    ("RMSprop", lambda p: torch.optim.RMSprop(p)),
    ("RMSprop, centered", lambda p: torch.optim.RMSprop(p, momentum=0.5, centered=True)),
    ("Adagrad", lambda p: torch.optim.Adagrad(p, lr=0.1, initial_accumulator_value=0.5)),
]
for name, rule in rules:
    print("==", name)
    w, b = parameters()
    optimizer = rule([w, b])
    print(optimizer.state_dict())
    train(optimizer, w, b, 3)
    saved = optimizer.state_dict()
    print(saved["state"])
    print(saved["param_groups"])

    # A new optimizer goes on from there.
    w2 = w.detach().clone().requires_grad_()
    b2 = b.detach().clone().requires_grad_()
    other = rule([w2, b2])
    other.load_state_dict(saved)
    train(other, w2, b2, 1, first=3)
    print(w2.tolist(), b2.tolist())
    print([state["step"].item() for state in other.state_dict()["state"].values() if "step" in state])

print("== groups")
w, b = parameters()
optimizer = torch.optim.SGD([{"params": [w], "lr": 0.5}, {"params": [b], "momentum": 0.0}], lr=0.1, momentum=0.9)
train(optimizer, w, b, 1)
saved = optimizer.state_dict()
print(list(saved["state"]), [group["params"] for group in saved["param_groups"]])
other = torch.optim.SGD([{"params": [w]}, {"params": [b]}], lr=1.0)
other.load_state_dict(saved)
print([(group["lr"], group["momentum"]) for group in other.param_groups])
print(other.param_groups[0]["params"][0] is w)

print("== schedules")
for make in [
    lambda o: MultiStepLR(o, milestones=[2, 3, 3], gamma=0.5),
    lambda o: ExponentialLR(o, gamma=0.9),
    lambda o: LambdaLR(o, lr_lambda=lambda epoch: 1 / (epoch + 1)),
    lambda o: LambdaLR(o, [lambda epoch: 0.5**epoch]),
]:
    layer = nn.Linear(2, 1)
    optimizer = torch.optim.SGD(layer.parameters(), lr=1.0)
    scheduler = make(optimizer)
    rates = [scheduler.get_last_lr()]
    for epoch in range(4):
        optimizer.step()
        scheduler.step()
        rates.append(scheduler.get_last_lr())
    print(rates, optimizer.param_groups[0]["initial_lr"], scheduler.last_epoch)
