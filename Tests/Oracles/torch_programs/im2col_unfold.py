# Convolution as a matrix product: F.unfold (im2col), and F.fold for the way back.
import torch
import torch.nn.functional as F

N, C, H, W = 2, 3, 7, 6
K, R, S = 4, 3, 3
x = torch.sin(torch.arange(N * C * H * W).float()).reshape(N, C, H, W)
w = torch.cos(torch.arange(K * C * R * S).float() * 0.5).reshape(K, C, R, S)
b = torch.linspace(-1, 1, K)

for stride, padding, dilation in [(1, 0, 1), (1, 1, 1), (2, 1, 1), (1, 2, 2)]:
    columns = F.unfold(x, kernel_size=(R, S), stride=stride, padding=padding, dilation=dilation)
    out = w.view(K, -1) @ columns + b.view(1, K, 1)
    reference = F.conv2d(x, w, b, stride=stride, padding=padding, dilation=dilation)
    out = out.view(reference.shape)
    print(f"stride {stride} padding {padding} dilation {dilation}:", tuple(columns.shape), tuple(out.shape), torch.allclose(out, reference, atol=1e-5))
print(reference[0, 0, :2])

# A small example to look at.
small = torch.arange(1.0, 17.0).reshape(1, 1, 4, 4)
cols = F.unfold(small, 2, stride=2)
print(cols)
print(F.fold(cols, output_size=(4, 4), kernel_size=2, stride=2).squeeze())
overlap = F.fold(F.unfold(small, 3), (4, 4), 3)
print(overlap.squeeze())
counts = F.fold(F.unfold(torch.ones_like(small), 3), (4, 4), 3)
print(counts.squeeze(), torch.equal(overlap / counts, small))

# Pooling from the same columns.
windows = F.unfold(x, 2, stride=2).view(N, C, 4, -1)
print(torch.equal(windows.max(dim=2).values.view(N, C, H // 2, W // 2), F.max_pool2d(x, 2)))
print(torch.allclose(windows.mean(2).view(N, C, 3, 3), F.avg_pool2d(x, 2)))


# im2col in plain Python.
def im2col(a, f):
    h, w = len(a) - f + 1, len(a[0]) - f + 1
    return [[a[i + p][j + q] for i in range(h) for j in range(w)] for p in range(f) for q in range(f)]


print(im2col(small[0, 0].tolist(), 3) == F.unfold(small, 3)[0].tolist())
# The gradient with respect to the input goes through fold.
x = small.clone().requires_grad_(True)
k = torch.tensor([[1.0, 2.0], [3.0, 4.0]]).view(1, 1, 2, 2)
F.conv2d(x, k).sum().backward()
ones = torch.ones(1, 1, 9)
print(x.grad.squeeze(), torch.equal(x.grad, F.fold(k.view(1, 4, 1) @ ones, (4, 4), 2)))

multiplications = lambda n, c, k, r, s, h, w: n * c * k * r * s * h * w
for name, args in [("LeNet C1", (1, 1, 6, 5, 5, 28, 28)), ("AlexNet conv1", (1, 3, 96, 11, 11, 55, 55)), ("VGG conv1_2", (1, 64, 64, 3, 3, 224, 224))]:
    print(f"{name:>14}: {multiplications(*args):>15,} multiplications")
