import torch
import torch.nn as nn
import torch.nn.functional as F

class Net(nn.Module):
    def __init__(self):
        super(Net, self).__init__()
        self.conv1 = nn.Conv2d(1, 6, 5, padding=2)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.pool = nn.MaxPool2d(2)
        self.fc1 = nn.Linear(16 * 5 * 5, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, 10)
        self.drop = nn.Dropout(0.25)

    def forward(self, x):
        x = self.pool(F.relu(self.conv1(x)))
        x = self.pool(torch.tanh(self.conv2(x)))
        x = torch.flatten(x, 1)
        x = F.relu(self.fc1(x))
        x = self.drop(F.relu(self.fc2(x)))
        return self.fc3(x)

net = Net()
print(net)
print(sum(p.numel() for p in net.parameters()))
for name, p in net.named_parameters():
    print(name, p.shape, p.requires_grad)
x = torch.ones(2, 1, 28, 28)
y = net(x)
print(y.shape)
loss = nn.CrossEntropyLoss()(y, torch.tensor([1, 2]))
loss.backward()
print(net.fc3.weight.grad.shape, net.conv1.bias.grad is not None)
net.zero_grad()
print(net.conv1.bias.grad)
seq = nn.Sequential(nn.Conv2d(1, 2, 3, stride=2, bias=False), nn.ReLU(inplace=True), nn.Flatten(), nn.LazyLinear(3) if False else nn.Linear(8, 3), nn.Softmax(dim=1), nn.LeakyReLU(0.2), nn.AvgPool2d(3, stride=1), nn.AdaptiveAvgPool2d((1, 1)), nn.Identity(), nn.ELU(), nn.GELU(), nn.LocalResponseNorm(5), nn.Sigmoid())
print(seq, len(seq), seq[1], seq[:2])
print(list(seq.state_dict().keys()))
print(net.training, net.eval().training, net.fc1.training)
print(isinstance(net, nn.Module), isinstance(net.fc1, nn.Linear), isinstance(net.fc1.weight, nn.Parameter))
ml = nn.ModuleList([nn.Linear(2, 2) for _ in range(3)])
print(ml)
state = net.state_dict()
other = Net()
print(other.load_state_dict(state))
print(torch.equal(other.fc1.weight, net.fc1.weight))
print([type(m).__name__ for m in net.modules()])
