# A line through points, with autograd by hand first and then with a module and an optimizer.
import torch
from torch import nn

x = torch.linspace(-1, 1, 21).unsqueeze(1)
y = 3 * x - 0.5 + 0.1 * torch.sin(20 * x)
w = torch.zeros(1, requires_grad=True)
b = torch.zeros(1, requires_grad=True)
for step in range(101):
    loss = ((x * w + b - y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        w -= 0.3 * w.grad
        b -= 0.3 * b.grad
        w.grad.zero_()
        b.grad.zero_()
    if step % 25 == 0:
        print(step, f"{loss.item():.6f}", f"{w.item():.4f} {b.item():.4f}")

model = nn.Linear(1, 1)
with torch.no_grad():
    model.weight.fill_(0.)
    model.bias.fill_(0.)
optimizer = torch.optim.Adam(model.parameters(), lr=0.1)
loss_fn = nn.MSELoss()
history = []
for epoch in range(60):
    prediction = model(x)
    loss = loss_fn(prediction, y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    history.append(loss.item())
print([round(v, 4) for v in history[::15]])
print(model.weight.item(), model.bias.item())
print(model.state_dict())
