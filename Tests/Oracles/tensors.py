"""Records what PyTorch expressions give -> tensors.json.

A case is "code" (an expression, or a statement that fails), the "setup" statements before it where it needs some, and
"text", the repr of the value; or "error", the exception's type, and "message", PyTorch's first line, for reference.
Names used: torch, F for torch.nn.functional. Below, a line `@ statements` is the setup of the lines after it, to the
next blank line; `statements :: code` is one case of its own. "outside": true marks the few cases that use a name
the language does not have, "note" the failures that convsh may accept by its listed differences.
"""

import re
import warnings

import torch
import torch.nn.functional as F

from record import write

warnings.filterwarnings("ignore")
torch.set_num_threads(1)

CASES = r"""
# making tensors
torch.tensor([1, 2, 3])
torch.tensor([1, 2.5, 3])
torch.tensor([1, True])
torch.tensor([True, False])
torch.tensor([True, 2.5])
torch.tensor(3)
torch.tensor(2.5)
torch.tensor(True)
torch.tensor((1, 2))
torch.tensor([(1, 2), (3, 4)])
torch.tensor(range(4))
torch.tensor([[1, 2], [3]])
torch.tensor([[1, 2], 3])
torch.tensor([1, [2]])
torch.tensor('a')
torch.tensor(['a'])
torch.tensor(None)
torch.tensor([None])
torch.tensor({})
torch.tensor()
torch.tensor(1, 2)
torch.tensor([[[]]])
torch.tensor([torch.tensor(1), torch.tensor(2)])
torch.tensor([torch.tensor(1.5), 2])
torch.tensor([1, 2], dtype=torch.float32)
torch.tensor([1.9, -1.9], dtype=torch.int64)
torch.tensor([0, 2, -1], dtype=torch.bool)
torch.tensor([0.0, 0.1], dtype=torch.bool)
torch.tensor([True, False], dtype=torch.float)
torch.tensor([1.5, 2.5], dtype=torch.long)
torch.tensor([1, 2], requires_grad=True)
torch.tensor([1., 2.], requires_grad=True).requires_grad
torch.zeros(3)
torch.zeros(2, 3)
torch.zeros((2, 3))
torch.zeros([2, 3])
torch.zeros(size=(2,))
torch.zeros(())
torch.zeros(2, dtype=torch.int64)
torch.zeros(2, dtype=torch.bool)
torch.zeros(-1)
torch.zeros(2, -3)
torch.zeros(1.5)
torch.zeros('2')
torch.ones(2, 2)
torch.ones(2, dtype=torch.long)
torch.ones(2, 1, 2)
torch.full((2,), 3)
torch.full((2,), 3.)
torch.full((2,), True)
torch.full((2, 2), 1.5, dtype=torch.int64)
torch.full(2, 3)
torch.full((), 7)
torch.eye(2)
torch.eye(2, 3)
torch.eye(3, 2, dtype=torch.int64)
torch.eye(0)
torch.eye(-1)
torch.arange(5)
torch.arange(5.)
torch.arange(2, 7)
torch.arange(2, 7, 2)
torch.arange(7, 2, -2)
torch.arange(0, 1, 0.25)
torch.arange(1, 2.5)
torch.arange(3, dtype=torch.float32)
torch.arange(-3, 3)
torch.arange(5, 2)
torch.arange(2, 5, -1)
torch.arange(1, 5, 0)
torch.arange(0)
torch.arange(0.5, 3)
torch.arange(start=1, end=4)
torch.linspace(0, 1, 5)
torch.linspace(0, 10, steps=3)
torch.linspace(1, 1, 4)
torch.linspace(4, 0, 5)
torch.linspace(0, 1, 1)
torch.linspace(0, 1, 0)
torch.linspace(0, 1, -1)
torch.linspace(0, 1)
torch.linspace(0, 4, 5, dtype=torch.int64)
torch.zeros_like(torch.tensor([1, 2]))
torch.zeros_like(torch.tensor([1., 2.]))
torch.zeros_like(torch.tensor([True]))
torch.zeros_like(torch.tensor([1, 2]), dtype=torch.float32)
torch.ones_like(torch.zeros(2, 2))
torch.ones_like(torch.tensor([[3, 4]]))
torch.ones_like([1, 2])
torch.full_like(torch.zeros(2), 7)
torch.full_like(torch.tensor([1, 2]), 7)
torch.empty(0)
torch.empty(2, 3).shape
torch.tensor([1, 2]).clone()
torch.diag(torch.tensor([1, 2]))
torch.diag(torch.tensor([[1, 2], [3, 4]]))
torch.diag(torch.tensor([1, 2]), 1)
torch.tril(torch.ones(3, 3))
torch.triu(torch.ones(3, 3), 1)
torch.tril(torch.arange(9).reshape(3, 3), -1)
torch.meshgrid(torch.arange(2), torch.arange(3), indexing='ij')
torch.meshgrid(torch.arange(2), torch.arange(3), indexing='xy')[0]

# what a tensor is
@ a = torch.arange(6.).reshape(2, 3)
a.shape
a.size()
a.size(0)
a.size(-1)
a.size(2)
a.size(-3)
a.shape[1]
a.shape[5]
a.shape[-1]
a.dim()
a.ndim
a.numel()
a.shape.numel()
a.dtype
a.stride()
a.is_contiguous()
a.t().stride()
a.t().is_contiguous()
a.t().contiguous().stride()
a.tolist()
a[0].tolist()
a[0, 1].tolist()
a[0, 1].item()
a.item()
len(a)
len(a.shape)
len(a[0, 0])
a.requires_grad
a.is_leaf
a.grad
a.grad_fn
a.foo
a.T
a.device
a.shape == (2, 3)
a.shape == torch.Size([2, 3])
a.shape == [2, 3]
list(a.shape)
[row for row in a]
[x.item() for x in a[0]]
[x for x in a[0, 0]]
[[float(x) for x in row] for row in a]
list(torch.tensor([1, 2]))
dict(enumerate(torch.tensor([5, 6])))
list(zip(torch.tensor([1, 2]), [3, 4]))
sum(torch.tensor([1, 2, 3]))
sum(torch.tensor([1., 2.5]))
max(torch.tensor([1, 3, 2]))
min(torch.tensor([2.5, 1.5]))
sorted(torch.tensor([3, 1, 2]))
abs(torch.tensor([-1, 2]))
round(torch.tensor([0.5, 1.5, 2.4]))
pow(torch.tensor([1, 2]), 2)
any(torch.tensor([0, 1]))
all(torch.tensor([0, 1]))
isinstance(a, torch.Tensor)
3 in torch.tensor([1, 2, 3])
7 in torch.tensor([1, 2, 3])
2. in a
torch.is_tensor(a)

int(torch.tensor(3.9))
int(torch.tensor(-3.9))
int(torch.tensor([7]))
int(torch.tensor([[7.5]]))
int(torch.tensor([1, 2]))
int(torch.tensor(True))
int(torch.tensor(float('nan')))
int(torch.tensor(float('inf')))
float(torch.tensor(3))
float(torch.tensor(0.1))
float(torch.tensor([2]))
float(torch.tensor([1., 2.]))
float(torch.zeros(0))
bool(torch.tensor(0))
bool(torch.tensor(0.5))
bool(torch.tensor([0.]))
bool(torch.tensor([1]))
bool(torch.tensor([1, 1]))
bool(torch.zeros(0))
bool(torch.tensor(float('nan')))
len(torch.tensor(1))
len(torch.zeros(0, 3))
torch.tensor([3]).item()
torch.tensor([[True]]).item()
torch.tensor([1, 2]).item()
torch.zeros(0).item()
torch.tensor(0.1).item()
torch.tensor(16777217.).item()
torch.tensor(1e39).item()
torch.tensor(1e-46).item()
torch.tensor(9007199254740993).item()
torch.tensor(9223372036854775807).item()
torch.tensor([9007199254740993, 1]).tolist()
torch.tensor(3.7).tolist()
torch.tensor([[1, 2], [3, 4]]).tolist()
torch.tensor([[True], [False]]).tolist()
torch.zeros(0).tolist()
torch.zeros(2, 0).tolist()
torch.zeros(0, 2).tolist()
torch.tensor([0.1, 0.2]).tolist()
[1, 2, 3][torch.tensor(1)]
list(range(torch.tensor(3)))
'ab' * torch.tensor(2)
torch.tensor(1.5) if torch.tensor(0.) else 'zero'
not torch.tensor(0)
torch.tensor([1]) and 5
torch.tensor([1, 2]) or 5
iter(torch.tensor(3))
[*torch.tensor([1, 2])]
torch.tensor([1.5]).dtype == torch.float32
torch.tensor([1]).dtype is torch.int64
torch.tensor([1]).float()
torch.tensor([1.7, -1.7]).long()
torch.tensor([1.7, -1.7]).int().long()
torch.tensor([0., 2.]).bool()
torch.tensor([True, False]).long()
torch.tensor([True]).float()
torch.tensor([1, 2]).to(torch.float32)
torch.tensor([1.5]).to(torch.int64)
torch.tensor([1]).type(torch.float32)
torch.tensor([1]).to('cpu')
torch.tensor([1]).cpu()
torch.tensor([1, 300], dtype=torch.uint8)
torch.tensor([1, 200], dtype=torch.uint8).float()
torch.tensor([0, 255], dtype=torch.uint8).float() / 255

# arithmetic, types and shapes
@ i = torch.tensor([1, 2, 3]); f = torch.tensor([0.5, -1., 2.]); b = torch.tensor([True, False, True])
i + 1
i + 1.5
i + True
f + 1
f + True
b + 1
b + 1.5
b + True
b + b
b * b
b - b
b - 1
b - True
-b
-i
-f
+i
+b
~i
~b
~f
1 - i
1.5 - i
True - f
2 - b
i + f
i + b
f + b
b * f
i * f
i - f
i * 2
i * 2.
2 * f
i / 2
i / i
b / 2
b / b
1 / i
1. / f
i / 0
-i / 0
f / 0
0 / (f - f)
i // 2
-i // 2
i // -2
i // 2.
f // 2
f // 0.75
-f // 0.75
7 // i
7. // i
-7 // i
b // 1
b // True
i // 0
f // 0
i % 2
-i % 2
i % -2
-i % 3
f % 0.75
-f % 0.75
f % -0.75
i % 0
f % 0
7 % i
-7 % i
5.5 % i
i ** 2
i ** 0
i ** -1
i ** 0.5
i ** 2.
f ** 2
f ** -1
f ** 0.5
2 ** i
2. ** i
(-2) ** i
0 ** i
2 ** f
i ** i
f ** i
i ** f
b ** 2
b ** b
2 ** b
i ** -i
i ** torch.tensor([-1, -1, -1])
torch.tensor([1, -1]) ** torch.tensor([-1, -2])
i + 'a'
i + None
i + [1, 2, 3]
[1, 2, 3] + i
i * 'a'
i / None
i & 1
i | 4
i ^ i
i & b
b & True
b & torch.tensor([True, True, False])
b | False
b ^ b
b ^ True
f & 1
f & f
i & 1.5
1 & i
i << 1
i >> 1
-i >> 1
1 << i
b and b
i == 2
i == 2.
i == f
i != 2
i < 2
f <= 0.5
f > 0
i >= torch.tensor([3, 2, 1])
b == 1
b == True
b < True
2 > i
2 == i
i == 'a'
i != 'a'
i == None
i != None
i < 'a'
i is None
i == [1, 2, 3]
i == (1, 2, 3)
f == float('nan')
0 < i < 3
(0 < i) & (i < 3)
i.eq(2)
i.add(1)
i.sub(1)
i.mul(3)
i.div(2)
i.pow(2)
torch.add(i, 1)
torch.add(i, 1, alpha=2)
torch.sub(f, 1, alpha=2)
torch.mul(i, f)
torch.div(f, 2)
torch.div(i, 2, rounding_mode='floor')
torch.div(-i, 2, rounding_mode='trunc')
torch.pow(i, 2)
torch.pow(2, i)
torch.maximum(i, torch.tensor([2, 2, 2]))
torch.minimum(f, torch.zeros(3))
torch.maximum(i, f)
torch.equal(i, torch.tensor([1, 2, 3]))
torch.equal(i, torch.tensor([1, 2]))
torch.equal(i, torch.tensor([1., 2., 3.]))
torch.allclose(f, f + 1e-9)
torch.allclose(f, f + 1e-3)
torch.allclose(f, f + 1e-3, atol=1e-2)
torch.allclose(f, i)
torch.isclose(f, torch.tensor([0.5, -1.1, 2.]))
torch.logical_and(i, b)
torch.logical_or(f > 0, b)
torch.logical_not(i)
torch.where(i > 1, i, 0)
torch.where(i > 1, i, f)
torch.where(b, 1., 0.)
torch.where(b, 1, 0)
torch.where(b, i, 0.5)
torch.where(b)
torch.where(i, i, 0)

# 0-dimensional tensors promote like numbers of their kind
torch.tensor(1) + torch.tensor(2)
torch.tensor(1) + torch.tensor(2.)
torch.tensor([1]) + torch.tensor(2.5)
torch.tensor([1.]) + torch.tensor(2)
torch.tensor([True]) + torch.tensor(1)
torch.tensor([True]) * torch.tensor(1.5)
torch.tensor(True) + torch.tensor([1])
torch.tensor(5) / torch.tensor(2)
torch.tensor(5) // torch.tensor(2)
torch.tensor(-5) // torch.tensor(2)
torch.tensor(-5) % torch.tensor(3)
torch.tensor(-5.5) % torch.tensor(3)
torch.tensor(-5.5) // torch.tensor(3)
torch.tensor(5) // 0
torch.tensor(5) % 0
torch.tensor(5) / 0
torch.tensor(2) ** torch.tensor(-1)
torch.tensor(2) ** -1
torch.tensor(2.) ** -1
torch.tensor(0.) ** 0
torch.tensor(-8.) ** (1 / 3)
torch.tensor(0.1) + torch.tensor(0.2)
(torch.tensor(0.1) + 0.2).item()
torch.tensor(1) == torch.tensor(1.)
torch.tensor(0.1) == 0.1
torch.tensor(float('nan')) == torch.tensor(float('nan'))
torch.tensor(-0.) == 0
1 + torch.tensor(True)
torch.tensor(True) & torch.tensor(False)
torch.tensor(6) & torch.tensor(3)
torch.tensor(6) ^ 3
torch.tensor(1e10) + 1
torch.tensor(16777216.) + 1
torch.tensor(3e38) * 10
torch.tensor(1) / torch.tensor(3)

# broadcasting
torch.ones(2, 3) + torch.arange(3)
torch.ones(2, 3) + torch.arange(2)
torch.ones(2, 3) + torch.arange(2).reshape(2, 1)
torch.arange(3) + torch.arange(2).reshape(2, 1)
torch.arange(3).reshape(3, 1) * torch.arange(4)
torch.arange(3) == torch.arange(3).reshape(3, 1)
torch.ones(2, 1, 3) + torch.ones(4, 1)
torch.ones(2, 3) + torch.ones(3, 2)
torch.ones(2) + torch.ones(3)
torch.ones(1) + torch.ones(3)
torch.ones(3) + torch.ones(0)
torch.ones(1) + torch.ones(0)
torch.ones(2, 0) + torch.ones(2, 1)
torch.ones(2, 3) - 1
torch.ones(2, 3) * torch.tensor(2)
torch.ones(2, 3) > torch.arange(3)
torch.ones(2, 3) == torch.ones(2)
(torch.ones(2, 1, 4) * torch.ones(3, 1)).shape
(torch.ones(5, 1, 4, 1) * torch.ones(3, 1, 2)).shape
torch.broadcast_to(torch.arange(3), (2, 3))
torch.arange(3).expand(2, 3)
torch.arange(3).reshape(3, 1).expand(3, 2)
torch.arange(3).reshape(3, 1).expand(-1, 2)
torch.arange(3).expand(2, 4)
torch.arange(3).expand(3, 2)
torch.arange(2).repeat(3)
torch.arange(2).repeat(2, 2)
torch.arange(4).reshape(2, 2).repeat(1, 2)
torch.arange(4).reshape(2, 2).repeat(2)

# products
torch.arange(3) @ torch.arange(3)
torch.arange(3.) @ torch.arange(3.)
torch.arange(3) @ torch.arange(4)
torch.arange(3) @ torch.arange(3.)
torch.arange(6).reshape(2, 3) @ torch.arange(3)
torch.arange(2) @ torch.arange(6).reshape(2, 3)
torch.arange(6).reshape(2, 3) @ torch.arange(6).reshape(3, 2)
torch.arange(6.).reshape(2, 3) @ torch.arange(6.).reshape(3, 2)
torch.arange(6).reshape(2, 3) @ torch.arange(6).reshape(2, 3)
torch.arange(6).reshape(2, 3) @ torch.arange(2)
torch.arange(12).reshape(2, 2, 3) @ torch.arange(12).reshape(2, 3, 2)
torch.arange(12).reshape(2, 2, 3) @ torch.arange(6).reshape(3, 2)
torch.arange(12).reshape(2, 2, 3) @ torch.arange(3)
torch.arange(3) @ torch.arange(12).reshape(2, 3, 2)
(torch.ones(5, 1, 2, 3) @ torch.ones(4, 3, 2)).shape
torch.ones(2, 2, 3) @ torch.ones(3, 3, 2)
torch.ones(2, 0) @ torch.ones(0, 3)
torch.tensor(2) @ torch.tensor(3)
torch.ones(2, 2) @ 2
2 @ torch.ones(2, 2)
torch.ones(2, 2) @ torch.tensor([[True, False], [False, True]])
torch.matmul(torch.eye(2), torch.tensor([3., 4.]))
torch.dot(torch.tensor([1., 2.]), torch.tensor([3., 4.]))
torch.dot(torch.ones(2, 2), torch.ones(2, 2))
torch.dot(torch.ones(2), torch.ones(3))
torch.outer(torch.arange(3), torch.arange(2))
torch.outer(torch.ones(2, 2), torch.ones(2))
torch.mm(torch.eye(2), torch.tensor([[1., 2.], [3., 4.]]))
torch.mm(torch.ones(2), torch.ones(2, 2))
torch.mv(torch.tensor([[1., 2.], [3., 4.]]), torch.tensor([1., 1.]))
torch.tensor([[1, 2], [3, 4]]).mm(torch.tensor([[0, 1], [1, 0]]))
torch.trace(torch.tensor([[1, 2], [3, 4]]))
torch.einsum('ij,jk->ik', torch.arange(4.).reshape(2, 2), torch.eye(2))
torch.einsum('ij->ji', torch.arange(6).reshape(2, 3))
torch.einsum('ij->', torch.arange(6.).reshape(2, 3))
torch.einsum('i,j->ij', torch.arange(3), torch.arange(2))
torch.einsum('ii->i', torch.arange(9).reshape(3, 3))
torch.einsum('bij,bjk->bik', torch.ones(2, 2, 3), torch.ones(2, 3, 1)).shape
torch.einsum('ij,jk', torch.ones(2, 3), torch.ones(3, 2))
torch.einsum('ij,jk->ik', torch.ones(2, 3), torch.ones(2, 3))

# indexing
@ a = torch.arange(12).reshape(3, 4)
a[0]
a[-1]
a[3]
a[-4]
a[1, 2]
a[-1, -1]
a[1][2]
a[1, 4]
a[1, 2, 3]
a[0:2]
a[1:]
a[:-1]
a[-2:]
a[5:]
a[2:1]
a[-100:100]
a[::2]
a[1::2]
a[::-1]
a[2:0:-1]
a[::0]
a[:, 0]
a[:, -1]
a[:, 1:3]
a[:, ::2]
a[:, ::3]
a[1:, :2]
a[0, :]
a[0:1, 0]
a[...]
a[..., 0]
a[0, ...]
a[..., 1:3]
a[..., ...]
a[None]
a[None].shape
a[:, None].shape
a[..., None].shape
a[None, 0, None, :, None].shape
a[None, None].shape
a[None, ..., 0].shape
a[True].shape
a[False].shape
a[torch.tensor([0, 2])]
a[torch.tensor([-1, 0])]
a[[0, 2]]
a[[0, 2], [1, 3]]
a[torch.tensor([0, 2]), torch.tensor([1, 3])]
a[:, torch.tensor([0, 0, 3])]
a[torch.tensor([0, 2]), 1]
a[torch.tensor([0, 2]), 1:3]
a[torch.tensor([[0], [2]]), torch.tensor([1, 3])]
a[torch.tensor([[0, 1], [2, 0]])].shape
a[torch.tensor(1)]
a[torch.tensor(1), 2]
a[torch.tensor([3])]
a[torch.tensor([-4])]
a[torch.tensor([0, 1]), torch.tensor([0, 1, 2])]
a[torch.tensor([0.5])]
a[a > 5]
a[a % 2 == 0]
a[a > 100]
a[torch.tensor([True, False, True])]
a[[True, False, True]]
a[:, torch.tensor([True, False, False, True])]
a[torch.tensor([True, False])]
a[torch.tensor([True, False, True]), 0]
a[1.5]
a['x']
a[0, 'x']
a[1:2.5]
a[0, 1.0]
a[(1, 2)]
a[a[0, 1]]
a[torch.zeros(0, dtype=torch.long)]
a[:, 5:]
a.select(1, 2)
a.narrow(1, 1, 2)
a.narrow(1, 3, 2)
a.diag()
a.diagonal()
a[0].dtype
a[1, 2].shape
a.t()[1]
a.reshape(2, 2, 3)[:, 1, ::2]
a.reshape(2, 2, 3)[1, ..., -1]
a.reshape(2, 2, 3)[0, 1, 2].item()
a.reshape(2, 2, 3)[torch.tensor([1, 0]), :, torch.tensor([0, 2])]
a.reshape(2, 2, 3)[:, torch.tensor([1]), 1]
torch.tensor(5)[0]
torch.tensor(5)[...]
torch.tensor(5)[None]
torch.tensor(5)[()]
torch.arange(5)[1:4][1]
torch.arange(10)[2:8:3]
torch.arange(10)[-3::2]
torch.zeros(0)[0]
torch.arange(5)[torch.arange(5) > 2].sum()

# assignment by index
@ a = torch.zeros(2, 3)
a[2] = 1
a[0, 3] = 1
a[0] = torch.ones(2)
a[0] = [1, 2, 3]
a[:, 0] = torch.ones(3)
a['x'] = 1
a[0] = 'x'
a[0] = None
a[torch.tensor([5])] = 1
a[::-1] = 1
a.shape = (3, 2)
a.shape[0] = 3
del a[0]
a[0] = torch.ones(2, 3)
a[torch.tensor([True, False, True])] = 1

a = torch.zeros(2, 3); a[0] = 1 :: a
a = torch.zeros(2, 3); a[0, 1] = 5 :: a
a = torch.zeros(2, 3); a[-1, -1] = 5 :: a
a = torch.zeros(2, 3); a[:, 1] = 7 :: a
a = torch.zeros(2, 3); a[1] = torch.arange(3) :: a
a = torch.zeros(2, 3); a[:] = torch.arange(3) :: a
a = torch.zeros(2, 3); a[...] = 2 :: a
a = torch.zeros(2, 3); a[:, ::2] = 1 :: a
a = torch.zeros(2, 3); a[:, 1:] = torch.tensor([[1.], [2.]]) :: a
a = torch.zeros(2, 3); a[0] = torch.ones(1, 3) :: a
a = torch.arange(6); a[a > 2] = 0 :: a
a = torch.arange(6); a[a > 2] = torch.tensor([7, 8, 9]) :: a
a = torch.arange(6); a[torch.tensor([0, 5])] = -1 :: a
a = torch.arange(6); a[torch.tensor([0, 5])] = torch.tensor([10, 50]) :: a
a = torch.arange(6); a[[1, 2]] += 10 :: a
a = torch.arange(6); a[1:3] += 10 :: a
a = torch.arange(6); a[2] *= 5 :: a
a = torch.arange(6).reshape(2, 3); a[torch.tensor([0, 1]), torch.tensor([2, 0])] = 9 :: a
a = torch.arange(3); a[0] = 2.7 :: a
a = torch.arange(3); a[0] = True :: a
a = torch.tensor([True, False]); a[1] = 5 :: a
a = torch.tensor([1., 2.]); a[0] = torch.tensor(3) :: a
a = torch.tensor([1, 2]); a[0] = torch.tensor(3.9) :: a
a = torch.tensor([1, 2]); a[:] = torch.tensor([3.9, -3.9]) :: a
a = torch.tensor(5); a[...] = 6 :: a
a = torch.zeros(2); a[None] = 3 :: a
a = torch.zeros(3); a[0], a[1] = 1, 2 :: a
a = torch.arange(3); a[0], a[2] = a[2], a[0] :: a
a = torch.arange(3.); a[0], a[2] = a[2].item(), a[0].item() :: a

# views share storage
a = torch.zeros(3); b = a[1:]; b[0] = 5 :: a
a = torch.zeros(3); b = a; b[0] = 5 :: a
a = torch.zeros(3); b = a; b += 1 :: a
a = torch.zeros(3); b = a; b = b + 1 :: a
a = torch.zeros(3); b = a.clone(); b[0] = 5 :: a
a = torch.zeros(3); b = a.detach(); b[0] = 5 :: a
a = torch.zeros(2, 2); b = a.t(); b[0, 1] = 5 :: a
a = torch.zeros(2, 2); b = a.reshape(4); b[1] = 5 :: a
a = torch.zeros(2, 2); b = a.view(4); b[1] = 5 :: a
a = torch.zeros(2, 2); b = a.flatten(); b[1] = 5 :: a
a = torch.zeros(2, 2); b = a.t().reshape(4); b[1] = 5 :: a
a = torch.zeros(2, 2); b = a.t().flatten(); b[1] = 5 :: a
a = torch.zeros(2, 2); b = a.T.contiguous(); b[0] = 5 :: a
a = torch.zeros(2, 2); b = a.contiguous(); b[0] = 5 :: a
a = torch.zeros(3); b = a.unsqueeze(0); b[0, 1] = 5 :: a
a = torch.zeros(1, 3); b = a.squeeze(); b[1] = 5 :: a
a = torch.zeros(2, 3); b = a.permute(1, 0); b[2] = 5 :: a
a = torch.zeros(3); b = a.flip(0); b[0] = 5 :: a
a = torch.zeros(4); b = a[::2]; b += 1 :: a
a = torch.zeros(3, 3); a[1:, 1:] += 1 :: a
a = torch.zeros(3, 3); a.diagonal().fill_(1) :: a
a = torch.zeros(3, 3); a[1].fill_(2) :: a
a = torch.zeros(3); a[torch.tensor([0, 1])].fill_(2) :: a
a = torch.zeros(3); b = a[torch.tensor([0, 1])]; b[0] = 5 :: a
a = torch.zeros(3); b = a[a == 0]; b[0] = 5 :: a
a = torch.zeros(2, 2); rows = [row for row in a]; rows[0][0] = 5 :: a
a = torch.zeros(2, 2)\nfor row in a:\n    row += 1 :: a
a = torch.zeros(2, 2)\nfor row in a:\n    row = row + 1 :: a
a = torch.zeros(2); b = a.float(); b[0] = 5 :: a
a = torch.zeros(2); b = a.to(torch.float32); b[0] = 5 :: a
a = torch.zeros(2); b = a.long(); b[0] = 5 :: a
a = torch.zeros(2); b = torch.tensor([0., 0.]); b[:] = a; b[0] = 5 :: a
a = torch.zeros(3); b = a.expand(2, 3); a[0] = 5 :: b
a = torch.zeros(3); b = a.expand(2, 3) :: b.add_(1)
a = torch.zeros(3); b = a.expand(2, 3).clone(); b[0, 0] = 5 :: b
a = torch.arange(6).reshape(2, 3); b, c = a; b[0] = 9 :: a
a = torch.arange(6); b, c = a.split(3); c[0] = 9 :: a
a = torch.arange(6); b = a.chunk(2)[1]; b *= 0 :: a
a = torch.arange(6); b = a.narrow(0, 2, 2); b.zero_() :: a
a = torch.zeros(2, 2); l = [a, a]; l[0][0, 0] = 1 :: l[1]
a = torch.arange(6).reshape(2, 3) :: a.t().view(6)
a = torch.arange(6).reshape(2, 3)[:, :2] :: a.view(4)
a = torch.arange(6).reshape(2, 3)[:, :2] :: a.reshape(4)
a = torch.arange(4); a[1:] = a[:-1].clone() :: a
a = torch.arange(2); b = a :: b is a
a = torch.arange(3); a.add_(1) is a :: a

# in place
@ a = torch.tensor([1, 2, 3])
a.add_(1)
a.add_(1.5)
a.sub_(1)
a.mul_(2)
a.div_(2)
a.zero_()
a.fill_(7)
a.fill_(7.9)
a.clamp_(1, 2)
a.copy_(torch.tensor([4, 5, 6]))
a.copy_(torch.tensor([4.9, 5.9, 6.9]))
a.copy_(torch.tensor(1))
a.copy_(torch.tensor([1, 2]))
a.add_(torch.ones(2, 3, dtype=torch.long))
a.add_(torch.tensor([1, 2]))
a.add_(torch.tensor([1., 2., 3.]))
a += 1.5
a /= 2
a += torch.ones(2, 3)
a += torch.tensor([1, 2])
a.unknown_()

a = torch.tensor([1., 2.]); a += 1 :: a
a = torch.tensor([1., 2.]); a -= 1; a *= 3 :: a
a = torch.tensor([1., 2.]); a /= 2 :: a
a = torch.tensor([1., 2.]); a **= 2 :: a
a = torch.tensor([7, 8]); a //= 2 :: a
a = torch.tensor([7, 8]); a %= 4 :: a
a = torch.tensor([True, False]); a &= True :: a
a = torch.tensor([True, False]); a |= torch.tensor([True, True]) :: a
a = torch.tensor([1, 2]); a <<= 2 :: a
a = torch.tensor([1., 2.]); a += torch.tensor([1, 2]) :: a
a = torch.tensor([1., 2.]); a += True :: a
a = torch.tensor([1., 2.]); a @= torch.eye(2) :: a
a = torch.tensor([1., 2.]); b = a; a = a + 1 :: b
a = torch.tensor([1., 2.]); a.add_(torch.tensor([1., 1.]), alpha=-0.5) :: a
a = torch.tensor([-1., 5.]); a.clamp_(min=0) :: a
a = torch.tensor([-1., 5.]); a.relu_() :: a
a = torch.tensor([True, False]) :: a.add_(1)
a = 5; a += torch.tensor([1, 2]) :: a
l = [1]; l += torch.tensor([2, 3]) :: l

# reductions
@ a = torch.tensor([[1, 5, 3], [4, 2, 6]]); f = a.float(); b = a > 3
a.sum()
f.sum()
b.sum()
a.sum(0)
a.sum(dim=1)
a.sum(-1)
a.sum(dim=1, keepdim=True)
a.sum(0, True)
a.sum((0, 1))
a.sum(dim=(0, 1), keepdim=True)
a.sum(2)
a.sum(-3)
a.sum((0, 0))
a.sum('x')
a.sum(axis=0)
a.sum(dtype=torch.float32)
torch.sum(a)
torch.sum(f, dim=0)
f.mean()
f.mean(0)
f.mean(1, keepdim=True)
f.mean((0, 1))
f.mean(dim=-1)
a.mean()
a.mean(0)
b.mean()
a.float().mean()
a.mean(dtype=torch.float32)
torch.mean(f)
f.std()
f.std(0)
f.std(dim=1)
f.std(unbiased=False)
f.std(1, keepdim=True)
f.std(0, unbiased=False)
f.std(correction=0)
f.var()
f.var(0)
f.var(unbiased=False)
f.var(1, unbiased=False)
f.var(correction=2)
a.std()
a.var()
torch.tensor([1.]).std()
torch.tensor([1.]).var(unbiased=False)
a.max()
a.min()
f.max()
b.max()
a.max(0)
a.max(dim=1)
a.max(1).values
a.max(1).indices
a.max(1)[0]
a.max(1)[1]
a.min(0)
a.min(1, keepdim=True)
a.max(dim=1, keepdim=True).values
a.max(2)
a.max(torch.tensor(3))
torch.max(a)
torch.max(a, 1)
torch.max(a, torch.tensor([3, 3, 3]))
torch.min(a, 0).indices
a.argmax()
a.argmin()
a.argmax(0)
a.argmax(1)
a.argmax(dim=1, keepdim=True)
a.argmin(-1)
f.argmax()
b.argmax()
a.argmax(2)
torch.argmax(a, dim=0)
torch.argmin(a)
a.argmax().item()
a.prod()
a.prod(0)
a.prod(1, keepdim=True)
f.prod()
b.prod()
a.amax()
a.amax(0)
a.amax((0, 1))
a.amin(1)
a.amin(1, keepdim=True)
torch.amax(f, dim=1)
a.any()
b.any(0)
b.any(dim=1, keepdim=True)
b.all()
b.all(1)
a.all()
f.all(0)
(a > 0).all()
torch.any(b)
torch.all(b, dim=0)
f.median()
a.median()
f.median(1)
f.norm()
f.norm(dim=1)
f.norm(p=1)
f.norm(float('inf'))
torch.norm(f)
f.logsumexp(1)
f.logsumexp(dim=0, keepdim=True)
a.count_nonzero()
b.count_nonzero(dim=0)
a.cumsum(0)
a.cumsum(dim=1)
f.cumsum(-1)
a.cumprod(1)
b.cumsum(0)
a.cumsum()

torch.zeros(0).sum()
torch.zeros(0).mean()
torch.zeros(0).prod()
torch.zeros(0).max()
torch.zeros(0).argmax()
torch.zeros(0).all()
torch.zeros(0).any()
torch.zeros(0, 3).sum(0)
torch.zeros(2, 0).sum(1)
torch.zeros(2, 0).max(1)
torch.zeros(2, 0).mean(1)
torch.zeros(0, dtype=torch.long).sum()
torch.tensor(5.).sum()
torch.tensor(5.).sum(0)
torch.tensor(5.).sum(-1)
torch.tensor(5.).sum(1)
torch.tensor(5.).mean()
torch.tensor(5.).max()
torch.tensor(5.).argmax()
torch.tensor([1., float('nan'), 3.]).max()
torch.tensor([1., float('nan'), 3.]).argmax()
torch.tensor([1., float('nan'), 3.]).sum()
torch.tensor([2, 5, 5, 1]).argmax()
torch.tensor([2, 1, 1, 5]).argmin()
torch.tensor([2, 5, 5, 1]).max(0)
torch.tensor([True, False]).sum()
torch.tensor([True, False]).float().mean()
torch.tensor([9007199254740993, 1]).sum()
torch.tensor([1, 3, 2, 4]).median()
torch.tensor([3., 1., 2.]).sort()
torch.tensor([3., 1., 2.]).sort(descending=True)
torch.tensor([[3, 1], [2, 4]]).sort(dim=0)
torch.sort(torch.tensor([[3, 1], [2, 4]]), dim=1)
torch.argsort(torch.tensor([3., 1., 2.]))
torch.tensor([3., 1., 2.]).argsort(descending=True)
torch.topk(torch.tensor([1., 4., 2., 3.]), 2)
torch.topk(torch.tensor([1., 4., 2., 3.]), 2, largest=False)
torch.topk(torch.tensor([1., 4.]), 3)
torch.unique(torch.tensor([3, 1, 3, 2]))
torch.unique(torch.tensor([3, 1, 3, 2]), return_counts=True)
torch.nonzero(torch.tensor([0, 2, 0, 3]))
torch.tensor([[0, 1], [1, 0]]).nonzero()
torch.isnan(torch.tensor([1., float('nan')]))
torch.isinf(torch.tensor([1., float('inf'), -float('inf')]))
torch.isfinite(torch.tensor([1., float('inf'), float('nan')]))

# shapes
@ a = torch.arange(6).reshape(2, 3)
a.reshape(3, 2)
a.reshape((3, 2))
a.reshape(-1)
a.reshape(3, -1)
a.reshape(-1, -1)
a.reshape(4, 2)
a.reshape(4, -1)
a.reshape(1, 2, 3)
a.reshape([6])
a.reshape(6.0)
a.reshape()
torch.reshape(a, (3, 2))
torch.reshape(a, (-1,))
a.view(3, 2)
a.view(-1)
a.view(5)
a.view(2, -1)
a.t()
a.T
a.transpose(0, 1)
a.transpose(-1, -2)
a.transpose(0, 2)
torch.transpose(a, 0, 1)
a.permute(1, 0)
a.permute((1, 0))
a.permute(0, 0)
a.permute(0)
a.permute(0, 2)
torch.permute(a, (1, 0))
a.flatten()
a.flatten(0)
a.flatten(1)
torch.flatten(a)
a.squeeze()
a.unsqueeze(0)
a.unsqueeze(0).shape
a.unsqueeze(1).shape
a.unsqueeze(-1).shape
a.unsqueeze(2).shape
a.unsqueeze(3)
a.unsqueeze(-4)
a.unsqueeze()
torch.unsqueeze(a, 0).shape
a.flip(0)
a.flip(1)
a.flip(0, 1)
a.flip((0, 1))
a.flip(-1)
a.flip([2])
a.flip(dims=(0,))
torch.flip(a, [0])
torch.flip(a, dims=(0, 1))
a.flip(0).t()
torch.roll(a, 1)
torch.roll(a, 1, 0)
torch.roll(a, -1, dims=1)
torch.roll(a, (1, 1), (0, 1))
torch.stack([a, a])
torch.stack([a, a]).shape
torch.stack([a, a], dim=1).shape
torch.stack([a, a], dim=-1)
torch.stack([a, a], 3)
torch.stack([a, a[0]])
torch.stack([])
torch.stack([torch.tensor(1), torch.tensor(2)])
torch.stack([torch.tensor(1), torch.tensor(2.5)])
torch.stack((a[0], a[1]), 1)
torch.cat([a, a])
torch.cat([a, a], 1)
torch.cat((a, a), dim=-1)
torch.cat([a, a[:1]])
torch.cat([a, a[0]])
torch.cat([a, torch.zeros(2, 2)])
torch.cat([a, torch.zeros(1, 3)])
torch.cat([a, torch.zeros(0)])
torch.cat([a, torch.tensor([[True, False, True]])])
torch.cat([a, a], 2)
torch.cat([])
torch.cat([torch.tensor(1), torch.tensor(2)])
torch.cat(a)
torch.cat([1, 2])
torch.vstack([torch.arange(3), torch.arange(3)])
torch.hstack([torch.arange(2), torch.arange(3)])
torch.hstack([a, a])
a.split(1)
a.split(2, dim=1)
a.split([1, 2], dim=1)
a.split([1, 1], dim=1)
a.chunk(2)
a.chunk(2, dim=1)
torch.arange(7).chunk(3)
torch.arange(7).split(3)
a.unbind()
a.unbind(1)
torch.unbind(a, dim=1)
a.movedim(0, 1)
a.gather(1, torch.tensor([[0], [2]]))
torch.gather(a, 0, torch.tensor([[0, 1, 0]]))
a.gather(1, torch.tensor([[3], [0]]))
torch.zeros(2, 3, dtype=torch.long).scatter(1, torch.tensor([[0], [2]]), 1)
torch.zeros(2, 3).scatter(1, torch.tensor([[0, 1], [2, 0]]), torch.tensor([[1., 2.], [3., 4.]]))
a.masked_fill(a > 2, -1)
a.masked_fill(a > 2, 0.5)
torch.arange(4).t()
torch.arange(24).reshape(2, 3, 4).t()
torch.arange(24).reshape(2, 3, 4).permute(2, 0, 1).shape
torch.arange(24).reshape(2, 3, 4).permute(2, 0, 1)[1]
torch.arange(24).reshape(2, 3, 4).transpose(0, 2)[3]
torch.arange(24).reshape(2, 3, 4).flatten(1).shape
torch.arange(24).reshape(2, 3, 4).flatten(0, 1).shape
torch.arange(24).reshape(2, 3, 4).flatten(1, 0)
torch.arange(24).reshape(2, 3, 4).flatten(start_dim=1)
torch.arange(24).reshape(2, 3, 4).flatten(3)
torch.arange(24).reshape(2, 3, 4).permute(-1, 0, 1).shape
torch.arange(24).reshape(2, 3, 4).movedim(0, -1).shape
torch.zeros(1, 2, 1).squeeze().shape
torch.zeros(1, 2, 1).squeeze(0).shape
torch.zeros(1, 2, 1).squeeze(1).shape
torch.zeros(1, 2, 1).squeeze(-1).shape
torch.zeros(1, 2, 1).squeeze((0, 2)).shape
torch.zeros(1, 2, 1).squeeze(3)
torch.zeros(1, 1).squeeze()
torch.tensor(5).reshape(1, 1)
torch.tensor(5).flatten()
torch.tensor(5).unsqueeze(0)
torch.tensor(5).t()
torch.tensor([5]).reshape(())
torch.zeros(0).reshape(0, 3).shape
torch.zeros(0).reshape(-1, 0)
torch.zeros(2, 0).flatten()
torch.zeros(2, 0).reshape(0, -1)

# elementwise functions
@ f = torch.tensor([-2., -0.5, 0., 0.5, 2.]); i = torch.tensor([-2, 0, 3])
torch.relu(f)
torch.relu(i)
f.relu()
F.relu(f)
F.relu(i)
torch.relu(torch.tensor([True]))
torch.sigmoid(f)
torch.sigmoid(i)
f.sigmoid()
torch.tanh(f)
torch.tanh(i)
torch.sign(f)
torch.sign(i)
f.sign()
torch.exp(f)
torch.exp(i)
f.exp()
torch.exp(torch.tensor(True))
torch.log(f)
torch.log(torch.tensor([1, 10, 100]))
torch.log2(torch.tensor([1., 8.]))
torch.log10(torch.tensor([1., 1000.]))
torch.log1p(f)
torch.expm1(f)
torch.sqrt(f)
torch.sqrt(torch.tensor([4, 9]))
torch.rsqrt(torch.tensor([4., 16.]))
torch.square(f)
torch.square(i)
torch.abs(f)
i.abs()
torch.neg(i)
torch.floor(torch.tensor([1.5, -1.5, 2.]))
torch.ceil(torch.tensor([1.5, -1.5, 2.]))
torch.round(torch.tensor([0.5, 1.5, 2.5, -0.5, -1.5]))
torch.round(torch.tensor([1.234, -5.678]), decimals=1)
torch.trunc(torch.tensor([1.7, -1.7]))
torch.floor(i)
torch.sin(f)
torch.cos(f)
torch.tan(f)
torch.atan(f)
torch.sinh(f)
torch.cosh(f)
torch.reciprocal(f)
torch.reciprocal(torch.tensor([2, 4]))
torch.clamp(f, -1, 1)
torch.clamp(f, min=0)
torch.clamp(f, max=0.25)
torch.clamp(i, 0, 2)
torch.clamp(i, 0.5, 2)
torch.clamp(f)
torch.clamp(f, 1, -1)
f.clamp(-1, 1)
torch.pow(f, 2)
torch.pow(f, 0.5)
torch.exp(2)
torch.relu(-2.)
torch.exp([1, 2])
torch.sigmoid('a')
torch.relu()
torch.relu(f, f)
torch.sigmoid(torch.tensor([100., -100., 1000., -1000.]))
torch.exp(torch.tensor([88., 89., -200.]))
torch.tanh(torch.tensor([20., -20.]))
torch.log(torch.tensor([0., -1.]))
torch.sigmoid(torch.tensor(0.)).item()
F.leaky_relu(f)
F.leaky_relu(f, 0.5)
F.leaky_relu(f, negative_slope=0.1)
F.elu(f)
F.elu(f, alpha=0.5)
F.selu(f)
F.gelu(f)
F.gelu(f, approximate='tanh')
F.silu(f)
F.softplus(f)
F.softplus(torch.tensor([19., 21., 100.]))
F.relu6(torch.tensor([-1., 3., 7.]))
F.hardtanh(f)
F.hardtanh(f, -0.25, 0.25)
F.prelu(f, torch.tensor([0.25]))
F.softmax(f, dim=0)
F.softmax(torch.tensor([[1., 2.], [3., 3.]]), dim=1)
F.softmax(torch.tensor([1000., 1000.]), dim=0)
F.softmax(f, dim=1)
F.softmax(i, dim=0)
torch.softmax(f, 0)
f.softmax(0)
F.log_softmax(torch.tensor([[1., 2.]]), dim=1)
F.log_softmax(torch.tensor([1000., 0.]), dim=0)

# losses
@ x = torch.tensor([[2., 1., 0.], [0., 3., 1.]]); t = torch.tensor([0, 2])
F.cross_entropy(x, t)
F.cross_entropy(x, t, reduction='sum')
F.cross_entropy(x, t, reduction='none')
F.cross_entropy(x, t, label_smoothing=0.1)
F.cross_entropy(x, torch.tensor([[1., 0., 0.], [0., 0.5, 0.5]]))
F.cross_entropy(x[0], torch.tensor(1))
F.cross_entropy(x, torch.tensor([0, 3]))
F.cross_entropy(x, torch.tensor([0]))
F.cross_entropy(x, torch.tensor([0., 1.]))
F.cross_entropy(x, t, reduction='max')
F.nll_loss(F.log_softmax(x, dim=1), t)
F.mse_loss(x, torch.zeros(2, 3))
F.mse_loss(x, torch.zeros(2, 3), reduction='sum')
F.mse_loss(x, torch.zeros(2, 3), reduction='none')
F.mse_loss(x, torch.zeros(2, 2))
F.l1_loss(x, torch.ones(2, 3))
F.binary_cross_entropy(torch.tensor([0.5, 0.9]), torch.tensor([1., 0.]))
F.binary_cross_entropy(torch.tensor([0., 1.]), torch.tensor([1., 0.]))
F.binary_cross_entropy(torch.tensor([1.5]), torch.tensor([1.]))
F.binary_cross_entropy_with_logits(torch.tensor([0., 100., -100.]), torch.tensor([1., 0., 1.]))
(x.argmax(1) == t).float().mean()
F.one_hot(t)
F.one_hot(t, 4)
F.one_hot(t, num_classes=2)
F.one_hot(torch.tensor([0.5]))
F.normalize(x)
F.normalize(x, dim=0)
F.normalize(x, p=1.)
F.linear(x, torch.ones(2, 3))
F.linear(x, torch.ones(2, 3), torch.tensor([1., 2.]))
F.linear(x, torch.ones(2, 4))
F.dropout(x, training=False)
F.dropout(x, p=0.)
F.dropout(x, p=1.)
F.dropout(x, p=1.5)

# windows
@ x = torch.arange(16.).reshape(1, 1, 4, 4); k = torch.tensor([[[[1., 0.], [0., -1.]]]])
F.conv2d(x, k)
F.conv2d(x, k, stride=2)
F.conv2d(x, k, padding=1)
F.conv2d(x, k, torch.tensor([0.5]))
F.conv2d(x, k, bias=torch.tensor([0.5]), padding='same')
F.conv2d(x.long(), k.long())
F.conv2d(x.long(), k.long(), torch.tensor([10]), stride=2)
F.conv2d(x[0], k)
F.conv2d(x, k, stride=0)
F.conv2d(x, torch.ones(1, 2, 2, 2))
F.conv2d(x, torch.ones(1, 1, 5, 5))
F.conv2d(x)
F.conv2d(x, k, strides=2)
F.conv2d(x, k, padding=1, dilation=2)
F.conv2d(input=x, weight=k, stride=(1, 2))
F.conv_transpose2d(x[:, :, :2, :2], k)
F.conv_transpose2d(x[:, :, :2, :2], k, stride=2)
F.conv_transpose2d(x[:, :, :2, :2], k, stride=2, padding=1)
F.conv_transpose2d(x[:, :, :2, :2], k, stride=2, output_padding=1)
F.max_pool2d(x, 2)
F.max_pool2d(x, 2, 1)
F.max_pool2d(x, kernel_size=3, stride=2, padding=1)
F.max_pool2d(x, 3, ceil_mode=True)
F.max_pool2d(x, 2, return_indices=True)
F.max_pool2d(x.long(), 2)
F.max_pool2d(x, 5)
F.max_pool2d(x)
F.avg_pool2d(x, 2)
F.avg_pool2d(x, 3, 2, 1)
F.avg_pool2d(x, 3, 2, 1, count_include_pad=False)
F.avg_pool2d(x.long(), 2)
F.adaptive_avg_pool2d(x, 2)
F.adaptive_avg_pool2d(x, 1)
F.adaptive_avg_pool2d(x, (3, 2))
F.adaptive_avg_pool2d(x, (None, 1))
F.adaptive_avg_pool2d(x, 3)
F.pad(x, (1, 1))
F.pad(x, (1, 0, 0, 2))
F.pad(x, (1, 1, 1, 1), value=-1.)
F.pad(x, (-1, -1, -1, -1))
F.pad(x, (1,))
F.pad(x[0, 0], (2, 1), 'constant', 9.)
F.pad(x[0, 0, 0].long(), (1, 1))
F.unfold(x, 2)
F.unfold(x, 2, stride=2)
F.unfold(x, (2, 3), padding=1, stride=2).shape
F.fold(F.unfold(x, 2), (4, 4), 2)
F.fold(torch.ones(1, 4, 4), (4, 4), 2, stride=2)
F.batch_norm(x, None, None, training=True)
F.batch_norm(x, torch.zeros(1), torch.ones(1))
F.batch_norm(x, torch.tensor([2.]), torch.tensor([4.]), torch.tensor([3.]), torch.tensor([1.]))
F.local_response_norm(x, 2)
F.unknown(x)
torch.unknown

# gradients
@ w = torch.tensor([1., 2.], requires_grad=True)
w.is_leaf
(w * 2).is_leaf
(w * 2).requires_grad
w.grad
w.detach().requires_grad
(w > 1).requires_grad
(w * 2).backward()
w.sum().item()
w.tolist()
w.add_(1)
w[0] = 5
w += 1
w.detach()
torch.autograd.grad(w.sum(), w)
torch.autograd.grad((w ** 2).sum(), w)
torch.autograd.grad((w ** 3).sum(), w)[0]
float(w.sum())
int(w.sum())

w = torch.tensor([1., 2.], requires_grad=True); (w ** 2).sum().backward() :: w.grad
w = torch.tensor([1., 2.], requires_grad=True); (w ** 2).sum().backward(); (w ** 2).sum().backward() :: w.grad
w = torch.tensor([1., 2.], requires_grad=True); (w ** 2).sum().backward(); w.grad.zero_() :: w.grad
w = torch.tensor([1., 2.], requires_grad=True); y = (w ** 2).sum(); y.backward() :: y.backward()
w = torch.tensor(3., requires_grad=True); (w * w + 2 * w).backward() :: w.grad
w = torch.tensor([1., 2.], requires_grad=True); (w * torch.tensor([3., 4.])).sum().backward() :: w.grad
w = torch.tensor([1., -2.], requires_grad=True); torch.relu(w).sum().backward() :: w.grad
w = torch.tensor([0., -2.], requires_grad=True); torch.relu(w).sum().backward() :: w.grad
w = torch.tensor([0., 1.], requires_grad=True); torch.sigmoid(w).sum().backward() :: w.grad
w = torch.tensor([0., 1.], requires_grad=True); torch.tanh(w).sum().backward() :: w.grad
w = torch.tensor([0., -1., 2.], requires_grad=True); w.abs().sum().backward() :: w.grad
w = torch.tensor([3., 1., 3.], requires_grad=True); w.max().backward() :: w.grad
w = torch.tensor([3., 1., 3.], requires_grad=True); w.amax().backward() :: w.grad
w = torch.tensor([3., 1., 3.], requires_grad=True); w.max(0).values.backward() :: w.grad
w = torch.tensor([1., 2., 3.], requires_grad=True); w.mean().backward() :: w.grad
w = torch.tensor([1., 2., 4.], requires_grad=True); w.var().backward() :: w.grad
w = torch.tensor([2., 3., 4.], requires_grad=True); w.prod().backward() :: w.grad
w = torch.ones(2, 2, requires_grad=True); (w @ torch.tensor([[1., 2.], [3., 4.]])).sum().backward() :: w.grad
w = torch.ones(3, requires_grad=True); (w + torch.ones(2, 3)).sum().backward() :: w.grad
w = torch.ones(2, 1, requires_grad=True); (w * torch.arange(3.)).sum().backward() :: w.grad
w = torch.ones(4, requires_grad=True); w[1:3].sum().backward() :: w.grad
w = torch.ones(4, requires_grad=True); w[torch.tensor([0, 0, 2])].sum().backward() :: w.grad
w = torch.ones(2, 2, requires_grad=True); w.t()[0].sum().backward() :: w.grad
w = torch.tensor([1., 2.], requires_grad=True); (w * 2).backward(torch.tensor([1., 10.])) :: w.grad
w = torch.tensor([1., 2.], requires_grad=True); y = w * 2; y.retain_grad(); y.sum().backward() :: y.grad
w = torch.tensor([1., 2.], requires_grad=True); y = w.detach() * 2 :: y.requires_grad
w = torch.tensor([1., 2.], requires_grad=True)\nwith torch.no_grad():\n    y = w * 2 :: y
w = torch.tensor([1., 2.], requires_grad=True)\nwith torch.no_grad():\n    w -= 0.5 :: w
w = torch.tensor([1., 2.]); w.requires_grad_() :: w
w = torch.tensor([1, 2]) :: w.requires_grad_()
w = torch.tensor([1., 2.]); w.requires_grad = True :: w
w = torch.tensor([1., 2.]) :: w.sum().backward()
w = torch.tensor([1., 2.], requires_grad=True) * 2 :: w.grad_fn is None
x = torch.arange(16.).reshape(1, 1, 4, 4).requires_grad_(); F.max_pool2d(x, 2).sum().backward() :: x.grad
x = torch.ones(1, 1, 4, 4, requires_grad=True); F.max_pool2d(x, 2).sum().backward() :: x.grad
x = torch.ones(1, 1, 3, 3, requires_grad=True); F.avg_pool2d(x, 2, 1).sum().backward() :: x.grad
x = torch.ones(1, 1, 3, 3, requires_grad=True); F.conv2d(x, torch.tensor([[[[1., 2.], [3., 4.]]]])).sum().backward() :: x.grad
k = torch.ones(1, 1, 2, 2, requires_grad=True); F.conv2d(torch.arange(9.).reshape(1, 1, 3, 3), k).sum().backward() :: k.grad
x = torch.tensor([[2., 1., 0.]], requires_grad=True); F.cross_entropy(x, torch.tensor([0])).backward() :: x.grad
x = torch.tensor([2., 1.], requires_grad=True); F.mse_loss(x, torch.zeros(2)).backward() :: x.grad
x = torch.tensor([2., 0.], requires_grad=True); torch.where(x > 1, x * 2, x * 3).sum().backward() :: x.grad
x = torch.tensor([2., 0.], requires_grad=True); x.clamp(0, 1).sum().backward() :: x.grad
x = torch.tensor([2., 3.], requires_grad=True); y = x * x; x2 = torch.cat([x, y]); x2.sum().backward() :: x.grad

# calls that do not fit
torch.zeros(2, 3).sum(dims=0)
torch.zeros(2, 3).reshape(shape=(3, 2))
torch.zeros(2, 3).transpose(0)
torch.zeros(2).unsqueeze('0')
torch.arange()
torch.cat()
torch.stack(torch.zeros(2), torch.zeros(2))
torch.ones(2)()
torch.ones(2).shape()
torch.tensor([1, 2]).sum(0, 1, 2, 3)
torch.zeros(2) + {}
torch.tensor([1, 2]) < [1, 2]
torch.equal([1], [1])
torch.matmul(torch.ones(2), 3)
torch.where()
{torch.tensor(1): 2}[1]

# Names of ways back
@ x = (torch.arange(12.) + 1).reshape(3, 4).requires_grad_(); m = x > 5
x.max(1).values
x.max(1, keepdim=True).values
x.min(1)
x.amin()
x.amax()
x.amax(1)
x.median()
x.median(1).values
x.median(1, keepdim=True).values
F.adaptive_avg_pool2d(x[None], 1)
F.adaptive_avg_pool2d(x[None], (3, 1))
x.sort().values
x.sort(0, descending=True)[0]
x.topk(2).values
x.chunk(2)[0]
x.split(2)[0]
x.split([1, 2])[1]
x.unbind()[0]
x.unbind(1)[2]
x.repeat(2, 1)
x.roll(1)
x.roll(1, 0)
x.triu()
x.tril(-1)
x.trace()
x.masked_fill(m, 0)
x.scatter(1, torch.tensor([[0]]), 1.)
x.scatter(1, torch.tensor([[0]]), torch.ones(1, 1))
F.cross_entropy(x, torch.full((3, 4), 0.25))
F.cross_entropy(x, torch.full((3, 4), 0.25), reduction="sum")
F.cross_entropy(x, torch.full((3, 4), 0.25), reduction="none")
F.pad(x, (1, 0), mode="reflect")
F.pad(x, (1, 0), mode="replicate")
F.pad(x, (1, 0), mode="circular")

# A range or a tuple as an index
@ x = torch.arange(12).reshape(3, 4)
x[range(2)]
x[:, range(2)]
x[range(2), range(1, 3)]
x[range(2), torch.tensor([1, 3])]
x[(0, 1), (1, 2)]
x[range(0)]
x[range(5)]

# Words beside the common ones
@ x = torch.arange(6.).reshape(2, 3).requires_grad_(); i = torch.tensor([2, 0, 2])
x.norm("fro")
x.norm("fro", dim=(0, 1))
x.norm("foo")
x.repeat_interleave(2)
x.repeat_interleave(2, 0)
x.repeat_interleave(torch.tensor([1, 2]), dim=0)
x.repeat_interleave(torch.tensor([1, 2, 3]), 0)
x.repeat_interleave(-1, 0)
x.repeat_interleave(0, 0)
x.repeat_interleave(2.5)
torch.bincount(i)
i.bincount(minlength=5)
torch.bincount(i, weights=torch.tensor([0.5, 1, 2]))
torch.bincount(i, weights=torch.tensor([0.5, 1]))
torch.bincount(-i)
torch.bincount(x)
torch.bincount(i, minlength=-1)
x.view_as(torch.ones(3, 2))
x.view_as(torch.ones(4, 2))
x.expand_as(torch.ones(2, 2, 3))
x.diagonal()
x.diagonal(1)
torch.ones(2, 3, 4).diagonal(0, 1, 2).shape
torch.ones(2, 3, 4).diagonal(dim1=0, dim2=2).shape
x.diagonal(0, 1, 1)
i.eq(2)
torch.ne(i, torch.tensor([2, 2, 2]))
x.ge(torch.tensor([1., 1., 5.]))
torch.lt(x, x[:, :2])
x.gt([1])
torch.empty_like(i).dtype
torch.set_num_threads(0)
torch.__version__
"""


