"""Residual networks: K. He, X. Zhang, S. Ren, J. Sun, "Deep residual learning for image recognition" (2016), and wider
ones: S. Zagoruyko, N. Komodakis, "Wide residual networks" (2016).

A block learns what to add to its input. Where sizes change, a convolution of 1×1 fits the input to what is added.

    run models/resnet.py
    net = resnet18()
    summary(net, (3, 224, 224))
"""

import torch
import torch.nn as nn
import torch.nn.functional as F


class BasicBlock(nn.Module):
    """Two convolutions of 3×3 and the input beside them."""

    growth = 1

    def __init__(self, inputs, maps, stride=1, width=1):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, maps, 3, stride=stride, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(maps)
        self.conv2 = nn.Conv2d(maps, maps, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(maps)
        self.downsample = shortcut(inputs, maps, stride)

    def forward(self, x):
        y = F.relu(self.bn1(self.conv1(x)))
        y = self.bn2(self.conv2(y))
        return F.relu(y + self.downsample(x))


class Bottleneck(nn.Module):
    """Fewer maps in the middle: 1×1, 3×3 with the stride, 1×1; four times as many come out. `width` widens the middle."""

    growth = 4

    def __init__(self, inputs, maps, stride=1, width=1):
        super().__init__()
        middle = maps * width
        self.conv1 = nn.Conv2d(inputs, middle, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(middle)
        self.conv2 = nn.Conv2d(middle, middle, 3, stride=stride, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(middle)
        self.conv3 = nn.Conv2d(middle, maps * 4, 1, bias=False)
        self.bn3 = nn.BatchNorm2d(maps * 4)
        self.downsample = shortcut(inputs, maps * 4, stride)

    def forward(self, x):
        y = F.relu(self.bn1(self.conv1(x)))
        y = F.relu(self.bn2(self.conv2(y)))
        y = self.bn3(self.conv3(y))
        return F.relu(y + self.downsample(x))


def shortcut(inputs, outputs, stride):
    if stride == 1 and inputs == outputs:
        return nn.Identity()
    return nn.Sequential(nn.Conv2d(inputs, outputs, 1, stride=stride, bias=False), nn.BatchNorm2d(outputs))


class ResNet(nn.Module):
    """Pictures N×3×224×224; four stages, each after the first with half the rows and columns and twice the maps."""

    def __init__(self, block, counts, classes=1000, width=1):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 64, 7, stride=2, padding=3, bias=False)
        self.bn1 = nn.BatchNorm2d(64)
        stages = []
        inputs = 64
        for stage, count in enumerate(counts):
            maps = 64 * 2 ** stage
            blocks = []
            for number in range(count):
                stride = 2 if stage > 0 and number == 0 else 1
                blocks.append(block(inputs, maps, stride, width))
                inputs = maps * block.growth
            stages.append(nn.Sequential(*blocks))
        self.layers = nn.Sequential(*stages)
        self.fc = nn.Linear(inputs, classes)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.bn1(self.conv1(x))), 3, stride=2, padding=1)
        x = F.adaptive_avg_pool2d(self.layers(x), 1)
        return self.fc(torch.flatten(x, 1))


def resnet18(classes=1000):
    return ResNet(BasicBlock, [2, 2, 2, 2], classes)


def resnet50(classes=1000):
    return ResNet(Bottleneck, [3, 4, 6, 3], classes)


def wide_resnet50_2(classes=1000):
    return ResNet(Bottleneck, [3, 4, 6, 3], classes, width=2)
