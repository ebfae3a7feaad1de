# Evaluating a classifier: accuracy, top-k, confusion matrix, precision and recall, macro averages, a text report.
import torch
import torch.nn.functional as F

names = ["cat", "dog", "bird", "fish"]
n = 40
i = torch.arange(n)
labels = (i * 7 + i // 5) % 4
scores = torch.sin((i[:, None] + 0.3) * torch.tensor([1.3, 2.1, 0.7, 1.9])) + 1.5 * F.one_hot(labels, 4)
print(scores[:3], labels[:10])

predictions = scores.argmax(dim=1)
correct = (predictions == labels)
print(f"top-1: {correct.sum().item()}/{n} = {correct.float().mean().item():.1%}")


def accuracy(output, target, topk=(1,)):
    """The accuracy over the k best predictions for the given values of k."""
    maxk = max(topk)
    batch_size = target.size(0)
    _, pred = output.topk(maxk, 1, True, True)
    pred = pred.t()
    correct = pred == target.view(1, -1).expand(maxk, batch_size)
    res = []
    for k in topk:
        correct_k = correct[:k].reshape(-1).float().sum(0, keepdim=True)
        res.append(correct_k.mul_(100.0 / batch_size))
    return res


top1, top2, top3 = accuracy(scores, labels, topk=(1, 2, 3))
print(top1, top2.item(), f"{top3.item():.2f}")
values, indices = torch.topk(scores[5], k=2)
print(values, indices, [names[j] for j in indices])
print(torch.topk(scores[:2], 2, dim=1, largest=False))

confusion = torch.zeros(4, 4).long()
for t, p in zip(labels, predictions):
    confusion[t.item(), p.item()] += 1
print(confusion)
print(confusion / confusion.sum(1, keepdim=True))

print(f"\n{'':>8}{'precision':>12}{'recall':>12}{'f1':>12}{'support':>10}")
macro = []
for k, name in enumerate(names):
    tp = confusion[k, k].item()
    predicted = confusion[:, k].sum().item()
    actual = confusion[k, :].sum().item()
    precision = tp / predicted if predicted else 0.0
    recall = tp / actual if actual else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    macro.append((precision, recall, f1))
    print(f"{name:>8}{precision:12.3f}{recall:12.3f}{f1:12.3f}{actual:10d}")
means = [sum(column) / len(column) for column in zip(*macro)]
print(f"{'macro':>8}" + "".join(f"{m:12.3f}" for m in means) + f"{n:>10}")

wrong = torch.nonzero(predictions != labels).flatten()
print("wrong:", wrong.tolist())
for index in wrong[:4]:
    p = F.softmax(scores[index], dim=0)
    print(f"#{index.item():02d} is {names[labels[index]]}, taken for {names[predictions[index]]} ({p.max():.0%})")
counts = {}
for name in [names[k] for k in predictions.tolist()]:
    counts[name] = counts.get(name, 0) + 1
print(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
print(torch.unique(predictions, return_counts=True), labels.unique())
confidence = F.softmax(scores, 1).max(1).values
order = confidence.argsort(descending=True)
for k in (5, 10, 20, 40):
    print(f"most confident {k:2d}: {correct[order[:k]].float().mean().item():.3f}")
