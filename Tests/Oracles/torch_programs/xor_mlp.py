# XOR: a linear model cannot, a network with one hidden layer can.
import torch
from torch import nn

X = torch.tensor([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=torch.float32)
y = torch.tensor([0, 1, 1, 0], dtype=torch.float32).view(-1, 1)


def train(model, epochs, lr, every):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=0.9)
    loss_fn = nn.BCELoss()
    for epoch in range(epochs):
        out = model(X)
        loss = loss_fn(out, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if epoch % every == 0 or epoch == epochs - 1:
            print(f"  epoch {epoch:4d} | loss {loss.item():.4f}")
    return loss.item()


print("linear:")
linear = nn.Sequential(nn.Linear(2, 1), nn.Sigmoid())
linear.load_state_dict({"0.weight": torch.tensor([[0.3, -0.2]]), "0.bias": torch.tensor([0.1])})
final = train(linear, 100, 0.5, 50)
print("at ln 2:", abs(final - 0.693147) < 1e-3)

print("with a hidden layer:")
mlp = nn.Sequential(
    nn.Linear(2, 3),
    nn.Tanh(),
    nn.Linear(3, 1),
    nn.Sigmoid(),
)
mlp.load_state_dict({
    "0.weight": torch.tensor([[1.0, 1.2], [-0.8, 0.9], [0.5, -1.1]]),
    "0.bias": torch.tensor([-0.4, 0.1, 0.2]),
    "2.weight": torch.tensor([[0.7, 0.6, 0.9]]),
    "2.bias": torch.zeros(1),
})
train(mlp, 201, 0.5, 50)
with torch.no_grad():
    predictions = mlp(X)
for (x1, x2), p, want in zip(X.long().tolist(), predictions, y):
    print(f"  {x1} xor {x2} = {p.item():.2f} -> {int(p.item() > 0.5)}  {'ok' if (p > 0.5) == want.bool() else 'wrong'}")
print((predictions.round() == y).all(), predictions.round().squeeze().tolist())
print(mlp)
