# Weights as dictionaries: copying, renaming keys, loading a part, freezing layers (transfer learning).
import torch
import torch.nn as nn


class Features(nn.Module):
    def __init__(self, classes):
        super().__init__()
        self.features = nn.Sequential(nn.Conv2d(1, 2, 3), nn.ReLU(), nn.MaxPool2d(2))
        self.classifier = nn.Linear(2 * 3 * 3, classes)

    def forward(self, x):
        return self.classifier(torch.flatten(self.features(x), 1))


def fill(net):
    with torch.no_grad():
        for i, p in enumerate(net.parameters(), start=1):
            p.copy_(torch.sin(torch.arange(p.numel()) * i * 1.0).reshape(p.shape) * 0.3)


old = Features(classes=4)
fill(old)
for key, value in old.state_dict().items():
    print(f"{key:20} {str(list(value.shape)):15} {value.sum().item(): .4f}")

# The state shares its storage with the net; clone to keep it.
state = old.state_dict()
saved = {k: v.clone() for k, v in state.items()}
with torch.no_grad():
    old.classifier.bias.add_(1)
print(state["classifier.bias"], saved["classifier.bias"])
old.load_state_dict(saved)
print(torch.equal(old.classifier.bias, saved["classifier.bias"]))

# A file from elsewhere has other names.
foreign = {"module." + k: v for k, v in saved.items()}
renamed = {k.replace("module.", ""): v for k, v in foreign.items()}
print(list(foreign)[:2], list(renamed)[:2], "features.0.weight" in renamed)
copy = Features(4)
print(copy.load_state_dict(renamed))

# A new net with more classes: take the features, leave the classifier.
new = Features(classes=3)
nn.init.constant_(new.classifier.weight, 0.05)
nn.init.zeros_(new.classifier.bias)
part = {k: v for k, v in saved.items() if not k.startswith("classifier")}
result = new.load_state_dict(part, strict=False)
print(result)
print("missing:", result.missing_keys, "unexpected:", result.unexpected_keys)
own = new.state_dict()
fitting = {k: v for k, v in saved.items() if k in own and v.shape == own[k].shape}
print(sorted(fitting))

# Freeze the features, train the classifier only.
for p in new.features.parameters():
    p.requires_grad = False
trainable = [n for n, p in new.named_parameters() if p.requires_grad]
print(trainable)
x = torch.cos(torch.arange(6 * 64).float() * 0.11).reshape(6, 1, 8, 8)
y = torch.tensor([0, 1, 2, 0, 1, 2])
optimizer = torch.optim.SGD(filter(lambda p: p.requires_grad, new.parameters()), lr=0.1)
for epoch in range(5):
    optimizer.zero_grad()
    loss = nn.CrossEntropyLoss()(new(x), y)
    loss.backward()
    optimizer.step()
    print(f"{epoch} {loss.item():.4f}")
print(torch.equal(new.features[0].weight, saved["features.0.weight"]), new.features[0].weight.grad, new.classifier.weight.grad.shape)

# A moving average of the weights of two nets.
mean = {k: 0.5 * saved[k] + 0.5 * copy.state_dict()[k] for k in saved}
mean.pop("classifier.bias")
mean["extra"] = torch.zeros(1)
print(copy.load_state_dict(mean, strict=False))
checkpoint = {"epoch": 5, "loss": round(loss.item(), 3), "keys": list(new.state_dict().keys())}
print(checkpoint)
