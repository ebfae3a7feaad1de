# First values of weights: bounds and spreads by formula, and the signal through twenty layers.
import math
import torch
import torch.nn as nn

for name, param in [("linear", None), ("conv2d", None), ("sigmoid", None), ("tanh", None), ("relu", None), ("leaky_relu", None), ("leaky_relu", 0.3), ("selu", None)]:
    print(f"{name + ('' if param is None else f'({param})'):18} gain {nn.init.calculate_gain(name, param):.4f}")


def fans(weight):
    receptive = math.prod(weight.shape[2:])
    return weight.shape[1] * receptive, weight.shape[0] * receptive


torch.manual_seed(7)
layers = {"fc": nn.Linear(400, 120), "conv": nn.Conv2d(16, 32, 5), "up": nn.ConvTranspose2d(32, 16, 3)}
for name, layer in layers.items():
    fan_in, fan_out = fans(layer.weight)
    xavier = math.sqrt(6 / (fan_in + fan_out))
    kaiming = math.sqrt(6 / fan_in)
    default = 1 / math.sqrt(fan_in)
    print(f"{name:5} fan in {fan_in:4} out {fan_out:4}  xavier ±{xavier:.4f}  kaiming ±{kaiming:.4f}  default ±{default:.4f}")
    w = layer.weight
    print("  default inside", w.abs().max().item() <= default, w.abs().max().item() > 0.9 * default, layer.bias.abs().max().item() <= default)
    nn.init.xavier_uniform_(w)
    print("  xavier inside", w.abs().max().item() <= xavier, abs(w.std().item() / (xavier / math.sqrt(3)) - 1) < 0.05)
    nn.init.kaiming_uniform_(w, nonlinearity="relu")
    print("  kaiming inside", w.abs().max().item() <= kaiming, abs(w.mean().item()) < 0.01)
    nn.init.kaiming_normal_(w, mode="fan_out", nonlinearity="relu")
    print("  kaiming normal", abs(w.std().item() * math.sqrt(fan_out / 2) - 1) < 0.05)


# apply visits every module.
def init_weights(m):
    if isinstance(m, nn.Linear):
        nn.init.constant_(m.weight, 0.01)
        m.bias.data.fill_(0.1)
    elif isinstance(m, nn.Conv2d):
        nn.init.constant_(m.weight, 1.0 / m.weight[0].numel())
        if m.bias is not None:
            nn.init.zeros_(m.bias)


net = nn.Sequential(nn.Conv2d(1, 2, 3, bias=False), nn.ReLU(), nn.Flatten(), nn.Linear(8, 3))
print(net.apply(init_weights))
for name, p in net.named_parameters():
    print(name, p.mean().item(), p.std().item(), p.min().item(), p.max().item())
print(net(torch.arange(16.0).reshape(1, 1, 4, 4)))

# The same weights for all: all neurons stay alike.
net(torch.arange(16.0).reshape(1, 1, 4, 4))[0, 0].backward()
print(torch.equal(net[0].weight.grad[0], net[0].weight.grad[1]), net[3].weight.grad[0])

# A signal through 20 layers of width 64 with weights of a formula; only the scale differs.
base = torch.sin(torch.arange(64 * 64).float() ** 2).reshape(64, 64)
base = base / base.std()
for title, scale in [("too small", 0.5 / 8), ("xavier", 1.0 / 8), ("kaiming", math.sqrt(2) / 8), ("too large", 3.0 / 8)]:
    h = torch.cos(torch.arange(64.0))
    sizes = []
    for depth in range(1, 5):
        h = torch.relu(base @ h * scale)
        sizes.append(h.pow(2).mean().sqrt().item())
    print(f"{title:10}", "  ".join(f"{s:.3e}" for s in sizes))
