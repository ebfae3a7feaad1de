# Exercise 1: making tensors, looking at them, and the arithmetic of tensors.
import math
import torch

a = torch.tensor([[1, 2, 3], [4, 5, 6]])
b = torch.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
print("a =", a)
print("b =", b)
print(a.dtype, b.dtype, a.shape, a.ndim, a.numel(), a.size(0), a.size())
print(b.T, b.t().shape, a.is_contiguous(), a.t().is_contiguous())
print(torch.zeros(2, 3), torch.ones(3, dtype=torch.long), torch.full((2, 2), 7.5))
print(torch.arange(0, 10, 2), torch.arange(5, 0, -1), torch.arange(0.0, 1.0, 0.25))
print(torch.linspace(0, 1, 5), torch.eye(3))

# Arithmetic is element by element; @ is the matrix product.
print(a + 1, a * a, a / 2, a // 2, a % 3, -a, a ** 2)
print(b @ b.T, torch.matmul(b, torch.ones(3)), torch.dot(b[0], b[1]))
print(b > 2.5, (b > 2.5).sum(), (b > 2.5).float().mean())
print(torch.exp(b[0]), torch.log(b[1]), b.sqrt(), torch.sin(torch.tensor(math.pi / 2)))

# Reductions with and without a dimension.
print(b.sum(), b.sum(dim=0), b.sum(dim=1), b.mean(dim=1, keepdim=True), b.std(), b.var(dim=0, unbiased=False))
print(b.max(), b.max(dim=1), b.argmax(), b.argmin(dim=0), a.prod(), b.norm())
values, indices = torch.sort(torch.tensor([3.0, 1.0, 2.0]), descending=True)
print(values, indices, torch.cumsum(torch.arange(1, 6), dim=0))

# Numbers that are large, small or special change the way a tensor is printed.
print(torch.tensor([0.001, 1000.0, 123456.0]))
print(torch.tensor([1e-8, 1.0]), torch.tensor([1e10, 1.0]))
print(torch.tensor([float("nan"), float("inf"), -1.0]), torch.tensor([1.0, -2.0, 300.0]))
print(torch.tensor(3), torch.tensor(2.5), torch.tensor([]), torch.tensor(True), torch.tensor([[True], [False]]))
print(torch.arange(24).reshape(2, 3, 4))
print(torch.arange(2000))
print(torch.linspace(-1, 1, 1200).reshape(30, 40))

# Storage is shared by views and copied by clone.
v = b.view(3, 2)
c = b.clone()
v[0, 0] = 100
print(b[0, 0].item(), c[0, 0].item(), b.reshape(-1), b.flatten().tolist())
print(b.to(torch.int64), a.float().dtype, (a + b).dtype, (a > 2).dtype, a.type(torch.float32)[0], type(a), b.type())
print(torch.cat([a, a], dim=0).shape, torch.cat([a, a], 1), torch.stack([a, a]).shape, torch.stack((a[0], a[1]), dim=1))
print(a.unsqueeze(0).shape, a.unsqueeze(-1).shape, torch.zeros(1, 3, 1).squeeze().shape, torch.zeros(1, 3, 1).squeeze(0).shape)
print(torch.allclose(b, b + 1e-9), torch.equal(a, a.clone()), a.tolist() == [[1, 2, 3], [4, 5, 6]])
