# A residual block with projection shortcut, and why the shortcut helps the gradient.
import torch
import torch.nn as nn
import torch.nn.functional as F


class BasicBlock(nn.Module):
    expansion = 1

    def __init__(self, in_planes, planes, stride=1):
        super(BasicBlock, self).__init__()
        self.conv1 = nn.Conv2d(in_planes, planes, kernel_size=3, stride=stride, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(planes)
        self.conv2 = nn.Conv2d(planes, planes, kernel_size=3, stride=1, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(planes)
        self.shortcut = nn.Sequential()
        if stride != 1 or in_planes != self.expansion * planes:
            self.shortcut = nn.Sequential(
                nn.Conv2d(in_planes, self.expansion * planes, kernel_size=1, stride=stride, bias=False),
                nn.BatchNorm2d(self.expansion * planes),
            )

    def forward(self, x):
        out = F.relu(self.bn1(self.conv1(x)))
        out = self.bn2(self.conv2(out))
        out += self.shortcut(x)
        return F.relu(out)


class ResNet(nn.Module):
    def __init__(self, block, num_blocks, num_classes=10):
        super(ResNet, self).__init__()
        self.in_planes = 4
        self.conv1 = nn.Conv2d(3, 4, kernel_size=3, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(4)
        self.layer1 = self._make_layer(block, 4, num_blocks[0], stride=1)
        self.layer2 = self._make_layer(block, 8, num_blocks[1], stride=2)
        self.linear = nn.Linear(8 * block.expansion, num_classes)

    def _make_layer(self, block, planes, num_blocks, stride):
        strides = [stride] + [1] * (num_blocks - 1)
        layers = []
        for stride in strides:
            layers.append(block(self.in_planes, planes, stride))
            self.in_planes = planes * block.expansion
        return nn.Sequential(*layers)

    def forward(self, x):
        out = F.relu(self.bn1(self.conv1(x)))
        out = self.layer2(self.layer1(out))
        out = F.adaptive_avg_pool2d(out, 1)
        out = out.view(out.size(0), -1)
        return self.linear(out)


net = ResNet(BasicBlock, [1, 2], num_classes=3)
for i, m in enumerate(net.modules()):
    if isinstance(m, (nn.Conv2d, nn.Linear)):
        w = torch.sin(torch.arange(m.weight.numel()) * 1.7 + i)
        with torch.no_grad():
            m.weight.copy_((w / m.weight[0].numel() ** 0.5).reshape(m.weight.shape))
        if m.bias is not None:
            nn.init.zeros_(m.bias)
    elif isinstance(m, nn.BatchNorm2d):
        nn.init.constant_(m.weight, 1)
        nn.init.constant_(m.bias, 0)
print(net)
x = torch.cos(torch.arange(2 * 3 * 8 * 8).float() * 0.37).reshape(2, 3, 8, 8)
y = net(x)
print(y.shape, y)
loss = F.cross_entropy(y, torch.tensor([0, 2]))
loss.backward()
print(f"loss {loss.item():.4f}")
for name, p in net.named_parameters():
    if "conv" in name or name.startswith("linear"):
        print(f"{name:25s} {p.grad.norm().item():.4f}")
print(net.layer2[0].bn1.running_mean, net.layer2[0].shortcut[1].running_var)
net.eval()
print(net(x).softmax(dim=-1), sum(p.numel() for p in net.parameters()))

# Twenty small layers in a row: without shortcuts the gradient fades away, with them it stays.
for skip in (False, True):
    x = torch.linspace(-1, 1, 8, requires_grad=True)
    h = x
    for _ in range(20):
        f = torch.tanh(0.5 * h)
        h = h + 0.1 * f if skip else f
    h.sum().backward()
    print("with" if skip else "without", "shortcuts:", f"{x.grad.norm().item():.3g}")
