# The sine between -pi and pi, fitted by a polynomial of third degree in two ways.
import math
import torch

x = torch.linspace(-math.pi, math.pi, 200)
y = torch.sin(x)

# 1. With tensors and autograd.
a, b, c, d = [torch.zeros((), requires_grad=True) for _ in range(4)]
learning_rate = 5e-6
for t in range(400):
    y_pred = a + b * x + c * x ** 2 + d * x ** 3
    loss = (y_pred - y).pow(2).sum()
    if t % 100 == 99:
        print(t, round(loss.item(), 2))
    loss.backward()
    with torch.no_grad():
        for p in [a, b, c, d]:
            p -= learning_rate * p.grad
            p.grad = None
print(f"Result: y = {b.item():.4f} x + {d.item():.4f} x^3", "(the even powers vanish:", abs(a.item()) < 1e-3 and abs(c.item()) < 1e-3, end=")\n")

# 2. With nn and the powers as features.
powers = torch.tensor([1, 2, 3])
xx = x.unsqueeze(-1).pow(powers)
print(xx.shape, xx[0], xx[-1])
model = torch.nn.Sequential(torch.nn.Linear(3, 1), torch.nn.Flatten(0, 1))
torch.nn.init.constant_(model[0].weight, 0.0)
torch.nn.init.constant_(model[0].bias, 0.0)
loss_fn = torch.nn.MSELoss(reduction="sum")
optimizer = torch.optim.RMSprop(model.parameters(), lr=1e-2)
for t in range(1, 101):
    loss = loss_fn(model(xx), y)
    if t % 25 == 0:
        print(t, round(loss.item(), 2))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
layer = model[0]
print(f"Result: y = {layer.weight[:, 0].item():.3f} x + {layer.weight[:, 2].item():.3f} x^3", abs(layer.bias.item()) < 1e-3)


# 3. Class with parameters of its own.
class Polynomial3(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.a = torch.nn.Parameter(torch.tensor(0.0))
        self.b = torch.nn.Parameter(torch.tensor(0.85))
        self.c = torch.nn.Parameter(torch.tensor(0.0))
        self.d = torch.nn.Parameter(torch.tensor(-0.09))

    def forward(self, x):
        return self.a + self.b * x + self.c * x ** 2 + self.d * x ** 3

    def string(self):
        """Modules are classes: they may have methods of their own."""
        return f'y = {self.a.item():.2f} + {self.b.item():.2f} x + {self.c.item():.2f} x^2 + {self.d.item():.2f} x^3'


poly = Polynomial3()
print(poly, poly.string(), [name for name, _ in poly.named_parameters()])
print(((poly(x) - y) ** 2).mean(), poly(torch.tensor([0.0, 1.0, 2.0])))
