# Two spirals, a small classifier, batches cut by hand, accuracy in evaluation mode.
import math
import torch
import torch.nn as nn
import torch.nn.functional as F
import torch.optim as optim


def spirals(n):
    points, labels = [], []
    for label in range(2):
        for i in range(n):
            r = 0.2 + 0.8 * i / n
            t = 1.2 * math.pi * i / n + math.pi * label
            points.append([r * math.cos(t), r * math.sin(t)])
            labels.append(label)
    return torch.tensor(points), torch.tensor(labels)


class Classifier(nn.Module):
    def __init__(self, hidden=16):
        super(Classifier, self).__init__()
        self.fc1 = nn.Linear(2, hidden)
        self.fc2 = nn.Linear(hidden, hidden)
        self.out = nn.Linear(hidden, 2)

    def forward(self, x):
        x = torch.tanh(self.fc1(x))
        x = F.relu(self.fc2(x))
        return self.out(x)


def accuracy(model, x, y):
    model.eval()
    with torch.no_grad():
        right = (model(x).argmax(dim=1) == y).sum().item()
    model.train()
    return right / len(y)


X, Y = spirals(40)
model = Classifier()
with torch.no_grad():
    for k, p in enumerate(model.parameters()):
        n = p.numel()
        p.copy_((torch.sin(torch.arange(n).float() * (k + 1.3)) / math.sqrt(p.shape[-1])).reshape(p.shape))
optimizer = optim.SGD(model.parameters(), lr=0.1, momentum=0.9, weight_decay=1e-4)
criterion = nn.CrossEntropyLoss()
order = [(i * 7) % 80 for i in range(80)]
for epoch in range(1, 31):
    total = 0.0
    for start in range(0, 80, 16):
        index = torch.tensor(order[start:start + 16])
        optimizer.zero_grad()
        loss = criterion(model(X[index]), Y[index])
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 5.0) if False else None
        optimizer.step()
        total += loss.item() * len(index)
    if epoch % 10 == 0:
        print(f"Epoch {epoch:2d}  loss {total / 80:.4f}  accuracy {accuracy(model, X, Y):.2%}")
print(F.softmax(model(X[:3]), dim=1))
confusion = [[0, 0], [0, 0]]
for target, predicted in zip(Y.tolist(), model(X).argmax(1).tolist()):
    confusion[target][predicted] += 1
print(confusion)
