"""LeNet-5 on 4,000 real digits, three seeds: how many of the 1,000 held-out digits it reads right, and how long it takes.

Every batch is moved by up to two pixels, so that the network never sees quite the same pictures again.

    .build-release/release/convsh Benchmarks/accuracy/digits.py
"""

import torch
import torch.nn as nn
import torch.nn.functional as F

EPOCHS = 40
BATCH = 32


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


train_set, test_set = load_dataset("digits")
images, labels = train_set.data, train_set.targets
test_images, test_labels = test_set.data, test_set.targets
for seed in range(3):
    torch.manual_seed(seed)
    net = LeNet5()
    optimizer = torch.optim.SGD(net.parameters(), lr=0.05, momentum=0.9, weight_decay=5e-4)
    scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=EPOCHS)
    criterion = nn.CrossEntropyLoss()
    for epoch in range(EPOCHS):
        order = torch.randperm(len(labels))
        for start in range(0, len(labels), BATCH):
            chosen = order[start:start + BATCH]
            down, right = torch.randint(-2, 3, (2,)).tolist()
            x = torch.roll(images[chosen].reshape(-1, 1, 28, 28).float() / 255, (down, right), (2, 3))
            optimizer.zero_grad()
            loss = criterion(net(x), labels[chosen])
            loss.backward()
            optimizer.step()
        scheduler.step()
    net.eval()
    with torch.no_grad():
        outputs = net(test_images.reshape(-1, 1, 28, 28).float() / 255)
        right = (outputs.argmax(1) == test_labels).sum().item()
    print(seed, right / 10, "%")
