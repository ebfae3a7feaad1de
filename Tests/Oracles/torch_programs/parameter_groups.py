# Parameter groups: another learning rate for the last layer, no weight decay on biases; and clipping of gradients.
import torch
import torch.nn as nn
import torch.nn.functional as F

x = torch.sin(torch.arange(40).float()).reshape(10, 4)
y = (x[:, :2] * x[:, 2:]).sum(1, keepdim=True)


def build():
    net = nn.Sequential(nn.Linear(4, 6), nn.ReLU(), nn.Linear(6, 6), nn.ReLU(), nn.Linear(6, 1))
    with torch.no_grad():
        for k, p in enumerate(net.parameters()):
            p.copy_(torch.cos(torch.arange(p.numel()).float() * 1.3 + k).view(p.shape) * 0.5)
    return net


net = build()
decay, no_decay = [], []
for name, p in net.named_parameters():
    (no_decay if name.endswith("bias") else decay).append(p)
print(len(decay), len(no_decay), [tuple(p.shape) for p in no_decay])
optimizer = torch.optim.SGD([
    {"params": decay, "weight_decay": 0.1},
    {"params": no_decay},
], lr=0.05, momentum=0.9)
for group in optimizer.param_groups:
    print(group["lr"], group["weight_decay"], group["momentum"], sum(p.numel() for p in group["params"]))
for epoch in range(12):
    optimizer.zero_grad()
    loss = F.mse_loss(net(x), y)
    loss.backward()
    optimizer.step()
    if epoch % 4 == 3:
        print(f"epoch {epoch + 1}: {loss.item():.4f}  |w| = {sum((p ** 2).sum() for p in decay).item():.4f}")

# Fine-tuning: the body slowly, the head quickly.
net = build()
before = [p.clone() for p in net.parameters()]
optimizer = torch.optim.Adam([
    {"params": net[:4].parameters()},
    {"params": net[4].parameters(), "lr": 1e-2},
], lr=1e-4)
F.mse_loss(net(x), y).backward()
optimizer.step()
for (name, p), old in zip(net.named_parameters(), before):
    print(f"{name:10} moved by {(p - old).abs().max().item():.1e}")
optimizer.param_groups[0]["lr"] = 0.0
print([g["lr"] for g in optimizer.param_groups])
print(optimizer)

# Clipping keeps the direction and limits the length.
net = build()
loss = 100 * F.mse_loss(net(x), y)
loss.backward()
total = torch.sqrt(sum(p.grad.pow(2).sum() for p in net.parameters()))
direction = net[0].weight.grad / net[0].weight.grad.norm()
returned = nn.utils.clip_grad_norm_(net.parameters(), max_norm=1.0)
print(f"{total:.4f} {returned:.4f}", torch.allclose(direction, net[0].weight.grad / net[0].weight.grad.norm(), atol=1e-5))
print("after:", torch.sqrt(sum(p.grad.pow(2).sum() for p in net.parameters())))
for p in net.parameters():
    p.grad.clamp_(-0.1, 0.1)
print(max(p.grad.abs().max() for p in net.parameters()))
for max_norm in [None, 5.0, 0.5]:
    net = build()
    optimizer = torch.optim.SGD(net.parameters(), lr=0.01)
    for _ in range(5):
        optimizer.zero_grad()
        loss = 10 * F.mse_loss(net(x), y)
        loss.backward()
        if max_norm is not None:
            nn.utils.clip_grad_norm_(net.parameters(), max_norm)
        optimizer.step()
    print(max_norm, f"{loss.item():.4f}")
