# Logistic regression with BCEWithLogitsLoss: two clouds of points, decision line, confusion counts.
import torch
import torch.nn as nn
import torch.nn.functional as F

t = torch.arange(20).float()
cloud0 = torch.stack([-1 + torch.sin(3 * t), -0.5 + torch.cos(5 * t)], 1)
cloud1 = torch.stack([1 + torch.cos(4 * t), 0.8 + torch.sin(7 * t)], 1)
X = torch.cat((cloud0, cloud1))
y = torch.cat((torch.zeros(20), torch.ones(20)))


class LogisticRegression(nn.Module):
    def __init__(self, n_features):
        super().__init__()
        self.linear = nn.Linear(n_features, 1)
        nn.init.constant_(self.linear.weight, 0.0)
        nn.init.constant_(self.linear.bias, 0.0)

    def forward(self, x):
        return self.linear(x).squeeze(-1)

    def predict(self, x):
        return (torch.sigmoid(self(x)) > 0.5).float()


model = LogisticRegression(n_features=X.shape[1])
criterion = nn.BCEWithLogitsLoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
print(model, "\nloss before:", criterion(model(X), y).item())
for epoch in range(40):
    optimizer.zero_grad()
    logits = model(X)
    loss = criterion(logits, y)
    loss.backward()
    optimizer.step()
    if (epoch + 1) % 8 == 0:
        acc = (model.predict(X) == y).float().mean()
        print(f"Epoch [{epoch + 1:>2}/40], Loss: {loss.item():.4f}, Acc: {acc:.3f}")

w, b = model.linear.weight.detach(), model.linear.bias.detach()
print(w, b, f"line: x2 = {-(w[0, 0] / w[0, 1]).item():.3f} x1 + {-(b / w[0, 1]).item():.3f}")

# The three ways to write the loss agree.
with torch.no_grad():
    logits = model(X)
    p = torch.sigmoid(logits)
    by_hand = -(y * torch.log(p) + (1 - y) * torch.log(1 - p)).mean()
    print(by_hand, F.binary_cross_entropy(p, y), F.binary_cross_entropy_with_logits(logits, y), nn.BCELoss()(p, y))
    print(nn.BCEWithLogitsLoss(reduction="sum")(logits, y), nn.BCEWithLogitsLoss(reduction="none")(logits[:3], y[:3]))
    print(nn.BCEWithLogitsLoss(pos_weight=torch.tensor(3.0))(logits, y))

pred = model.predict(X)
tp = int(((pred == 1) & (y == 1)).sum())
fp = int(((pred == 1) & (y == 0)).sum())
fn = int(((pred == 0) & (y == 1)).sum())
tn = int(((pred == 0) & (y == 0)).sum())
print(f"TP {tp} FP {fp} FN {fn} TN {tn}")
precision, recall = tp / (tp + fp), tp / (tp + fn)
print(f"precision {precision:.3f}, recall {recall:.3f}, F1 {2 * precision * recall / (precision + recall):.3f}")
