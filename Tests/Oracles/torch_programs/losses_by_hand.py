# Softmax, cross-entropy and friends: by hand and built in.
import math
import torch
import torch.nn as nn
import torch.nn.functional as F

logits = torch.tensor([[2.0, 1.0, 0.1], [0.5, 2.5, -1.0], [-1.0, 0.0, 3.0], [1.0, 1.0, 1.0]], requires_grad=True)
target = torch.tensor([0, 1, 1, 2])


def softmax(z):
    e = torch.exp(z - z.max(dim=1, keepdim=True).values)
    return e / e.sum(dim=1, keepdim=True)


p = softmax(logits)
print(p, p.sum(dim=1))
print(torch.softmax(logits, dim=1), nn.Softmax(dim=1)(logits)[0], F.softmax(logits, dim=-1)[1].sum())
print(torch.allclose(F.log_softmax(logits, dim=1), p.log()), torch.logsumexp(logits, dim=1))

by_hand = -torch.log(p[range(4), target]).mean()
print(by_hand, F.cross_entropy(logits, target), F.nll_loss(torch.log_softmax(logits, 1), target), nn.NLLLoss()(nn.LogSoftmax(dim=1)(logits), target))
print(F.cross_entropy(logits, target, reduction="none"), F.cross_entropy(logits, target, reduction="sum"))

# Options: weights of classes, ignored labels, smoothing, probabilities as targets.
print(nn.CrossEntropyLoss(weight=torch.tensor([1.0, 2.0, 0.5]))(logits, target))
print(nn.CrossEntropyLoss(ignore_index=2)(logits, target), nn.CrossEntropyLoss(label_smoothing=0.1)(logits, target))
onehot = F.one_hot(target, num_classes=3)
print(onehot, -(onehot * F.log_softmax(logits, 1)).sum(1).mean(), F.cross_entropy(logits, onehot.float()))

# The famous gradient: probability minus one-hot.
F.cross_entropy(logits, target, reduction="sum").backward()
print(logits.grad)
print(torch.allclose(logits.grad, (p - onehot).detach(), atol=1e-6))

# Large scores: the naive form overflows, log_softmax does not.
big = torch.tensor([[1000.0, 0.0]])
naive = torch.exp(big) / torch.exp(big).sum()
print(naive, F.softmax(big, dim=1), F.log_softmax(big, dim=1), F.cross_entropy(big, torch.tensor([1])))

# Regression.
a, b = torch.tensor([1.0, 2.0, 4.0]), torch.tensor([1.5, 2.0, 1.0])
print(F.mse_loss(a, b), ((a - b) ** 2).mean(), nn.MSELoss(reduction="none")(a, b), F.l1_loss(a, b), nn.L1Loss(reduction="sum")(a, b))

# Binary.
z, t = torch.tensor([-2.0, 0.0, 3.0]), torch.tensor([0.0, 1.0, 1.0])
q = torch.sigmoid(z)
print(-(t * q.log() + (1 - t) * (1 - q).log()).mean(), F.binary_cross_entropy(q, t), F.binary_cross_entropy_with_logits(z, t))
print([round(-math.log(v), 4) for v in (0.9, 0.5, 0.1, 0.01)], math.log(10))
# A temperature makes the distribution sharper or flatter.
for T in (0.5, 1.0, 5.0, 100.0):
    d = F.softmax(logits[0].detach() / T, dim=0)
    entropy = -(d * d.log()).sum()
    print(f"T = {T:>5}: {[round(v, 3) for v in d.tolist()]} entropy {entropy:.4f}")
# For pictures: one label per pixel.
scores = torch.sin(torch.arange(2 * 3 * 2 * 2).float()).reshape(2, 3, 2, 2)
labels = torch.tensor([[[0, 1], [2, 0]], [[1, 1], [0, 2]]])
print(F.cross_entropy(scores, labels), scores.argmax(dim=1).shape, nn.CrossEntropyLoss())
