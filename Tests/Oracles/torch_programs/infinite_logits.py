# Shares, their logarithms and losses where logits are infinite, or all but one are.
import torch
import torch.nn.functional as F

infinity = float("inf")
for logits in ([infinity, 1.0], [1.0, infinity], [-infinity, 1.0], [-infinity, -infinity], [infinity, infinity]):
    row = torch.tensor(logits)
    print(F.softmax(row, 0), F.log_softmax(row, 0), torch.logsumexp(row, 0))
    print(F.cross_entropy(row[None], torch.tensor([1])), torch.sigmoid(row), torch.tanh(row), F.relu(row))
    print(F.softmax(torch.stack([row, torch.tensor([0.0, 1.0])]), dim=0))
