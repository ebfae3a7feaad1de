# A small CNN with batch norm, early stopping and the best weights kept; bright spot left or right, up or down.
import torch
import torch.nn as nn
from torch.utils.data import TensorDataset, DataLoader


def spots(n, offset):
    images, labels = [], []
    for i in range(n):
        row, column = (3 * i + offset) % 6, (5 * i + i // 6 + offset) % 6
        yy, xx = torch.meshgrid(torch.arange(6.0), torch.arange(6.0), indexing="ij")
        images.append(torch.exp(-((yy - row) ** 2 + (xx - column) ** 2) / 2).unsqueeze(0))
        labels.append(2 * int(row >= 3) + int(column >= 3))
    return TensorDataset(torch.stack(images), torch.tensor(labels))


class SmallNet(nn.Module):
    def __init__(self, channels: int = 4, classes: int = 4):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(1, channels, 3, padding=1, bias=False),
            nn.BatchNorm2d(channels),
            nn.ReLU(),
            nn.AvgPool2d(3),
        )
        self.head = nn.Linear(channels * 2 * 2, classes)

    def forward(self, x):
        return self.head(self.body(x).flatten(1))


train_data, valid_data = spots(24, 0), spots(12, 1)
print(len(train_data), len(valid_data), train_data[0][0].shape, train_data.tensors[1].tolist())
train_loader = DataLoader(train_data, batch_size=8)
valid_loader = DataLoader(valid_data, batch_size=12)

device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
model = SmallNet().to(device)
with torch.no_grad():
    for k, p in enumerate(model.parameters()):
        if p.ndim > 1:
            p.copy_(torch.sin(torch.arange(p.numel()).float() * 1.9 + k).reshape(p.shape) * 0.4)
    model.head.bias.zero_()
print(device, next(model.parameters()).device)

criterion = nn.CrossEntropyLoss().to(device)
optimizer = torch.optim.AdamW(model.parameters(), lr=0.02, weight_decay=0.01)
best_loss, best_state, patience, waited = float("inf"), None, 2, 0
history = {"train": [], "valid": []}
for epoch in range(10):
    model.train()
    running, seen = 0.0, 0
    for images, labels in train_loader:
        images, labels = images.to(device), labels.to(device)
        optimizer.zero_grad(set_to_none=True)
        loss = criterion(model(images), labels)
        loss.backward()
        optimizer.step()
        running += loss.item() * len(images)
        seen += len(images)
    model.eval()
    with torch.no_grad():
        valid_loss = sum(criterion(model(x), y).item() * len(y) for x, y in valid_loader) / len(valid_data)
        hits = sum((model(x).argmax(1) == y).sum().item() for x, y in valid_loader)
    history["train"].append(running / seen)
    history["valid"].append(valid_loss)
    marker = ""
    if valid_loss < best_loss - 0.01:
        best_loss, waited, marker = valid_loss, 0, "*"
        best_state = {k: v.detach().clone() for k, v in model.state_dict().items()}
    else:
        waited += 1
    print(f"{epoch:2d} train {running / seen:.4f} valid {valid_loss:.4f} hits {hits:2d} {marker}")
    if waited > patience:
        print("stopped early")
        break
else:
    print("ran to the end")
model.load_state_dict(best_state)
print(f"best {best_loss:.4f}", model.body[1].num_batches_tracked, sorted(history))
