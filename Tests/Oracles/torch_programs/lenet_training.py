# LeNet-5 on a small data set of drawn patterns: bars, crosses, frames, diagonals.
import torch
import torch.nn as nn
import torch.nn.functional as F
import torch.optim as optim


def draw(kind, shift):
    """A 32x32 picture of one of four kinds, moved a little."""
    img = torch.zeros(32, 32)
    lo, hi = 6 + shift, 24 + shift
    if kind == 0:
        img[lo:hi, 14 + shift:17 + shift] = 1.0
    elif kind == 1:
        img[14 + shift:17 + shift, lo:hi] = 1.0
    elif kind == 2:
        img[lo:hi, lo:hi] = 1.0
        img[lo + 3:hi - 3, lo + 3:hi - 3] = 0.0
    else:
        for i in range(lo, hi):
            img[i, i - 1:i + 2] = 1.0
    return img.unsqueeze(0)


class LeNet5(nn.Module):
    def __init__(self, num_classes=10):
        super(LeNet5, self).__init__()
        self.c1 = nn.Conv2d(1, 6, kernel_size=5)
        self.s2 = nn.AvgPool2d(kernel_size=2, stride=2)
        self.c3 = nn.Conv2d(6, 16, kernel_size=5)
        self.s4 = nn.AvgPool2d(kernel_size=2, stride=2)
        self.c5 = nn.Conv2d(16, 120, kernel_size=5)
        self.f6 = nn.Linear(120, 84)
        self.output = nn.Linear(84, num_classes)

    def forward(self, x):
        x = torch.tanh(self.c1(x))
        x = self.s2(x)
        x = torch.tanh(self.c3(x))
        x = self.s4(x)
        x = torch.tanh(self.c5(x))
        x = x.view(x.size(0), -1)
        x = torch.tanh(self.f6(x))
        return self.output(x)


model = LeNet5(num_classes=4)
with torch.no_grad():
    for name, p in model.named_parameters():
        fan_in = p[0].numel() if p.dim() > 1 else 1
        k = torch.arange(p.numel()).float()
        p.copy_((torch.sin(k * 12.9898) * fan_in ** -0.5 if p.dim() > 1 else k * 0).reshape(p.shape))
print(model)
print("parameters:", sum(p.numel() for p in model.parameters()))

train_x = torch.stack([draw(k, s) for s in (-3, -1, 1, 3) for k in range(4)])
train_y = torch.tensor([0, 1, 2, 3] * 4)
test_x = torch.stack([draw(k, s) for k in range(4) for s in (-2, 0, 2)])
test_y = torch.tensor([k for k in range(4) for _ in range(3)])
print(train_x.shape, test_x.shape, train_x.sum().item())

criterion = nn.CrossEntropyLoss()
optimizer = optim.SGD(model.parameters(), lr=0.02, momentum=0.9)
for epoch in range(6):
    running_loss = 0.0
    for i in range(0, len(train_x), 8):
        inputs, labels = train_x[i:i + 8], train_y[i:i + 8]
        optimizer.zero_grad()
        outputs = model(inputs)
        loss = criterion(outputs, labels)
        loss.backward()
        optimizer.step()
        running_loss += loss.item() * inputs.size(0)
    print(f"Epoch {epoch + 1}/6  loss: {running_loss / len(train_x):.4f}")

model.eval()
correct = total = 0
with torch.no_grad():
    outputs = model(test_x)
    _, predicted = torch.max(outputs.data, 1)
    total += test_y.size(0)
    correct += (predicted == test_y).sum().item()
print(f"Accuracy on {total} test pictures: {100 * correct / total:.1f} %")
print(predicted, F.softmax(outputs, dim=1).max(dim=1)[0] > 0.5)
