# State that only partly fits, buffers that are not kept, gradients set to zero.
import torch
from torch import nn


class Counter(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(2, 1)
        self.register_buffer("kept", torch.tensor([1.0, 2.0]))
        self.register_buffer("passing", torch.tensor([3.0]), persistent=False)

    def forward(self, x):
        return self.linear(x * self.kept) + self.passing


model = Counter()
print(list(model.state_dict()), [name for name, _ in model.named_buffers()])
result = model.load_state_dict({"linear.weight": torch.ones(1, 2), "other": torch.zeros(1)}, strict=False)
print(result)
print(result.missing_keys, result.unexpected_keys)
model.linear.bias.data.fill_(0.5)
print(model.load_state_dict(model.state_dict()))
model(torch.ones(3, 2)).sum().backward()
print(model.linear.weight.grad, model.linear.bias.grad)
model.zero_grad(set_to_none=False)
print(model.linear.weight.grad)
model.zero_grad()
print(model.linear.weight.grad)
print(nn.utils.clip_grad_norm_(model.parameters(), 1.0))
