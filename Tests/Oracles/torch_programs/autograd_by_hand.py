# Exercise 3: autograd. Derivatives, accumulation, detach, no_grad, descent on a function.
import math
import torch

x = torch.tensor(2.0, requires_grad=True)
y = x ** 3 - 4 * x + torch.exp(-x)
print(y)
y.backward()
print(x.grad, 3 * 2.0 ** 2 - 4 - math.exp(-2.0))

# Gradients add up until they are set to zero.
for i in range(3):
    (x ** 2).backward()
    print(i, x.grad.item())
x.grad.zero_()
(5 * x).backward()
print(x.grad)
x.grad = None

# A vector, a function with a scalar value, and the chain rule.
w = torch.tensor([1.0, -2.0, 0.5], requires_grad=True)
z = torch.sigmoid(w * torch.tensor([0.5, 1.0, 2.0])).sum()
print(z, z.grad_fn is not None, w.is_leaf, z.is_leaf, z.requires_grad)
z.backward()
s = torch.sigmoid(w.detach() * torch.tensor([0.5, 1.0, 2.0]))
print(w.grad, s * (1 - s) * torch.tensor([0.5, 1.0, 2.0]))

# A vector-valued function needs the vector of the product.
v = torch.arange(3.0, requires_grad=True)
(v ** 2).backward(gradient=torch.tensor([1.0, 10.0, 100.0]))
print(v.grad)

# detach cuts the graph; no_grad records nothing.
a = torch.tensor([3.0], requires_grad=True)
b = a * 2
c = b.detach() * a
c.backward()
print(a.grad, b.detach().requires_grad, b)
with torch.no_grad():
    d = a * 2
print(d.requires_grad, torch.is_grad_enabled(), d)

# Gradients of inner results.
h = a * 3
h.retain_grad()
(h ** 2).sum().backward()
print(h.grad, a.grad)
g, = torch.autograd.grad((a ** 3).sum(), a)
print(g)

# Second derivative.
t = torch.tensor(1.5, requires_grad=True)
first, = torch.autograd.grad(torch.sin(t) * t, t, create_graph=True)
second, = torch.autograd.grad(first, t)
print(first.item(), second.item(), 2 * math.cos(1.5) - 1.5 * math.sin(1.5))


# Descent on Himmelblau's function.
def himmelblau(p):
    x, y = p
    return (x ** 2 + y - 11) ** 2 + (x + y ** 2 - 7) ** 2


p = torch.tensor([0.0, 0.0], requires_grad=True)
for step in range(31):
    value = himmelblau(p)
    value.backward()
    with torch.no_grad():
        p -= 0.01 * p.grad
    p.grad.zero_()
    if step % 10 == 0:
        print(f"{step:3d}  f = {value.item():9.4f}  at ({p[0].item():.4f}, {p[1].item():.4f})")
print(p)
