"""Trains a small network in PyTorch and records its weights and answers -> torch_network/.

`trained.safetensors` is what the safetensors package writes of the state, `answers.json` the input's formula and the
outputs in evaluation. The other way round: with a folder as argument, loads the network that convsh wrote there as
`ours.safetensors` and records what PyTorch makes of it -> torch_network/ours.json.

    /tmp/venv/bin/pip install safetensors
    /tmp/venv/bin/python Tests/Oracles/torch_network.py
    .build-release/release/convsh Tests/Oracles/torch_network/ours.py
    /tmp/venv/bin/python Tests/Oracles/torch_network.py /tmp
"""

import json
import pathlib
import sys

import torch
import torch.nn as nn
from safetensors.torch import load_file, save_file

HERE = pathlib.Path(__file__).parent / "torch_network"
torch.set_num_threads(1)


def network():
    return nn.Sequential(
        nn.Conv2d(1, 4, 3, padding=1), nn.BatchNorm2d(4), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(4, 8, 3), nn.ReLU(), nn.Flatten(), nn.Linear(8 * 4 * 4, 10))


def pictures(count):
    return torch.sin(0.37 * torch.arange(float(count * 144))).reshape(count, 1, 12, 12)


if len(sys.argv) > 1:
    net = network()
    net.load_state_dict(load_file(str(pathlib.Path(sys.argv[1]) / "ours.safetensors")))
    answers = net.eval()(pictures(3)).detach()
    (HERE / "ours.json").write_text(json.dumps([[round(x, 6) for x in row] for row in answers.tolist()]) + "\n")
else:
    torch.manual_seed(1)
    net = network()
    labels = torch.arange(40) % 10
    optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
    for step in range(30):
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(pictures(40)), labels).backward()
        optimizer.step()
    HERE.mkdir(exist_ok=True)
    save_file(net.state_dict(), str(HERE / "trained.safetensors"), metadata={"format": "pt"})
    answers = net.eval()(pictures(3)).detach()
    (HERE / "answers.json").write_text(json.dumps([[round(x, 6) for x in row] for row in answers.tolist()]) + "\n")
