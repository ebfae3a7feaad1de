"""LeNet-5 on Fashion-MNIST: the same text for convsh and for PyTorch. What stands in front of it reads the pictures,
as bytes, into `images`, `labels`, `test_images` and `test_labels`, and sets `seed`."""

import torch
import torch.nn as nn
import torch.nn.functional as F

EPOCHS = 8
BATCH = 64


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


torch.manual_seed(seed)
net = LeNet5()
optimizer = torch.optim.SGD(net.parameters(), lr=0.05, momentum=0.9, weight_decay=5e-4)
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=EPOCHS)
criterion = nn.CrossEntropyLoss()
for epoch in range(EPOCHS):
    order = torch.randperm(len(labels))
    for start in range(0, len(labels), BATCH):
        chosen = order[start:start + BATCH]
        x = images[chosen].float() / 255
        optimizer.zero_grad()
        loss = criterion(net(x), labels[chosen])
        loss.backward()
        optimizer.step()
    scheduler.step()

right = 0
with torch.no_grad():
    for start in range(0, len(test_labels), 500):
        outputs = net(test_images[start:start + 500].float() / 255)
        right += (outputs.argmax(1) == test_labels[start:start + 500]).sum().item()
print(100 * right / len(test_labels))
