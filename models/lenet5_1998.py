"""LeNet-5 as in the paper: Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, "Gradient-based learning applied to document
recognition" (1998), figure 2, table I, appendix A.

    run models/lenet5_1998.py
    net = LeNet5()
    summary(net, (1, 32, 32))
"""

import torch
import torch.nn as nn
import torch.nn.functional as F

# Table I: the maps of S2 that each map of C3 sees, so that the maps must learn different things.
SEEN_BY_C3 = [
    [0, 1, 2], [1, 2, 3], [2, 3, 4], [3, 4, 5], [4, 5, 0], [5, 0, 1],
    [0, 1, 2, 3], [1, 2, 3, 4], [2, 3, 4, 5], [3, 4, 5, 0], [4, 5, 0, 1], [5, 0, 1, 2],
    [0, 1, 3, 4], [1, 2, 4, 5], [0, 2, 3, 5],
    [0, 1, 2, 3, 4, 5],
]

# What the 84 numbers of F6 should look like for each digit: a picture of it, 12 rows of 7. The shapes are ours.
PICTURES = """
.#####. ...##.. .#####. .#####. ....##. ####### ..####. ####### .#####. .#####.
##...## ..###.. ##...## ##...## ...###. ##..... .##.... .....## ##...## ##...##
##...## .####.. .....## .....## ..####. ##..... ##..... .....## ##...## ##...##
##...## ...##.. .....## .....## .##.##. ##..... ##..... ....##. ##...## ##...##
##...## ...##.. ....##. ....##. ##..##. ######. ##.###. ....##. .#####. ##...##
##...## ...##.. ...##.. ..###.. ##..##. .....## ###..## ...##.. .#####. .######
##...## ...##.. ..##... ....##. ####### .....## ##...## ...##.. ##...## .....##
##...## ...##.. .##.... .....## ....##. .....## ##...## ..##... ##...## .....##
##...## ...##.. ##..... .....## ....##. .....## ##...## ..##... ##...## .....##
##...## ...##.. ##..... ##...## ....##. ##...## ##...## ..##... ##...## ....##.
##...## ...##.. ##..... ##...## ....##. ##...## ##...## ..##... ##...## ...##..
.#####. .#####. ####### .#####. ....##. .#####. .#####. ..##... .#####. .###...
"""


def squash(x):
    """1.7159·tanh(2x/3): goes through (1, 1) and (-1, -1), and bends most there."""
    return 1.7159 * torch.tanh(x * 2 / 3)


class Subsampling(nn.Module):
    """Windows of 2×2 added up, times a number to learn, plus another: two for each map."""

    def __init__(self, maps):
        super().__init__()
        self.coefficient = nn.Parameter(torch.full((maps,), 0.25))
        self.bias = nn.Parameter(torch.zeros(maps))

    def forward(self, x):
        sums = 4 * F.avg_pool2d(x, 2)
        return squash(sums * self.coefficient.reshape(-1, 1, 1) + self.bias.reshape(-1, 1, 1))


class PartialConvolution(nn.Module):
    """A convolution whose maps see only some of the maps before."""

    def __init__(self, seen, kernel_size):
        super().__init__()
        self.seen = seen
        self.maps = nn.ModuleList([nn.Conv2d(len(maps), 1, kernel_size) for maps in seen])

    def forward(self, x):
        return torch.cat([conv(x[:, maps]) for conv, maps in zip(self.maps, self.seen)], 1)


def codes():
    """The ten pictures as rows of 84 numbers, 1 for ink and -1 for none."""
    lines = [line.split() for line in PICTURES.split("\n") if line]
    return torch.tensor([[1.0 if ink == "#" else -1.0 for line in lines for ink in line[digit]] for digit in range(10)])


class LeNet5(nn.Module):
    """Pictures N×1×32×32, about -0.1 for white and 1.175 for black; 60,000 parameters.

    What comes out is minus the squared distance to each digit's picture: the nearest has the largest number.
    """

    def __init__(self):
        super().__init__()
        self.c1 = nn.Conv2d(1, 6, 5)
        self.s2 = Subsampling(6)
        self.c3 = PartialConvolution(SEEN_BY_C3, 5)
        self.s4 = Subsampling(16)
        self.c5 = nn.Conv2d(16, 120, 5)
        self.f6 = nn.Linear(120, 84)
        self.register_buffer("codes", codes())

    def forward(self, x):
        x = self.s2(squash(self.c1(x)))
        x = self.s4(squash(self.c3(x)))
        x = torch.flatten(squash(self.c5(x)), 1)
        x = squash(self.f6(x))
        return -((x.unsqueeze(1) - self.codes) ** 2).sum(2)
