# A data set of bars as a class, loaders for training and test, evaluation with a confusion matrix.
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, Dataset


class Bars(Dataset):
    """8x8 pictures: horizontal (0), vertical (1), both (2)."""

    classes = ["horizontal", "vertical", "cross"]

    def __init__(self, train=True, transform=None):
        super().__init__()
        self.transform = transform
        positions = [0, 2, 4, 6] if train else [1, 3, 5, 7]
        self.samples = [(kind, position) for position in positions for kind in range(len(self.classes))]

    def __len__(self):
        return len(self.samples)

    def __getitem__(self, index):
        kind, position = self.samples[index]
        picture = torch.zeros(1, 8, 8)
        if kind in (0, 2):
            picture[0, position, :] = 1
        if kind in (1, 2):
            picture[0, :, position] = 1
        if self.transform is not None:
            picture = self.transform(picture)
        return picture, kind


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 4, 3, padding=1)
        self.fc = nn.Linear(4 * 4 * 4, 3)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv(x)), 2)
        return self.fc(x.flatten(start_dim=1))


def train_one_epoch(model, loader, optimizer):
    model.train()
    losses = []
    for images, labels in loader:
        loss = F.cross_entropy(model(images), labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return sum(losses) / len(losses)


@torch.no_grad()
def evaluate(model, loader, n_classes=3):
    model.eval()
    confusion = torch.zeros(n_classes, n_classes, dtype=torch.int64)
    for images, labels in loader:
        for t, p in zip(labels, model(images).argmax(dim=1)):
            confusion[t, p] += 1
    return confusion


normalize = lambda picture: (picture - 0.25) / 0.5
train_loader = DataLoader(Bars(train=True, transform=normalize), batch_size=5)
test_loader = DataLoader(dataset=Bars(train=False, transform=normalize), batch_size=12, shuffle=False)
print(len(train_loader.dataset), len(train_loader), train_loader.batch_size, Bars()[2][0].squeeze().sum(0))
model = Net()
state = model.state_dict()
for key, value in state.items():
    state[key] = torch.cos(torch.arange(value.numel()) * 2.1 + 0.3).reshape(value.shape) * 0.2
model.load_state_dict(state)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(1, 9):
    print("epoch", epoch, "loss", f"{train_one_epoch(model, train_loader, optimizer):.4f}")
confusion = evaluate(model, test_loader)
print(confusion)
print("accuracy:", (confusion.diag().sum() / confusion.sum()).item())
header = " " * 12 + "".join(f"{name:>12}" for name in Bars.classes)
print(header)
for name, row in zip(Bars.classes, confusion):
    print(f"{name:>12}" + "".join(f"{count:>12d}" for count in row.tolist()))
recall = confusion.diag().float() / confusion.sum(dim=1).clamp(min=1)
print({name: round(value, 3) for name, value in zip(Bars.classes, recall.tolist())})
