import torch
from torch import nn, optim

def loss_of(w):
    return 0.5 * (w[0] ** 2 + 10 * w[1] ** 2)

for make in [
    lambda p: optim.SGD(p, lr=0.1), lambda p: optim.SGD(p, lr=0.1, momentum=0.9),
    lambda p: optim.SGD(p, lr=0.1, momentum=0.9, nesterov=True), lambda p: optim.SGD(p, 0.05, momentum=0.5, dampening=0.3, weight_decay=0.1),
    lambda p: optim.Adam(p, lr=0.1), lambda p: optim.AdamW(p, lr=0.1), lambda p: optim.Adam(p, lr=0.1, betas=(0.8, 0.9), eps=1e-3, weight_decay=0.1),
    lambda p: optim.RMSprop(p, lr=0.1, alpha=0.9), lambda p: optim.RMSprop(p, lr=0.01, momentum=0.5, centered=True, weight_decay=0.01),
    lambda p: optim.Adagrad(p, lr=1.0), lambda p: optim.Adagrad(p, lr=0.5, lr_decay=0.1, initial_accumulator_value=0.2)]:
    w = torch.tensor([10., 1.], requires_grad=True)
    opt = make([w])
    for _ in range(5):
        opt.zero_grad()
        loss_of(w).backward()
        opt.step()
        print([round(v, 4) for v in w.tolist()], end=" ")
    print()
print(optim.SGD([w], lr=0.1, momentum=0.9))
print(optim.Adam([w], lr=0.1))

class Xor(nn.Module):
    def __init__(self, hidden=4):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(2, hidden), nn.Tanh(), nn.Linear(hidden, 1))
    def forward(self, x):
        return self.layers(x).squeeze(1)

net = Xor()
with torch.no_grad():
    n = 0
    for p in net.parameters():
        for i in range(p.numel()):
            n += 1
            p.view(-1)[i] = ((n * 37) % 11 - 5) / 7
X = torch.tensor([[0., 0.], [0., 1.], [1., 0.], [1., 1.]])
y = torch.tensor([0., 1., 1., 0.])
optimizer = optim.SGD([{"params": net.layers[0].parameters()}, {"params": net.layers[2].parameters(), "lr": 0.3}], lr=0.2, momentum=0.9)
criterion = nn.MSELoss()
for epoch in range(200):
    optimizer.zero_grad()
    loss = criterion(net(X), y)
    loss.backward()
    optimizer.step()
    if epoch % 50 == 0:
        print(f"epoch {epoch}: loss {loss.item():.4f}")
for g in optimizer.param_groups:
    g["lr"] *= 0.1
print([g["lr"] for g in optimizer.param_groups], (net(X) > 0.5).tolist())
print(net)
