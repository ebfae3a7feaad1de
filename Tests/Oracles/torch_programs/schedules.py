import torch
import torch.nn as nn
import torch.optim as optim
from torch.nn.utils import clip_grad_norm_
from torch.optim.lr_scheduler import StepLR, CosineAnnealingLR, ReduceLROnPlateau

layer = nn.Linear(3, 2)
nn.init.constant_(layer.weight, 0.25)
nn.init.zeros_(layer.bias)


def rates(make, epochs, lr=0.1):
    optimizer = optim.SGD(layer.parameters(), lr=lr)
    scheduler = make(optimizer)
    seen = [scheduler.get_last_lr()[0]]
    for _ in range(epochs):
        optimizer.step()
        scheduler.step()
        seen.append(scheduler.get_last_lr()[0])
    return " ".join(f"{rate:.6f}" for rate in seen)


print(rates(lambda o: StepLR(o, step_size=3), 10))
print(rates(lambda o: StepLR(o, 2, gamma=0.5), 7))
print(rates(lambda o: CosineAnnealingLR(o, T_max=5), 14))
print(rates(lambda o: CosineAnnealingLR(o, T_max=4, eta_min=0.01), 6))
print(rates(lambda o: CosineAnnealingLR(o, T_max=1), 5))

losses = [1.0, 0.9, 0.91, 0.92, 0.93, 0.89995, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.6, 0.7]
for settings in [
    {"patience": 2},
    {"patience": 1, "factor": 0.5, "cooldown": 2},
    {"patience": 0, "min_lr": 0.004, "threshold": 0.1, "threshold_mode": "abs"},
    {"mode": "max", "patience": 1},
]:
    optimizer = optim.SGD([{"params": [layer.weight]}, {"params": [layer.bias], "lr": 0.02}], lr=0.1)
    scheduler = ReduceLROnPlateau(optimizer, **settings)
    seen = []
    for loss in losses:
        scheduler.step(torch.tensor(loss))
        seen.append([round(group["lr"], 8) for group in optimizer.param_groups])
    print(settings, seen, scheduler.num_bad_epochs, round(scheduler.best, 4))

# A schedule and clipping in a training loop.
torch.manual_seed(0)
model = nn.Sequential(nn.Linear(2, 4), nn.Tanh(), nn.Linear(4, 1))
with torch.no_grad():
    for p in model.parameters():
        p.copy_(torch.linspace(-1, 1, p.numel()).reshape(p.shape))
x = torch.linspace(-2, 2, 20).reshape(10, 2)
y = x.prod(1, keepdim=True)
optimizer = optim.SGD(model.parameters(), lr=0.2, momentum=0.5)
scheduler = StepLR(optimizer, step_size=10, gamma=0.3)
criterion = nn.MSELoss()
for epoch in range(30):
    optimizer.zero_grad()
    loss = criterion(model(x), y)
    loss.backward()
    norm = clip_grad_norm_(model.parameters(), max_norm=1.0)
    optimizer.step()
    scheduler.step()
    if epoch % 6 == 0:
        print(f"{epoch}: loss {loss.item():.5f} norm {norm.item():.5f} lr {scheduler.get_last_lr()}")
print(clip_grad_norm_(model.parameters(), 0.01, norm_type=float("inf")))
print(max(p.grad.abs().max().item() for p in model.parameters()))
print(clip_grad_norm_(model[0].weight, 100, norm_type=1.0), model[0].weight.grad)
print(optimizer)

# First values: their bounds and spreads.
for activation in ["linear", "sigmoid", "tanh", "relu", "selu"]:
    print(activation, round(nn.init.calculate_gain(activation), 6))
print(nn.init.calculate_gain("leaky_relu", 0.2))
w = torch.empty(64, 32, 5, 5)
for name, fill in [
    ("xavier uniform", lambda: nn.init.xavier_uniform_(w, gain=2.0)),
    ("kaiming uniform", lambda: nn.init.kaiming_uniform_(w, a=0.5)),
    ("kaiming out", lambda: nn.init.kaiming_uniform_(w, mode="fan_out", nonlinearity="relu")),
    ("uniform", lambda: nn.init.uniform_(w, -3, 1)),
]:
    fill()
    print(name, f"{w.min().item():.3f} {w.max().item():.3f} {abs(w.mean().item() + (name == 'uniform')) < 0.05}")
for name, fill in [
    ("xavier normal", lambda: nn.init.xavier_normal_(w)),
    ("kaiming normal", lambda: nn.init.kaiming_normal_(w, nonlinearity="relu")),
    ("normal", lambda: nn.init.normal_(w, 1.0, 0.5)),
]:
    fill()
    print(name, f"{w.std().item():.2f} {abs(w.mean().item() - (name == 'normal')) < 0.01}")
nn.init.ones_(layer.bias)
print(layer.bias)
