# The receptive field of well-known nets in pure Python, and its measurement with a gradient.
import torch
import torch.nn as nn


class Layer:
    def __init__(self, name, kernel, stride=1, padding=0, dilation=1):
        self.name, self.kernel, self.stride = name, kernel, stride
        self.padding, self.dilation = padding, dilation

    def __repr__(self):
        return f"Layer({self.name!r}, k={self.kernel}, s={self.stride}, p={self.padding}, d={self.dilation})"

    def out(self, size):
        return (size + 2 * self.padding - self.dilation * (self.kernel - 1) - 1) // self.stride + 1


def receptive_field(layers, size):
    """Rows of (name, size, jump, field, start)."""
    jump, field, start = 1, 1, 0.5
    rows = []
    for layer in layers:
        size = layer.out(size)
        extent = layer.dilation * (layer.kernel - 1)
        field += extent * jump
        start += (extent / 2 - layer.padding) * jump
        jump *= layer.stride
        rows.append((layer.name, size, jump, field, start))
    return rows


nets = {
    "LeNet-5": (32, [Layer("C1", 5), Layer("S2", 2, 2), Layer("C3", 5), Layer("S4", 2, 2), Layer("C5", 5)]),
    "AlexNet": (227, [Layer("conv1", 11, 4), Layer("pool1", 3, 2), Layer("conv2", 5, 1, 2), Layer("pool2", 3, 2), *[Layer(f"conv{i}", 3, 1, 1) for i in (3, 4, 5)], Layer("pool5", 3, 2)]),
    "dilated": (64, [Layer(f"d{d}", 3, padding=d, dilation=d) for d in [1, 2, 4, 8]]),
}
for name, (size, layers) in nets.items():
    print(f"{name} (input {size})")
    print(f"{'layer':>8} {'size':>5} {'jump':>5} {'field':>6} {'start':>6}")
    for row in receptive_field(layers, size):
        print("{:>8} {:>5} {:>5} {:>6} {:>6.1f}".format(*row))
print(nets["LeNet-5"][1][0], len(nets["AlexNet"][1]))
vgg = []
for block, n in enumerate([2, 2, 3, 3, 3], 1):
    vgg += [Layer(f"conv{block}_{i + 1}", 3, padding=1) for i in range(n)] + [Layer(f"pool{block}", 2, 2)]
last = receptive_field(vgg, 224)[-1]
print("VGG-16:", last, "depth", sum(1 for layer in vgg if layer.name.startswith("conv")))

# Measured: which pixels have a gradient that is not zero?
for title, net in [
    ("two 3x3", nn.Sequential(nn.Conv2d(1, 1, 3, bias=False), nn.Conv2d(1, 1, 3, bias=False))),
    ("one 5x5", nn.Sequential(nn.Conv2d(1, 1, 5, bias=False))),
    ("3x3, pool, 3x3", nn.Sequential(nn.Conv2d(1, 1, 3, bias=False), nn.AvgPool2d(2), nn.Conv2d(1, 1, 3, bias=False))),
    ("dilation 2", nn.Sequential(nn.Conv2d(1, 1, 3, dilation=2, bias=False))),
]:
    for p in net.parameters():
        nn.init.ones_(p)
    x = torch.zeros(1, 1, 20, 20, requires_grad=True)
    y = net(x)
    middle = y.shape[-1] // 2
    y[0, 0, middle, middle].backward()
    touched = (x.grad[0, 0] != 0).nonzero()
    top, bottom = touched[:, 0].min().item(), touched[:, 0].max().item()
    print(f"{title:15} field {bottom - top + 1:2d}, pixels {len(touched):3d}, largest gradient {x.grad.max().item():g}")
