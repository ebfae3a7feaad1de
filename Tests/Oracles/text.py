"""Records how PyTorch writes tensors -> text.json.

A case is a Python expression and what `print(expression)` writes: for a tensor its repr, for a string the string.
Names used: torch, and F for torch.nn.functional.
"""

import torch
import torch.nn.functional as F

from record import write

torch.set_num_threads(1)

CODE = r"""
# float32, no dimension
torch.tensor(0.)
torch.tensor(-0.)
torch.tensor(1.)
torch.tensor(-3.)
torch.tensor(0.5)
torch.tensor(0.1)
torch.tensor(3.14159265)
torch.tensor(-2.71828)
torch.tensor(123456.789)
torch.tensor(1e-5)
torch.tensor(1e-4)
torch.tensor(0.00012345)
torch.tensor(1e7)
torch.tensor(1e8)
torch.tensor(99999999.)
torch.tensor(123456789.)
torch.tensor(12345678.5)
torch.tensor(1e10)
torch.tensor(1e38)
torch.tensor(1e39)
torch.tensor(1e-38)
torch.tensor(1e-45)
torch.tensor(16777217.)
torch.tensor(0.99999)
torch.tensor(0.999951)
torch.tensor(0.99995)
torch.tensor(float('nan'))
torch.tensor(float('inf'))
torch.tensor(-float('inf'))
torch.tensor(2.5, requires_grad=True)
torch.tensor(2., requires_grad=True)
# int64 and bool, no dimension
torch.tensor(0)
torch.tensor(-7)
torch.tensor(1234567890123)
torch.tensor(9223372036854775807)
torch.tensor(-9223372036854775807 - 1)
torch.tensor(True)
torch.tensor(False)
# vectors
torch.tensor([1., 2., 3.])
torch.tensor([1., 2.5, 3.])
torch.tensor([-1., 2., 3.])
torch.tensor([-1.5, 2., 30.])
torch.tensor([0.])
torch.tensor([-0.])
torch.tensor([0., -0., 1.])
torch.tensor([-0., 0.5])
torch.tensor([1.])
torch.tensor([0.1, 0.22, 0.333])
torch.tensor([1/3, 2/3, 1.])
torch.tensor([100., 20.5, 3.25])
torch.tensor([1000., 1.])
torch.tensor([1000.5, 1.])
torch.tensor([1001.5, 1.])
torch.tensor([1001., 1.5])
torch.tensor([9999.9999, 1.])
torch.tensor([99999.5, 1000.])
torch.tensor([100000., 1.])
torch.tensor([100000.5, 1000.5])
torch.tensor([1e8, 1.])
torch.tensor([1e8, 2e8])
torch.tensor([99999999., 1.])
torch.tensor([1e8 + 8, 1.])
torch.tensor([1e9, 1e9])
torch.tensor([1e10, -1e10])
torch.tensor([1e-4, 1.])
torch.tensor([9e-5, 1.])
torch.tensor([1e-5])
torch.tensor([1e-5, 2e-5])
torch.tensor([1e-10, 1e10])
torch.tensor([0., 1e-5])
torch.tensor([0., 1e-4])
torch.tensor([1e-3, 0.9])
torch.tensor([1e-3, 1.001])
torch.tensor([1.5e-5, 12345., -0.25])
torch.tensor([1e20, 1e30])
torch.tensor([1e38, 1e-38])
torch.tensor([3.4028235e38, 1.1754944e-38, 1e-45])
torch.tensor([123456.0, 0.5])
torch.tensor([0.5, 500.])
torch.tensor([0.5, 500.5])
torch.tensor([0.5, 501.])
torch.tensor([0.001, 1.])
torch.tensor([0.001, 1.0001])
torch.tensor([12.5, -12.5, 0.])
torch.tensor([0.00005, 0.00004])
torch.tensor([0.12345, 0.12355, 0.00005])
torch.tensor([2.00005, 2.00015, 2.00025])
torch.tensor([0.03125, 0.09375])
torch.tensor([1.00005, 1.99995])
torch.tensor([1e16, 1.])
torch.tensor([2.**24, 2.**31])
torch.tensor([float('nan')])
torch.tensor([float('nan'), 1.])
torch.tensor([float('nan'), 1.5])
torch.tensor([float('inf'), 1.])
torch.tensor([-float('inf'), 1.])
torch.tensor([-float('inf'), 1.25, float('nan'), float('inf')])
torch.tensor([float('inf'), 1e10])
torch.tensor([float('nan'), float('inf')])
torch.tensor([float('inf'), -float('inf')])
torch.tensor([-float('inf'), 1000000.])
torch.tensor([float('nan'), 1e-6])
torch.tensor([1, 2, 3])
torch.tensor([1, -20, 300])
torch.tensor([-1, 0])
torch.tensor([10, 1])
torch.tensor([9223372036854775807, -9223372036854775807, 0])
torch.tensor([True, False])
torch.tensor([True])
torch.tensor([False, False, False])
torch.tensor([1., 2.], requires_grad=True)
torch.tensor([1.5, 2.], requires_grad=True)
torch.tensor([0, 127, 255], dtype=torch.uint8)
torch.tensor(200, dtype=torch.uint8)
torch.tensor([[1, 2], [3, 40]], dtype=torch.uint8)
torch.zeros(2, 2, dtype=torch.uint8)
# lines of 80 columns
torch.arange(10)
torch.arange(20)
torch.arange(21)
torch.arange(25)
torch.arange(30)
torch.arange(100)
torch.arange(100.)
torch.arange(-20, 20)
torch.arange(95, 130)
torch.arange(1000)
torch.arange(11.)
torch.arange(12.)
torch.arange(13.)
torch.arange(18.)
torch.arange(19.)
torch.arange(0, 5, 0.25)
torch.arange(0, 1, 0.05)
torch.arange(0, 1, 0.1)
torch.linspace(0, 1, 5)
torch.linspace(-1, 1, 9)
torch.linspace(0, 1, 9)
torch.linspace(0, 1, 10)
torch.linspace(0, 100, 30)
torch.linspace(1e-6, 1e6, 12)
torch.arange(14.) * 1e9
torch.arange(30).reshape(1, 30)
torch.arange(60).reshape(2, 30)
torch.arange(60.).reshape(2, 30) / 7
torch.arange(40).reshape(2, 20) * 1000
torch.zeros(18)
torch.zeros(19)
torch.zeros(20)
torch.zeros(3, 25)
torch.ones(25, dtype=torch.bool)
torch.arange(40) > 19
torch.arange(30).reshape(2, 15) % 2 == 0
torch.full((17,), -1.)
torch.full((15,), 0.125)
torch.full((9,), 1e-7)
torch.arange(20., requires_grad=True)
torch.zeros(9, requires_grad=True)
torch.zeros(13, requires_grad=True)
torch.zeros(14, requires_grad=True)
torch.zeros(15, requires_grad=True)
torch.full((7,), 1.5, requires_grad=True)
torch.full((6,), 1.5, requires_grad=True)
torch.full((5,), 1.5, requires_grad=True)
# matrices and more
torch.tensor([[1., 2.], [3., 4.]])
torch.tensor([[1, 2], [3, 4]])
torch.tensor([[1, -2], [30, 400]])
torch.tensor([[0.5, 100.], [-3., 0.]])
torch.tensor([[True, False], [False, False]])
torch.tensor([[1.5]])
torch.tensor([[1, 1, 2, 4], [5, 6, 7, 8], [3, 2, 1, 0], [1, 2, 3, 4]])
torch.tensor([[1., 1, 2, 4], [5, 6, 7, 8], [3, 2, 1, 0], [1, 2, 3, 4]])
torch.tensor([[1e-8, 1.], [100., 1e5]])
torch.tensor([[float('nan'), 1.], [-float('inf'), 2.5]])
torch.eye(3)
torch.eye(2, 4)
torch.eye(3, dtype=torch.int64)
torch.ones(1, 1)
torch.ones(5, 1)
torch.zeros(2, 3)
torch.full((2, 3), 7)
torch.full((2, 3), 7.5)
torch.full((2, 2), True)
torch.arange(6).reshape(2, 3)
torch.arange(6.).reshape(3, 2)
torch.arange(24).reshape(2, 3, 4)
torch.arange(24.).reshape(2, 3, 4)
torch.arange(8.).reshape(2, 2, 2) / 4
torch.arange(8).reshape(2, 2, 2) > 3
torch.arange(16).reshape(2, 2, 2, 2)
torch.arange(12.).reshape(1, 3, 2, 2) * -1.5
torch.arange(8).reshape(1, 1, 2, 2, 2)
torch.arange(6).reshape(1, 1, 1, 1, 1, 6)
torch.ones(1, 1, 1)
torch.ones(2, 1, 1, 1)
torch.zeros(1, 2, 25)
torch.arange(100).reshape(2, 2, 25)
torch.tensor([[1., 2.], [3., 4.]], requires_grad=True)
torch.ones(2, 2, 2, requires_grad=True)
torch.arange(6).reshape(2, 3).t()
torch.arange(10)[::3]
torch.arange(9.).reshape(3, 3)[1]
torch.arange(9.).reshape(3, 3)[1, 1]
# nothing inside
torch.tensor([])
torch.zeros(0)
torch.zeros(0, dtype=torch.int64)
torch.zeros(0, dtype=torch.bool)
torch.tensor([[]])
torch.tensor([[], []])
torch.zeros(0, 3)
torch.zeros(3, 0)
torch.zeros(2, 0, 4)
torch.zeros(0, 0)
torch.zeros(1, 0)
torch.zeros(2, 0, dtype=torch.int64)
torch.zeros(0, 2, dtype=torch.bool)
torch.arange(0)
torch.zeros(0, requires_grad=True)
torch.zeros(0, 3, requires_grad=True)
torch.tensor([], dtype=torch.int64)
torch.zeros(0, dtype=torch.uint8)
# more than 1000 elements
torch.arange(1001)
torch.arange(1001.)
torch.arange(1001.) / 4
torch.arange(5000)
torch.zeros(1001)
torch.zeros(40, 40)
torch.ones(33, 33, dtype=torch.bool)
torch.arange(1600).reshape(40, 40)
torch.arange(1600.).reshape(40, 40)
torch.arange(1200).reshape(2, 600)
torch.arange(1200).reshape(600, 2)
torch.arange(1200).reshape(6, 200)
torch.arange(1200).reshape(5, 240)
torch.arange(1400).reshape(7, 200)
torch.arange(1400).reshape(200, 7)
torch.arange(1001).reshape(7, 143)
torch.arange(2000).reshape(20, 10, 10)
torch.arange(4096.).reshape(8, 8, 8, 8)
torch.zeros(1, 1, 32, 32)
torch.zeros(1, 3, 224, 224)
torch.arange(1100.).reshape(1, 1100) * 1e6
torch.cat([torch.zeros(600), torch.tensor([1e9]), torch.zeros(600)])
torch.cat([torch.tensor([1e9]), torch.zeros(1200)])
torch.cat([torch.zeros(600), torch.tensor([0.5]), torch.zeros(600)])
torch.cat([torch.tensor([0.5]), torch.zeros(1200)])
torch.zeros(1001, requires_grad=True)
torch.zeros(40, 40, requires_grad=True)
torch.zeros(1000, 0)
torch.zeros(2000, 0, 3)
torch.zeros(1000)
# what made it
torch.tensor([1., 2.], requires_grad=True) + 1
torch.tensor([1., 2.], requires_grad=True) - 1
torch.tensor([1., 2.], requires_grad=True) * 2
torch.tensor([1., 2.], requires_grad=True) / 2
torch.tensor([1., 2.], requires_grad=True) ** 2
-torch.tensor([1., 2.], requires_grad=True)
2 / torch.tensor([1., 2.], requires_grad=True)
1 - torch.tensor([1., 2.], requires_grad=True)
2 ** torch.tensor([1., 2.], requires_grad=True)
torch.tensor([1., 2.], requires_grad=True).sum()
torch.ones(2, 2, requires_grad=True).sum(dim=0)
torch.tensor([1., 2.], requires_grad=True).mean()
torch.ones(2, 2, requires_grad=True).mean(dim=1)
torch.tensor([1., 2.], requires_grad=True).max()
torch.tensor([1., 2.], requires_grad=True).exp()
torch.tensor([1., 2.], requires_grad=True).log()
torch.tensor([1., 4.], requires_grad=True).sqrt()
torch.tensor([1., 2.], requires_grad=True).sigmoid()
torch.tensor([1., 2.], requires_grad=True).tanh()
torch.tensor([1., -2.], requires_grad=True).abs()
torch.relu(torch.tensor([-1., 2.], requires_grad=True))
F.leaky_relu(torch.tensor([-1., 2.], requires_grad=True))
F.elu(torch.tensor([-1., 2.], requires_grad=True))
F.gelu(torch.tensor([-1., 2.], requires_grad=True))
F.silu(torch.tensor([-1., 2.], requires_grad=True))
F.softplus(torch.tensor([-1., 2.], requires_grad=True))
F.hardtanh(torch.tensor([-1., 2.], requires_grad=True))
F.softmax(torch.tensor([1., 2.], requires_grad=True), dim=0)
F.log_softmax(torch.tensor([1., 2.], requires_grad=True), dim=0)
F.cross_entropy(torch.tensor([[1., 2.]], requires_grad=True), torch.tensor([1]))
F.nll_loss(torch.tensor([[-1., -2.]], requires_grad=True), torch.tensor([1]))
F.mse_loss(torch.tensor([1., 2.], requires_grad=True), torch.zeros(2))
F.l1_loss(torch.tensor([1., 2.], requires_grad=True), torch.zeros(2))
F.binary_cross_entropy(torch.tensor([0.5, 0.25], requires_grad=True), torch.zeros(2))
F.binary_cross_entropy_with_logits(torch.tensor([0.5, 0.25], requires_grad=True), torch.zeros(2))
F.linear(torch.ones(1, 2, requires_grad=True), torch.ones(3, 2), torch.ones(3))
F.linear(torch.ones(1, 2, requires_grad=True), torch.ones(3, 2))
F.conv2d(torch.ones(1, 1, 3, 3, requires_grad=True), torch.ones(1, 1, 2, 2))
F.conv2d(torch.ones(1, 3, 3, requires_grad=True), torch.ones(1, 1, 2, 2))
F.conv_transpose2d(torch.ones(1, 1, 2, 2, requires_grad=True), torch.ones(1, 1, 2, 2))
F.max_pool2d(torch.ones(1, 1, 4, 4, requires_grad=True), 2)
F.max_pool2d(torch.ones(1, 4, 4, requires_grad=True), 2)
F.avg_pool2d(torch.ones(1, 1, 4, 4, requires_grad=True), 2)
F.adaptive_avg_pool2d(torch.ones(1, 1, 4, 4, requires_grad=True), 2)
F.batch_norm(torch.arange(4., requires_grad=True).reshape(2, 2), None, None, training=True)
F.pad(torch.ones(1, 2, requires_grad=True), (1, 1))
F.unfold(torch.ones(1, 1, 3, 3, requires_grad=True), 2)
F.normalize(torch.tensor([[3., 4.]], requires_grad=True))
torch.ones(2, 2, requires_grad=True) @ torch.ones(2, 2)
torch.ones(2, 2, requires_grad=True) @ torch.ones(2)
torch.ones(2, requires_grad=True) @ torch.ones(2)
torch.ones(2, 2, 2, requires_grad=True) @ torch.ones(2, 2, 2)
torch.ones(2, 3, requires_grad=True).reshape(3, 2)
torch.ones(2, 2, requires_grad=True).reshape(4)
torch.ones(2, 2, requires_grad=True).flatten()
torch.ones(2, 3, requires_grad=True).t()
torch.ones(1, 2, requires_grad=True).permute(1, 0)
torch.ones(1, 2, requires_grad=True).transpose(0, 1)
torch.ones(1, 2, requires_grad=True).squeeze()
torch.ones(1, 2, requires_grad=True).squeeze(0)
torch.ones(2, requires_grad=True).unsqueeze(0)
torch.ones(2, 2, requires_grad=True)[0]
torch.ones(2, 2, requires_grad=True)[0, 1]
torch.ones(4, requires_grad=True)[1:3]
torch.ones(4, requires_grad=True)[torch.tensor([0, 2])]
torch.ones(2, requires_grad=True)[None]
torch.ones(2, requires_grad=True).flip(0)
torch.cat([torch.ones(2, requires_grad=True), torch.ones(1)])
torch.stack([torch.ones(2, requires_grad=True), torch.zeros(2)])
torch.where(torch.tensor([True, False]), torch.ones(2, requires_grad=True), torch.zeros(2))
torch.ones(2, requires_grad=True).clamp(0, 1)
torch.ones(2, requires_grad=True).clone()
torch.ones(2, requires_grad=True).detach()
torch.ones(2, requires_grad=True) > 0
torch.ones(2, requires_grad=True).argmax()
torch.arange(40., requires_grad=True) * 2
torch.arange(1001., requires_grad=True) * 2
torch.ones(8, requires_grad=True) * 2.5
torch.ones(6, requires_grad=True) * 2.5
# in strings
torch.zeros(2, 3).shape
torch.zeros(()).shape
torch.zeros(5).size()
torch.zeros(2, 0, 3).shape
str(torch.zeros(2, 3).shape)
repr(torch.zeros(1, 3, 28, 28).shape)
f"{torch.zeros(2, 3).shape}"
f"{torch.zeros(2, 3).shape[0]}"
tuple(torch.zeros(2, 3).shape)
list(torch.zeros(2, 3).shape)
torch.zeros(2, 3).shape + (4,)
torch.zeros(2, 3).shape[1:]
torch.zeros(2, 3).shape == (2, 3)
str(torch.tensor(1.5))
repr(torch.tensor([1., 2.]))
str(torch.tensor([[1, 2], [3, 4]]))
f"{torch.tensor(1.5)}"
f"{torch.tensor(3)}"
f"{torch.tensor(True)}"
f"{torch.tensor(0.1)}"
f"{torch.tensor(1 / 3)}"
f"{torch.tensor(1e10)}"
f"{torch.tensor(1e-10)}"
f"{torch.tensor(float('nan'))}"
f"{torch.tensor(2., requires_grad=True)}"
f"{torch.tensor(2., requires_grad=True) * 1.5}"
f"{torch.tensor([1.5, 2.])}"
f"{torch.tensor([[1, 2], [3, 4]])}"
f"{torch.tensor(1.5)!r}"
f"{torch.tensor([1.])!r}"
f"{torch.tensor(1.5):.3f}"
f"{torch.tensor(2 / 3):.3f}"
f"{torch.tensor(2 / 3):10.2f}|"
f"{torch.tensor(2 / 3):<10.2f}|"
f"{torch.tensor(1234567.):,.1f}"
f"{torch.tensor(0.000012345):.2e}"
f"{torch.tensor(0.25):.1%}"
f"{torch.tensor(0.1):.10f}"
f"{torch.tensor(42):d}"
f"{torch.tensor(42):5d}|"
f"{torch.tensor(42):05}"
f"{torch.tensor(42):.2f}"
f"{torch.tensor(2.):g}"
f"{torch.tensor(1.5):>8}"
f"{torch.tensor(2., requires_grad=True):.2f}"
f"{torch.tensor(1.5).item()}"
f"{torch.tensor(0.1).item()}"
f"{torch.tensor(3).item()}"
f"{torch.tensor(True).item()}"
f"{torch.tensor(1e10).item()}"
f"{torch.tensor(1 / 3).item():.4f}"
f"loss {torch.tensor([1., 2.]).mean().item():.3f}"
f"{torch.tensor([1., 2.]).tolist()}"
f"{torch.tensor([0.1, 0.2]).tolist()}"
[torch.tensor(1.), torch.tensor(2)]
(torch.tensor([1., 2.]), 3)
[torch.tensor([[1., 2.], [3., 4.]])]
{'w': torch.tensor([0.5, 1.])}
torch.tensor([1., 2.]).max(dim=0)
torch.tensor([[1., 2.], [4., 3.]]).max(dim=1)
torch.tensor([[1, 2], [4, 3]]).min(dim=1)
torch.topk(torch.tensor([1., 5., 3.]), 2)
torch.tensor([3., 1., 2.]).sort()
torch.tensor([1., 3., 2.]).median(dim=0)
torch.float32
torch.int64
torch.bool
torch.uint8
torch.float
torch.long
torch.tensor([1.]).dtype
str(torch.tensor([1]).dtype)
[torch.float32, torch.int64]
torch.device('cpu')
repr(torch.device('cpu'))
torch.tensor([1.]).device
type(torch.tensor([1.]))
type(torch.zeros(2).shape)
torch.tensor([1.]).type()
torch.nn.Parameter(torch.tensor([1., 2.]))
torch.nn.Parameter(torch.zeros(2, 2))
"""


def text(code):
    value = eval(code, {"torch": torch, "F": F})
    assert not isinstance(value, torch.Tensor) or str(value) == repr(value)
    return {"code": code, "text": str(value)}


lines = [line for line in CODE.strip().split("\n") if not line.startswith("#")]
assert len(set(lines)) == len(lines), [x for x in lines if lines.count(x) > 1]
write("text", [text(line) for line in lines])
