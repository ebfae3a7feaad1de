# A layer with a parameter of its own, a buffer, shared modules, a module list and hooks into the tree.
import torch
import torch.nn as nn


class Scale(nn.Module):
    def __init__(self, features):
        super().__init__()
        self.gain = nn.Parameter(torch.ones(features))
        self.shift = nn.Parameter(torch.zeros(features))
        self.register_buffer("calls", torch.zeros(1))

    def forward(self, x):
        self.calls += 1
        return x * self.gain + self.shift

    def extra_repr(self):
        return f"features={self.gain.numel()}"


class Block(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.linear = nn.Linear(width, width, bias=False)
        self.scale = Scale(width)
        self.activation = nn.ReLU()

    def forward(self, x):
        return x + self.activation(self.scale(self.linear(x)))


class Tower(nn.Module):
    def __init__(self, width, depth):
        super().__init__()
        self.blocks = nn.ModuleList([Block(width) for _ in range(depth)])
        self.head = nn.Linear(width, 2)
        self.unused = None

    def forward(self, x):
        for block in self.blocks:
            x = block(x)
        return self.head(x)


def fill(net):
    with torch.no_grad():
        for k, p in enumerate(net.parameters()):
            values = torch.arange(p.numel()).float().reshape(p.shape)
            p.copy_(((values * 7 + k) % 5 - 2) / 4)


net = Tower(3, 2)
fill(net)
print(net)
print(len(net.blocks), net.blocks[0].scale, net.blocks[-1].linear.bias)
x = torch.tensor([[1., -2., 0.5], [0.25, 3., -1.]])
y = net(x)
print(y)
y.sum().backward()
for name, p in net.named_parameters():
    print(name, tuple(p.shape), p.grad.abs().sum().item())
print(net.blocks[0].scale.calls, [name for name, _ in net.named_buffers()])
print(list(net.state_dict().keys()))
print([name for name, _ in net.named_modules()])
print([name for name, _ in net.named_children()])
print(sum(p.numel() for p in net.parameters() if p.requires_grad))
for p in net.blocks.parameters():
    p.requires_grad = False
print(sum(p.numel() for p in net.parameters() if p.requires_grad), len(list(net.head.parameters())))
state = net.state_dict()
other = Tower(3, 2)
print(other.load_state_dict(state), torch.allclose(other(x), net(x)))
net.apply(lambda m: print(type(m).__name__, end=" "))
print()
net.train(False)
print(net.training, net.blocks[1].scale.training)
net.head.weight.grad = None
print(net.head.weight)
net.head = nn.Identity()
print(net(x).shape, net.head)
net.extra = nn.Sequential()
print(net.extra, hasattr(net, "nothing"), net.unused)
tied = nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 2))
tied[1].weight = tied[0].weight
print(len(list(tied.parameters())), list(tied.state_dict().keys()))
print(isinstance(net.blocks[0], Block), isinstance(net.blocks[0], nn.Module), issubclass_free(net) if False else "ok")
