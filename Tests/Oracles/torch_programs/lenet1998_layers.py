# The layers of LeNet-5 as they were in 1998: scaled tanh, trainable subsampling, partial connection, RBF output.
import torch
import torch.nn as nn
import torch.nn.functional as F


class ScaledTanh(nn.Module):
    """f(a) = A tanh(S a), with f(1) = 1 and f(-1) = -1."""

    def __init__(self, A=1.7159, S=2 / 3):
        super().__init__()
        self.A = A
        self.S = S

    def forward(self, x):
        return self.A * torch.tanh(self.S * x)

    def extra_repr(self):
        return f"A={self.A}, S={self.S:.3f}"


class Subsampling(nn.Module):
    """Sum over 2x2, times one coefficient, plus one bias per map."""

    def __init__(self, channels, size=2):
        super().__init__()
        self.size = size
        self.coefficient = nn.Parameter(torch.full((channels,), 0.25))
        self.bias = nn.Parameter(torch.zeros(channels))

    def forward(self, x):
        s = F.avg_pool2d(x, self.size) * self.size ** 2
        return s * self.coefficient.view(1, -1, 1, 1) + self.bias[None, :, None, None]


class PartialConv(nn.Module):
    """C3: every map looks at some of the maps of S2 only; a mask switches the other weights off."""

    def __init__(self, table, inputs, kernel_size):
        super().__init__()
        self.conv = nn.Conv2d(inputs, len(table), kernel_size)
        mask = torch.zeros(len(table), inputs, 1, 1)
        for row, connected in enumerate(table):
            mask[row, connected] = 1
        self.register_buffer("mask", mask)

    def forward(self, x):
        return F.conv2d(x, self.conv.weight * self.mask, self.conv.bias)

    def n_parameters(self):
        k = self.conv.kernel_size[0]
        return int(self.mask.sum()) * k * k + self.conv.out_channels


class RBF(nn.Module):
    def __init__(self, inputs, classes):
        super().__init__()
        self.register_buffer("centers", ((torch.arange(inputs * classes) * 7 % 5 > 2).float() * 2 - 1).reshape(classes, inputs))

    def forward(self, x):
        return (x.unsqueeze(1) - self.centers).pow(2).sum(dim=2)


f = ScaledTanh()
x = torch.tensor([-6.0, -1.0, 0.0, 0.5, 1.0, 6.0], requires_grad=True)
f(x).sum().backward()
print(f, f(x), x.grad)

table = [[i, (i + 1) % 6, (i + 2) % 6] for i in range(6)]
table += [[i % 6, (i + 1) % 6, (i + 2) % 6, (i + 3) % 6] for i in range(6)]
table += [sorted([i, (i + 1) % 6, (i + 3) % 6, (i + 4) % 6]) for i in range(3)]
table.append(list(range(6)))
c3 = PartialConv(table, 6, 5)
print(c3.mask.squeeze().T.long())
print("C3 has", c3.n_parameters(), "parameters, a full convolution", 16 * (6 * 25 + 1))

net = nn.Sequential(nn.Conv2d(1, 6, 5), Subsampling(6), ScaledTanh(), c3, Subsampling(16), ScaledTanh(), nn.Conv2d(16, 120, 5), ScaledTanh(), nn.Flatten(), nn.Linear(120, 84), ScaledTanh(), RBF(84, 10))
for p in net.parameters():
    if p.dim() > 1:
        nn.init.constant_(p, 1 / p[0].numel())
    elif p[0] != 0.25:
        nn.init.zeros_(p)
print(net)
picture = torch.sin(torch.arange(1024).float() / 9).reshape(1, 1, 32, 32)
for layer in net:
    picture = layer(picture)
    print(f"{type(layer).__name__:12s} {str(tuple(picture.shape)):18s} {sum(p.numel() for p in layer.parameters()):6d} {picture.abs().mean().item():.4f}")
picture[0, 3].backward()
print(net[1].coefficient.grad, net[3].conv.weight.grad.abs().sum((2, 3))[0] > 0)
print([name for name, _ in net.named_buffers()], picture.argmin(1))
