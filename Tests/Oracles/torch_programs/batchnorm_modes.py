# Batch normalisation and dropout: what changes between train() and eval().
import torch
from torch import nn

torch.manual_seed(1)
x = torch.stack([torch.arange(6.0), torch.arange(6.0) ** 2, torch.ones(6)], dim=1)
bn = nn.BatchNorm1d(3)
print(bn, bn.training, bn.eps, bn.momentum, bn.num_features)

# By hand: the biased variance normalises, the unbiased one goes into the running value.
mean = x.mean(0)
var = x.var(0, unbiased=False)
by_hand = (x - mean) / torch.sqrt(var + bn.eps)
out = bn(x)
print(torch.allclose(out, by_hand, atol=1e-5), out[:, 0])
print(bn.running_mean, 0.1 * mean)
print(bn.running_var, 0.9 * torch.ones(3) + 0.1 * x.var(0))
for _ in range(30):
    bn(x)
print(bn.num_batches_tracked, bn.running_mean, bn.running_var)

bn.eval()
print(bn(x)[2], ((x - bn.running_mean) / (bn.running_var + bn.eps).sqrt())[2])
before = bn.running_mean.clone()
bn(x + 100)
print("unchanged in eval:", torch.equal(before, bn.running_mean))

# In two dimensions the statistics are per channel, over pictures and positions.
images = torch.arange(2 * 2 * 3 * 3).float().reshape(2, 2, 3, 3)
bn2 = nn.BatchNorm2d(2, momentum=1.0)
with torch.no_grad():
    bn2.weight.copy_(torch.tensor([2.0, 0.5]))
    bn2.bias.copy_(torch.tensor([0.0, 1.0]))
out = bn2(images)
print(out.mean((0, 2, 3)), out.std(dim=(0, 2, 3), unbiased=False))
print(bn2.running_mean, bn2.running_var)
for name, value in bn2.state_dict().items():
    print(name, value)

# The bias of a layer in front of a batch norm has no effect.
layer = nn.Linear(3, 2)
layer.load_state_dict({"weight": torch.tensor([[1.0, -1.0, 0.5], [0.2, 0.1, 0.0]]), "bias": torch.zeros(2)})
norm = nn.BatchNorm1d(2, affine=False)
first = norm(layer(x))
layer.bias.data += 5.0
print((first - norm(layer(x))).abs().max().item() < 1e-4, norm.weight, list(norm.state_dict()))

# Dropout: in training zeros and the rest scaled by 1/(1-p), in evaluation nothing.
drop = nn.Dropout(p=0.5)
ones = torch.ones(1000)
kept = drop(ones)
print(sorted(kept.unique().tolist()), 350 < (kept == 0).sum().item() < 650)
drop.eval()
print(torch.equal(drop(ones), ones), drop)
print(nn.functional.dropout(ones[:4], 0.5, training=False), nn.Dropout(0.0)(ones[:3]), nn.Dropout(1.0)(ones[:3]))
net = nn.Sequential(nn.Linear(3, 3), nn.BatchNorm1d(3), nn.ReLU(), nn.Dropout(0.2))
net.eval()
print([m.training for m in net.modules()], net.train()[3].training)
for m in net:
    if isinstance(m, nn.BatchNorm1d):
        m.eval()
print([m.training for m in net])
