# Learning rate schedules inside a training loop: step, cosine, on a plateau.
import torch
import torch.nn as nn
import torch.optim as optim
from torch.optim import lr_scheduler

x = torch.linspace(-1, 1, 24).reshape(-1, 1)
y = torch.sin(3 * x) * 0.5


def build():
    net = nn.Sequential(nn.Linear(1, 8), nn.Tanh(), nn.Linear(8, 1))
    with torch.no_grad():
        net[0].weight.copy_(torch.linspace(-2, 2, 8).unsqueeze(1))
        net[0].bias.copy_(torch.linspace(1, -1, 8))
        net[2].weight.copy_(torch.sin(torch.arange(8.0)).unsqueeze(0) / 4)
        net[2].bias.zero_()
    return net


def run(title, make_scheduler, epochs=12):
    net = build()
    criterion = nn.MSELoss()
    optimizer = optim.SGD(net.parameters(), lr=0.2, momentum=0.5)
    scheduler = make_scheduler(optimizer)
    print(title)
    for epoch in range(epochs):
        optimizer.zero_grad()
        loss = criterion(net(x), y)
        loss.backward()
        optimizer.step()
        lr = optimizer.param_groups[0]["lr"]
        if isinstance(scheduler, lr_scheduler.ReduceLROnPlateau):
            scheduler.step(loss)
        elif scheduler is not None:
            scheduler.step()
        if epoch % 3 == 0:
            print(f"  epoch {epoch:2d}  lr {lr:.5f}  loss {loss.item():.5f}")
    return loss.item()


results = {}
results["constant"] = run("constant", lambda optimizer: None)
results["step"] = run("StepLR", lambda optimizer: lr_scheduler.StepLR(optimizer, step_size=4, gamma=0.5))
results["cosine"] = run("CosineAnnealingLR", lambda optimizer: optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=12, eta_min=0.001))
results["plateau"] = run("ReduceLROnPlateau", lambda optimizer: lr_scheduler.ReduceLROnPlateau(optimizer, mode="min", factor=0.1, patience=1, threshold=0.2))
for name in sorted(results, key=results.get):
    print(f"{name:10s} {results[name]:.5f}")

# A schedule of one's own: warm-up, then decay, set in the parameter groups.
net = build()
optimizer = optim.Adam(net.parameters(), lr=0.0)


def learning_rate(step, warmup=4, peak=0.05):
    if step < warmup:
        return peak * (step + 1) / warmup
    return peak * 0.9 ** (step - warmup)


for step in range(8):
    for group in optimizer.param_groups:
        group["lr"] = learning_rate(step)
    loss = nn.functional.mse_loss(net(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print(step, f"{optimizer.param_groups[0]['lr']:.4f}", f"{loss.item():.4f}")
