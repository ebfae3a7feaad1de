# Edges with fixed kernels: Prewitt, Sobel, Laplace, Gauss, sharpening.
import torch
import torch.nn.functional as F

# A picture with a bright square and a slope.
image = torch.zeros(10, 10)
image[2:6, 2:6] = 1.0
image[7:, :] = torch.linspace(0, 1, 10)
x = image[None, None]
print(image)

sobel_x = torch.tensor([[-1.0, 0.0, 1.0], [-2.0, 0.0, 2.0], [-1.0, 0.0, 1.0]])
kernels = {
    "sobel x": sobel_x,
    "sobel y": sobel_x.t(),
    "prewitt": torch.tensor([1.0, 1.0, 1.0]).view(3, 1) * torch.tensor([-1.0, 0.0, 1.0]),
    "laplace": torch.tensor([[0.0, 1.0, 0.0], [1.0, -4.0, 1.0], [0.0, 1.0, 0.0]]),
    "box": torch.ones(3, 3) / 9,
    "gauss": torch.outer(torch.tensor([1.0, 2.0, 1.0]), torch.tensor([1.0, 2.0, 1.0])) / 16,
    "sharpen": torch.tensor([[0.0, -1.0, 0.0], [-1.0, 5.0, -1.0], [0.0, -1.0, 0.0]]),
}
for name, kernel in kernels.items():
    out = F.conv2d(x, kernel.view(1, 1, 3, 3), padding=1)
    print(f"{name:8s} sum {kernel.sum().item():5.2f}  min {out.min().item():6.3f}  max {out.max().item():6.3f}")
    print(out[0, 0, 1:4, 1:6])

# All kernels in one call: the output has a channel for each.
bank = torch.stack(list(kernels.values())).unsqueeze(1)
maps = F.conv2d(x, bank, padding="same")
print(bank.shape, maps.shape, maps.mean(dim=(0, 2, 3)))
magnitude = (maps[:, 0] ** 2 + maps[:, 1] ** 2).sqrt()
edges = (magnitude > 1.5).long().squeeze()
for row in edges:
    print("".join("#" if v else "." for v in row.tolist()))

# Cross-correlation is not convolution: the kernel is turned by 180 degrees.
k = torch.arange(9.0).reshape(1, 1, 3, 3)
impulse = torch.zeros(1, 1, 5, 5)
impulse[..., 2, 2] = 1
print(F.conv2d(impulse, k, padding=1).squeeze())
print(F.conv2d(impulse, k.flip(2, 3), padding=1).squeeze())

# Separable: a column and a row instead of a square.
g = torch.tensor([1.0, 2.0, 1.0]) / 4
two_steps = F.conv2d(F.conv2d(x, g.view(1, 1, 3, 1)), g.view(1, 1, 1, 3))
print(torch.allclose(two_steps, F.conv2d(x, kernels["gauss"].reshape(1, 1, 3, 3)), atol=1e-6))
# One filter per channel of a colour picture.
rgb = torch.stack([image, image.flip(0), image.T])[None]
blurred = F.conv2d(rgb, kernels["gauss"].expand(3, 1, 3, 3), groups=3)
print(blurred.shape, blurred.sum(dim=(2, 3)))
padded = F.pad(x, (1, 1, 1, 1), mode="replicate")
print(padded.shape, F.conv2d(padded, kernels["laplace"][None, None])[0, 0, 0], F.pad(x, [2, 0])[0, 0, 2])
def loop_conv(a, k):
    out = torch.zeros(a.shape[0] - k.shape[0] + 1, a.shape[1] - k.shape[1] + 1)
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            out[i, j] = (a[i:i + k.shape[0], j:j + k.shape[1]] * k).sum()
    return out


print((loop_conv(image, sobel_x) - F.conv2d(x, sobel_x[None, None])[0, 0]).abs().max() < 1e-5)
