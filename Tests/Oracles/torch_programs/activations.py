# Activation functions and their derivatives: values, gradients, saturation, dying ReLUs.
import torch
import torch.nn as nn
import torch.nn.functional as F

functions = [
    nn.Sigmoid(), nn.Tanh(), nn.ReLU(), nn.LeakyReLU(0.1), nn.ELU(alpha=1.0), nn.SELU(), nn.GELU(), nn.SiLU(), nn.Softplus(), nn.ReLU6(), nn.PReLU(init=0.25),
]
points = torch.tensor([-4.0, -2.0, -0.5, 0.0, 0.5, 2.0, 4.0])
print("x".rjust(34), " ".join(f"{v:8.2f}" for v in points.tolist()))
for f in functions:
    x = points.clone().requires_grad_()
    y = f(x)
    y.sum().backward()
    print(f"{str(f):>30} f: ", " ".join(f"{v:8.4f}" for v in y.tolist()))
    print(f"{'':>30} f':", " ".join(f"{v:8.4f}" for v in x.grad.tolist()))

# The same by formula.
x = points
print(torch.allclose(F.silu(x), x * torch.sigmoid(x)), torch.allclose(F.softplus(x), torch.log(1 + torch.exp(x)), atol=1e-6), torch.allclose(torch.tanh(x), 2 * torch.sigmoid(2 * x) - 1, atol=1e-6))
print(torch.equal(F.relu(x), x.clamp(min=0)), torch.equal(F.relu(x), torch.maximum(x, torch.zeros_like(x))), torch.equal(x.relu(), torch.relu(x)))
print(F.hardtanh(x), F.leaky_relu(x, negative_slope=0.2), F.gelu(x)[2:5])


# A function of one's own with a trainable slope.
class Swish(nn.Module):
    def __init__(self, beta: float = 1.0):
        super().__init__()
        self.beta = nn.Parameter(torch.tensor(beta))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x * torch.sigmoid(self.beta * x)


swish = Swish()
target = F.relu(points)
optimizer = torch.optim.SGD(swish.parameters(), lr=2.0)
for step in range(5):
    loss = F.mse_loss(swish(points), target)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print(f"step {step}: loss {loss.item():.5f} beta {swish.beta.item():.4f} grad {swish.beta.grad.item():.5f}")
print(swish, dict(swish.named_parameters()))

# Gradients through ten layers.
for f in [torch.sigmoid, torch.tanh, torch.relu, F.elu]:
    w = torch.tensor(1.0, requires_grad=True)
    h = w
    for _ in range(10):
        h = f(h)
    h.backward()
    print(f"{f.__name__:8}: {w.grad.item():.3e}")

# A ReLU that never fires does not learn.
layer = nn.Linear(2, 3)
with torch.no_grad():
    layer.weight[:] = torch.tensor([[1.0, 1.0], [0.5, -0.5], [1.0, -1.0]])
    layer.bias[:] = torch.tensor([0.0, 0.0, -10.0])
batch = torch.tensor([[1.0, 2.0], [2.0, 1.0], [0.5, 0.5]])
torch.relu(layer(batch)).sum().backward()
print(layer.weight.grad, layer.bias.grad)
alive = (torch.relu(layer(batch)) > 0).any(dim=0)
print("dead neurons:", [i for i, a in enumerate(alive) if not a], (~alive).nonzero().flatten())
