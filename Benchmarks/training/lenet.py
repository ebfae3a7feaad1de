"""One epoch of LeNet-5 over 60,000 pictures of noise, kept as bytes: an ordinary program, for PyTorch and for convsh."""

import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, TensorDataset


class LeNet5(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 5, padding=2)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.fc1 = nn.Linear(16 * 5 * 5, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, 10)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        x = torch.flatten(x, 1)
        x = F.relu(self.fc1(x))
        x = F.relu(self.fc2(x))
        return self.fc3(x)


torch.manual_seed(0)
images = torch.randint(0, 256, (60000, 1, 28, 28), dtype=torch.uint8)
labels = torch.randint(0, 10, (60000,))
net = LeNet5()
optimizer = torch.optim.SGD(net.parameters(), lr=0.01, momentum=0.9)
criterion = nn.CrossEntropyLoss()

# The epoch begins here.
order = torch.randperm(60000)
for start in range(0, 60000, 64):
    chosen = order[start:start + 64]
    x = images[chosen].float() / 255
    optimizer.zero_grad()
    loss = criterion(net(x), labels[chosen])
    loss.backward()
    optimizer.step()
print(loss.item())
