# A data set of one's own, tensors as a data set, batches, parts, and a training loop over a loader.
import torch
from torch import nn
from torch.utils.data import Dataset, DataLoader, TensorDataset, Subset, random_split


class Squares(Dataset):
    def __init__(self, n, transform=None):
        self.n = n
        self.transform = transform

    def __len__(self):
        return self.n

    def __getitem__(self, index):
        x = torch.tensor([float(index), float(index % 3)])
        if self.transform:
            x = self.transform(x)
        return x, index * index


data = Squares(10)
print(len(data), data[3])
loader = DataLoader(data, batch_size=4)
print(len(loader))
for x, y in loader:
    print(x.shape, y, y.dtype)
for i, (x, y) in enumerate(DataLoader(data, batch_size=4, drop_last=True)):
    print(i, x[:, 0].tolist(), y.tolist())
halves = Squares(4, transform=lambda x: x / 2)
print(next(iter(DataLoader(halves, batch_size=3))))
pairs = TensorDataset(torch.arange(6.).reshape(6, 1), torch.tensor([0, 1, 0, 1, 0, 1]))
print(len(pairs), pairs[2], pairs[1:3])
part = Subset(pairs, [5, 0])
print(len(part), [p[1].item() for p in part])
train, test = random_split(pairs, [4, 2])
print(len(train), len(test), sorted(train.indices + test.indices))
seen = []
for x, y in DataLoader(pairs, batch_size=2, shuffle=True):
    seen += x.squeeze(1).tolist()
print(sorted(seen))


class Records(Dataset):
    def __len__(self):
        return 3

    def __getitem__(self, i):
        return {"name": f"r{i}", "value": i * 2, "flag": i > 0, "pair": (i, [i + 1, i + 2])}


for batch in DataLoader(Records(), batch_size=3):
    print(batch)
print(next(iter(DataLoader(list(range(5)), batch_size=2, collate_fn=lambda samples: sum(samples)))))

model = nn.Linear(1, 2)
with torch.no_grad():
    model.weight.copy_(torch.tensor([[0.1], [-0.1]]))
    model.bias.zero_()
optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
loss_fn = nn.CrossEntropyLoss()
for epoch in range(3):
    running = 0.0
    for x, y in DataLoader(pairs, batch_size=2):
        optimizer.zero_grad()
        loss = loss_fn(model(x), y)
        loss.backward()
        optimizer.step()
        running += loss.item()
    print(f"epoch {epoch + 1}: {running / 3:.5f}")
print(next(model.parameters()).shape, isinstance(pairs, Dataset))
