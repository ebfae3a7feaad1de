# Batch norm in both modes, its state, transposed convolution and a learned slope.
import torch
import torch.nn as nn
import torch.nn.functional as F


def fill(module):
    with torch.no_grad():
        for index, p in enumerate(module.parameters()):
            p.copy_((torch.arange(p.numel()) % 7 - 3.0).reshape(p.shape) / 5 + index / 10)


print(nn.BatchNorm1d(4))
print(nn.BatchNorm2d(8, eps=0.001, momentum=None, affine=False))
print(nn.ConvTranspose2d(3, 2, 2, stride=2, output_padding=1, bias=False))
print(nn.ConvTranspose2d(4, 6, (3, 2), padding=1, groups=2, dilation=2))
print(nn.PReLU(), nn.PReLU(3, init=0.1))

norm = nn.BatchNorm1d(3)
fill(norm)
print(list(norm.state_dict().keys()))
x = torch.arange(12.0).reshape(4, 3) ** 1.5
x.requires_grad_()
for batch in range(3):
    y = norm(x * (batch + 1))
    print(y.sum(0), norm.running_mean, norm.running_var, norm.num_batches_tracked)
(y * torch.arange(12.0).reshape(4, 3)).sum().backward()
print(x.grad)
print(norm.weight.grad, norm.bias.grad)
norm.eval()
print(norm(torch.ones(1, 3)))
print(norm(torch.ones(2, 3, 2)).shape)

average = nn.BatchNorm2d(2, momentum=None)
for step in range(4):
    average(torch.full((1, 2, 2, 2), float(step)) + torch.arange(8.0).reshape(1, 2, 2, 2))
print(average.running_mean, average.running_var, average.num_batches_tracked.item())
free = nn.BatchNorm2d(2, track_running_stats=False)
free.eval()
print(free(torch.arange(16.0).reshape(2, 2, 2, 2)))
print(free.running_mean, len(free.state_dict()))


class Autoencoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = nn.Sequential(
            nn.Conv2d(1, 4, 3, stride=2, padding=1, bias=False), nn.BatchNorm2d(4), nn.PReLU(4)
        )
        self.decoder = nn.Sequential(
            nn.ConvTranspose2d(4, 2, 3, stride=2, padding=1, output_padding=1), nn.BatchNorm2d(2), nn.PReLU(), nn.Conv2d(2, 1, 1)
        )

    def forward(self, x):
        return self.decoder(self.encoder(x))


model = Autoencoder()
fill(model)
print(model)
print(sum(p.numel() for p in model.parameters()), [name for name, _ in model.named_buffers()])
pictures = ((torch.arange(2 * 64) * 37 % 64).float() / 64).reshape(2, 1, 8, 8)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.5)
model.train()
for epoch in range(20):
    optimizer.zero_grad()
    loss = F.mse_loss(model(pictures), pictures)
    loss.backward()
    optimizer.step()
    if epoch % 4 == 0:
        print(epoch, f"{loss.item():.5f}")
model.eval()
with torch.no_grad():
    print(f"{F.mse_loss(model(pictures), pictures).item():.5f}", model(pictures)[1, 0, 3])
print(model.encoder[2].weight, model.encoder[1].num_batches_tracked)

copy = Autoencoder()
copy.load_state_dict(model.state_dict())
copy.eval()
print(torch.equal(copy(pictures), model(pictures)))
