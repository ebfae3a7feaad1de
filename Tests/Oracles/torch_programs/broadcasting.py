# Exercise 2: broadcasting and indexing.
import torch

row = torch.arange(4)
column = torch.arange(3).unsqueeze(1)
print(row + column * 10)
print((row.float() - row.float().mean()) / row.float().std())

# Distances of every point of P to every point of Q without a loop.
P = torch.tensor([[0.0, 0.0], [1.0, 1.0], [2.0, 0.0]])
Q = torch.tensor([[0.0, 1.0], [3.0, 4.0]])
distances = ((P[:, None, :] - Q[None, :, :]) ** 2).sum(dim=-1).sqrt()
print(distances, distances.shape)
print(distances.argmin(dim=1), distances.min(dim=0).values)

# Normalising the channels of a batch of pictures.
images = torch.arange(2 * 3 * 2 * 2).float().view(2, 3, 2, 2)
mean = images.mean(dim=(0, 2, 3), keepdim=True)
std = images.std(dim=(0, 2, 3), keepdim=True, unbiased=False)
normal = (images - mean) / std
print(mean.shape, std.flatten(), normal[0, 1])

# Indexing: single elements, slices, steps, lists, masks.
m = torch.arange(30).reshape(5, 6)
print(m[2], m[2, 3], m[-1, -1].item(), m[1:3, ::2], m[:, 1], m[..., -1], m[::2, 1::3])
print(m[[0, 4]], m[[0, 1, 2], [3, 4, 5]], m[:, [5, 0]], m[torch.tensor([1, 1])])
print(m[m % 7 == 0], (m > 25).nonzero(), m[m[:, 0] > 10].shape)
m[0] = -1
m[:, 0] += 100
m[m > 110] = 0
m[1, 1:3] = torch.tensor([70, 80])
print(m)
print(torch.where(m < 0, torch.zeros_like(m), m), m.clamp(0, 20)[1])
print(torch.where(torch.tensor([True, False]), 1.0, 0.0))

# one-hot by comparison, and picking the score of the right class.
labels = torch.tensor([2, 0, 1])
print((labels[:, None] == torch.arange(3)).long())
scores = torch.tensor([[0.1, 0.2, 0.7], [0.5, 0.3, 0.2], [0.3, 0.3, 0.4]])
print(scores[torch.arange(3), labels], scores.gather(1, labels.unsqueeze(1)).squeeze(1))

# Views and permutations.
chw = torch.arange(12).reshape(3, 2, 2)
hwc = chw.permute(1, 2, 0)
print(hwc, hwc.shape, hwc.stride(), chw.stride(), chw.transpose(0, 2).shape)
print(chw.flip(-1)[0], torch.roll(torch.arange(5), 2), torch.flip(m[:2], dims=[0, 1]))
print(row.expand(2, 4), row.repeat(2, 2))
for i, part in enumerate(torch.chunk(torch.arange(7), 3)):
    print(i, part)
a, b = torch.arange(6).split([2, 4])
print(a, b, [t.item() for t in torch.arange(3)])
x, y = torch.meshgrid(torch.arange(3), torch.arange(2), indexing="ij")
print(x, y)
print(torch.einsum("ij,jk->ik", P, Q.T), torch.einsum("i,j->ij", row, row)[3], torch.outer(row, row)[2])
print(torch.triu(torch.ones(3, 3)), torch.tril(torch.ones(3, 3), -1), torch.diag(torch.tensor([1, 2])), chw[0].trace())
