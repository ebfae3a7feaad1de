"""A network that convsh makes, the same on every machine, for PyTorch to load: /tmp/ours.safetensors."""

import torch
import torch.nn as nn

torch.manual_seed(5)
net = nn.Sequential(
    nn.Conv2d(1, 4, 3, padding=1), nn.BatchNorm2d(4), nn.ReLU(), nn.MaxPool2d(2),
    nn.Conv2d(4, 8, 3), nn.ReLU(), nn.Flatten(), nn.Linear(8 * 4 * 4, 10))
torch.save(net.state_dict(), "/tmp/ours.safetensors")