OUTSIDE = re.compile(r"\.(add|sub|mul|div|ndim|is_tensor|relu_)\b")
ACCEPTED = ["torch.exp(2)", "torch.relu(-2.)", "torch.allclose(f, i)", "torch.arange(3) @ torch.arange(3.)",
            "torch.ones(2, 2) @ torch.tensor([[True, False], [False, True]])"]


def first_line(error):
    return {"error": type(error).__name__, "message": str(error).split("\n")[0]}


def run(setup, code):
    names = {"torch": torch, "F": F}
    case = ({"setup": setup} if setup else {}) | {"code": code}
    if OUTSIDE.search(setup + code):
        case["outside"] = True
    if code in ACCEPTED:
        case["note"] = "convsh takes this too"
    exec(setup, names)
    try:
        return case | {"text": repr(eval(code, names))}
    except SyntaxError:
        pass
    except Exception as error:
        return case | first_line(error)
    try:
        exec(code, names)
    except Exception as error:
        return case | first_line(error)
    raise AssertionError(f"a statement that does not fail: {code}")


def cases():
    shared = ""
    for line in CASES.split("\n"):
        if line.startswith("@ "):
            shared = line[2:]
        elif not line:
            shared = ""
        elif not line.startswith("#"):
            setup, found, code = line.partition(" :: ")
            yield run(setup.replace("\\n", "\n"), code) if found else run(shared, line)


recorded = list(cases())
keys = [(case.get("setup"), case["code"]) for case in recorded]
assert len(set(keys)) == len(keys), [key for key in keys if keys.count(key) > 1]
write("tensors", recorded)
