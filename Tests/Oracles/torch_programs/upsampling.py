# Ways to make feature maps larger: transposed convolution, repetition, unpooling by hand; and a small autoencoder.
import torch
import torch.nn as nn
import torch.nn.functional as F

x = torch.tensor([[1.0, 2.0], [3.0, 4.0]]).view(1, 1, 2, 2)
ones = torch.ones(1, 1, 2, 2)
print(F.conv_transpose2d(x, ones, stride=2).squeeze())
print(F.conv_transpose2d(x, torch.ones(1, 1, 3, 3)).squeeze())
print(F.conv_transpose2d(x, torch.ones(1, 1, 3, 3), stride=2, padding=1, output_padding=1).squeeze())
print(torch.equal(F.conv_transpose2d(x, ones, stride=2), x[:, :, :, None, :, None].expand(1, 1, 2, 2, 2, 2).reshape(1, 1, 4, 4)))

print("sizes: (i - 1) s - 2 p + d (k - 1) + op + 1")
for i, k, s, p, op, d in [(4, 2, 2, 0, 0, 1), (4, 3, 2, 1, 1, 1), (4, 4, 2, 1, 0, 1), (5, 3, 1, 1, 0, 1), (4, 3, 3, 0, 2, 2)]:
    layer = nn.ConvTranspose2d(3, 2, k, stride=s, padding=p, output_padding=op, dilation=d)
    size = layer(torch.zeros(1, 3, i, i)).shape[-1]
    print(f"{i} -> {size}  {size == (i - 1) * s - 2 * p + d * (k - 1) + op + 1}  {layer}")

# Transposed means transposed: <conv(a), b> = <a, conv_T(b)>.
a = torch.sin(torch.arange(36.0)).reshape(1, 1, 6, 6)
k = torch.tensor([[1.0, -1.0, 2.0], [0.0, 1.0, 0.0], [3.0, 0.0, -2.0]]).reshape(1, 1, 3, 3)
b = torch.cos(torch.arange(16.0)).reshape(1, 1, 4, 4)
left = (F.conv2d(a, k) * b).sum()
right = (a * F.conv_transpose2d(b, k)).sum()
print(f"{left:.4f} {right:.4f}")


class Autoencoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = nn.Sequential(
            nn.Conv2d(1, 4, 3, stride=2, padding=1), nn.ReLU(),
            nn.Conv2d(4, 8, 3, stride=2, padding=1), nn.ReLU(),
        )
        self.decoder = nn.Sequential(
            nn.ConvTranspose2d(8, 4, 2, stride=2), nn.ReLU(),
            nn.ConvTranspose2d(4, 1, 2, stride=2), nn.Sigmoid(),
        )

    def forward(self, x):
        code = self.encoder(x)
        return self.decoder(code), code


def ring(radius):
    i = torch.arange(8).float() - 3.5
    distance = (i[:, None] ** 2 + i[None, :] ** 2).sqrt()
    return torch.exp(-(distance - radius) ** 2).unsqueeze(0)


data = torch.stack([ring(r / 2) for r in range(8)])
model = Autoencoder()
with torch.no_grad():
    for n, p in enumerate(model.parameters()):
        p.copy_(torch.sin(torch.arange(p.numel()).float() * 2.3 + n).reshape(p.shape) * (0.4 if p.dim() > 1 else 0.05))
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(20):
    output, code = model(data)
    loss = F.mse_loss(output, data)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if epoch % 5 == 0:
        print(f"epoch {epoch:2d}, loss {loss:.4f}")
print(output.shape, code.shape, f"{data[0].numel()} numbers -> {code[0].numel()}")
with torch.no_grad():
    errors = (model(data)[0] - data).pow(2).mean(dim=(1, 2, 3))
print("worst:", errors.argmax().item(), errors)
