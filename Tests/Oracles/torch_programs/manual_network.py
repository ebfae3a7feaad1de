# A network with one hidden layer, written with tensors only: forward, backward by hand, and the check by autograd.
import torch

# Data: 16 points in the plane, the target is a smooth function of them.
n = 16
t = torch.arange(n, dtype=torch.float32)
X = torch.stack([torch.sin(t), torch.cos(0.7 * t)], dim=1)
Y = (X[:, 0:1] * X[:, 1:2] + 0.5 * X[:, 0:1])

hidden = 5
W1 = torch.sin(torch.arange(2 * hidden).float() + 1).reshape(2, hidden)
b1 = torch.zeros(hidden)
W2 = torch.cos(torch.arange(hidden).float()).reshape(hidden, 1) / 2
b2 = torch.zeros(1)


def forward(X):
    """Returns the inner results as well, because the way back needs them."""
    z = X @ W1 + b1
    h = torch.tanh(z)
    return z, h, h @ W2 + b2


def gradients(X, Y):
    z, h, out = forward(X)
    d_out = 2 * (out - Y) / len(X)
    d_W2 = h.t() @ d_out
    d_b2 = d_out.sum(0)
    d_h = d_out @ W2.t()
    d_z = d_h * (1 - h ** 2)
    return X.t() @ d_z, d_z.sum(0), d_W2, d_b2


# Does the backward pass by hand agree with autograd?
by_hand = gradients(X, Y)
parameters = [W1, b1, W2, b2]
for p in parameters:
    p.requires_grad_(True)
loss = ((forward(X)[2] - Y) ** 2).mean()
loss.backward()
for name, p, g in zip(["W1", "b1", "W2", "b2"], parameters, by_hand):
    print(name, tuple(p.shape), torch.allclose(p.grad, g, atol=1e-6), f"|g| = {g.norm():.4f}")
for p in parameters:
    p.requires_grad_(False)

learning_rate = 0.2
for epoch in range(50):
    grads = gradients(X, Y)
    for p, g in zip(parameters, grads):
        p -= learning_rate * g
    if epoch % 10 == 9:
        loss = (forward(X)[-1] - Y).pow(2).mean()
        print("epoch %d: loss %.4f" % (epoch + 1, loss))
print(W2.squeeze(), b2)
prediction = forward(X[:4])[2]
for want, got in zip(Y[:4], prediction):
    print("{:+.3f} {:+.3f}".format(want.item(), got.item()))
