# AlexNet as a Sequential: shapes, parameters and multiplications of every layer, and local response normalisation.
import torch
import torch.nn as nn
import torch.nn.functional as F


def alexnet(classes=1000):
    return nn.Sequential(
        nn.Conv2d(3, 96, kernel_size=11, stride=4),
        nn.ReLU(inplace=True),
        nn.LocalResponseNorm(5, alpha=1e-4, beta=0.75, k=2.0),
        nn.MaxPool2d(kernel_size=3, stride=2),
        nn.Conv2d(96, 256, kernel_size=5, padding=2, groups=2),
        nn.ReLU(inplace=True),
        nn.LocalResponseNorm(5, k=2),
        nn.MaxPool2d(3, 2),
        nn.Conv2d(256, 384, 3, padding=1),
        nn.ReLU(inplace=True),
        nn.Conv2d(384, 384, 3, padding=1, groups=2),
        nn.ReLU(inplace=True),
        nn.Conv2d(384, 256, 3, padding=1, groups=2),
        nn.ReLU(inplace=True),
        nn.MaxPool2d(3, 2),
        nn.Flatten(),
        nn.Dropout(0.5),
        nn.Linear(256 * 6 * 6, 1024),  # 4096 in the paper; less, so that it runs quickly
        nn.ReLU(inplace=True),
        nn.Dropout(),
        nn.Linear(1024, classes),
    )


net = alexnet(classes=100)
net.eval()
print(net)
x = torch.zeros(1, 3, 227, 227)
total_params = total_macs = 0
print(f"{'#':>2} {'layer':<18} {'output':<20} {'params':>10} {'mult.':>12}")
with torch.no_grad():
    for i, layer in enumerate(net):
        x = layer(x)
        params = sum(p.numel() for p in layer.parameters())
        macs = 0
        if isinstance(layer, nn.Conv2d):
            macs = layer.weight.numel() * x.shape[2] * x.shape[3]
        elif isinstance(layer, nn.Linear):
            macs = layer.in_features * layer.out_features
        total_params += params
        total_macs += macs
        print(f"{i:>2} {type(layer).__name__:<18} {'x'.join(map(str, x.shape)):<20} {params:>10,} {macs:>12,}")
print(f"total: {total_params:,} parameters ({total_params * 4 / 2 ** 20:.1f} MiB), {total_macs / 1e6:.1f} million multiplications")
conv = sum(p.numel() for m in net.modules() if isinstance(m, nn.Conv2d) for p in m.parameters())
print(f"share of the convolutions: {conv / total_params:.1%}")


# Local response normalisation by hand.
def lrn(a, n=5, k=2.0, alpha=1e-4, beta=0.75):
    N, C, H, W = a.shape
    out = torch.zeros_like(a)
    for i in range(C):
        lo, hi = max(0, i - n // 2), min(C, i + n // 2 + 1)
        s = (a[:, lo:hi] ** 2).sum(dim=1)
        out[:, i] = a[:, i] / (k + alpha / n * s) ** beta
    return out


a = (torch.arange(2 * 7 * 2 * 2).float() % 11).reshape(2, 7, 2, 2)
print(torch.allclose(lrn(a, alpha=0.5), F.local_response_norm(a, 5, alpha=0.5, beta=0.75, k=2.0), atol=1e-5))
print(F.local_response_norm(a, 3, alpha=1.0, beta=0.5, k=1.0)[0, :, 0, 0], nn.LocalResponseNorm(2))
print(nn.LocalResponseNorm(3)(a)[1, 2])
