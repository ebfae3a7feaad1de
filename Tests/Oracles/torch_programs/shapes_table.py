# Sizes of feature maps: kernel, stride, padding, dilation, groups, pooling; the formula against the layers.
import math
import torch
from torch import nn


def out_size(i, f, p=0, s=1, d=1):
    return math.floor((i + 2 * p - d * (f - 1) - 1) / s + 1)


x = torch.zeros(1, 4, 32, 32)
configs = [
    dict(kernel_size=3),
    dict(kernel_size=3, padding=1),
    dict(kernel_size=5, stride=2),
    dict(kernel_size=5, stride=2, padding=2),
    dict(kernel_size=3, dilation=2),
    dict(kernel_size=3, dilation=4, padding=4),
    dict(kernel_size=7, stride=3, padding=1, dilation=2),
    dict(kernel_size=1),
    dict(kernel_size=11, stride=4),
]
print(f"| {'layer':60s} | {'out':>4s} | formula | {'params':>6s} |")
print("|" + "-" * 62 + "|" + "-" * 6 + "|" + "-" * 9 + "|" + "-" * 8 + "|")
for config in configs:
    layer = nn.Conv2d(4, 8, **config)
    y = layer(x)
    formula = out_size(32, config["kernel_size"], config.get("padding", 0), config.get("stride", 1), config.get("dilation", 1))
    assert y.shape[2] == y.shape[3] == formula
    print(f"| {str(layer):60s} | {y.shape[-1]:4d} | {formula:^7d} | {sum(p.numel() for p in layer.parameters()):6,d} |")

print("groups:")
for groups in (1, 2, 4):
    layer = nn.Conv2d(4, 8, 3, groups=groups, bias=False)
    print(" ", layer, tuple(layer.weight.shape), layer.weight.numel())
depthwise = nn.Sequential(nn.Conv2d(4, 4, 3, padding="same", groups=4), nn.Conv2d(4, 8, 1))
print(depthwise(x).shape, sum(p.numel() for p in depthwise.parameters()), "instead of", 8 * 4 * 9 + 8)

print("not square:")
layer = nn.Conv2d(4, 2, kernel_size=(3, 5), stride=(2, 1), padding=(4, 2), dilation=(3, 1))
print(layer, layer(torch.zeros(20, 4, 50, 100)).shape, layer.kernel_size, layer.stride)

print("pooling:")
ramp = torch.arange(36.0).reshape(1, 1, 6, 6)
for pool in [nn.MaxPool2d(2), nn.MaxPool2d(3, stride=2), nn.MaxPool2d(3, 2, padding=1), nn.MaxPool2d(3, stride=2, ceil_mode=True), nn.AvgPool2d(2), nn.AvgPool2d(3, stride=1), nn.AvgPool2d(3, 2, 1), nn.AdaptiveAvgPool2d(2), nn.AdaptiveAvgPool2d((1, 3)), nn.AdaptiveAvgPool2d(1)]:
    y = pool(ramp)
    print(pool, list(y.shape))
    print(y.squeeze())
values, where = nn.functional.max_pool2d(ramp, 2, return_indices=True)
print(values.flatten(), where.flatten())

net = nn.Sequential(nn.Conv2d(3, 6, 5), nn.ReLU(), nn.MaxPool2d(2, 2), nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2, 2), nn.Flatten(), nn.Linear(400, 10))
h = torch.rand(2, 3, 32, 32)
for i, layer in enumerate(net):
    before, h = h.shape, layer(h)
    print(f"{i}: {layer.__class__.__name__:<10}{str(tuple(before)):>18} -> {tuple(h.shape)}")
