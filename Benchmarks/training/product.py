"""Twenty products of 1024×1024 matrices."""

import torch

torch.manual_seed(0)
a = torch.rand(1024, 1024)
b = torch.rand(1024, 1024)
c = a @ b

# The products begin here.
for i in range(20):
    c = a @ b
print(c.shape)
