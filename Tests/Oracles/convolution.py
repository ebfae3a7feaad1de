"""Records torch.nn.functional.conv2d in float32 -> convolution.json.

Inputs are small whole numbers or quarters, so every sum is exact whatever its order.
A case has "output", or "error" (the exception's type) and "message" (PyTorch's first line, for reference);
a "note" marks failures that convsh takes all the same.
"""

import random
import warnings

import torch
import torch.nn.functional as F

from record import array, write

warnings.filterwarnings("ignore")  # "same" with an even kernel warns that it copies the input
torch.set_num_threads(1)
rng = random.Random(1998)

FACE = [
    [0, 0, 0, 0, 0, 0, 0, 0], [0, 1, 0, 0, 0, 1, 0, 0], [0, 0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 1, 0, 0, 0, 0],
    [0, 1, 0, 0, 0, 1, 0, 0], [0, 0, 1, 1, 1, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0, 0],
]
face8 = torch.tensor(FACE, dtype=torch.float32).reshape(1, 7, 8)
face7 = face8[:, :, :7].contiguous()
slide_kernel = torch.tensor([[0.0, 0, 1], [1, 0, 0], [0, 1, 1]]).reshape(1, 1, 3, 3)


def filled(*shape):
    """A float32 tensor of small random whole numbers, or of quarters."""
    unit = rng.choice([1, 1, 0.25])
    count = torch.Size(shape).numel()
    return torch.tensor([rng.randint(-4, 4) * unit for _ in range(count)], dtype=torch.float32).reshape(shape)


def run(x, w, b=None, stride=1, padding=0, dilation=1, groups=1):
    case = {"input": array(x), "weight": array(w), "bias": None if b is None else array(b)}
    case |= {"stride": stride, "padding": padding, "dilation": dilation, "groups": groups}
    options = [tuple(v) if isinstance(v, list) else v for v in (stride, padding, dilation)]
    try:
        out = F.conv2d(x, w, b, *options, groups)
    except Exception as error:
        return case | {"error": type(error).__name__, "message": str(error).split("\n")[0]}
    double = F.conv2d(x.double(), w.double(), None if b is None else b.double(), *options, groups)
    assert torch.equal(out.double(), double), "not exact in float32"
    return case | {"output": array(out)}


def simple(input_shape, weight_shape, bias=None, **options):
    return run(filled(*input_shape), filled(*weight_shape), None if bias is None else filled(*bias), **options)


def drawn():
    """One random configuration, or None where it would not fit."""
    groups = rng.choice([1, 1, 1, 2, 2, 3])
    channels = groups * rng.randint(1, 6 // groups)
    out_channels = groups * rng.randint(1, max(1, 4 // groups))
    size = [rng.randint(1, 17), rng.randint(1, 17)]
    kernel = [rng.randint(1, 5), rng.randint(1, 5)] if rng.random() < 0.6 else [rng.choice([1, 2, 3, 3, 5])] * 2
    either = lambda low, high: rng.randint(low, high) if rng.random() < 0.6 else [rng.randint(low, high), rng.randint(low, high)]
    padding = rng.choice(["same", "valid"]) if rng.random() < 0.2 else either(0, 3)
    stride = 1 if padding == "same" else either(1, 3)
    dilation = either(1, 3) if rng.random() < 0.4 else 1
    batch = rng.choice([[], [1], [1], [2], [3]])
    if channels * size[0] * size[1] * max(batch, default=1) > 420:
        return None
    bias = [out_channels] if rng.random() < 0.5 else None
    case = simple(batch + [channels] + size, [out_channels, channels // groups] + kernel, bias,
                  stride=stride, padding=padding, dilation=dilation, groups=groups)
    return case if "output" in case and len(case["output"]["data"]) <= 500 else None


slide = [run(x, slide_kernel, **options) for x in (face7, face8)
         for options in ({}, {"padding": 1}, {"stride": 2}, {"dilation": 2}, {"padding": "same"})]
slide += [run(face7, slide_kernel.flip(2, 3)), run(face8, slide_kernel.flip(2, 3))]

chosen = [
    simple([1, 1, 1], [1, 1, 1, 1]), simple([1, 1, 1, 1], [1, 1, 1, 1], [1]),
    simple([1, 1, 1], [1, 1, 3, 3], padding=1), simple([1, 5, 5], [1, 1, 5, 5]),
    simple([1, 5, 5], [1, 1, 1, 1], stride=2), simple([1, 5, 5], [1, 1, 1, 1], padding=3, dilation=5),
    simple([1, 1, 9], [1, 1, 1, 3]), simple([1, 9, 1], [1, 1, 3, 1]), simple([2, 1, 9], [3, 2, 1, 4], padding=[0, 2]),
    simple([1, 2, 2], [1, 1, 2, 2], padding=5), simple([1, 5, 5], [1, 1, 3, 3], stride=100),
    simple([1, 5, 5], [1, 1, 3, 3], stride=[1, 100]), simple([1, 8, 8], [1, 1, 2, 2], padding="same"),
    simple([1, 8, 8], [1, 1, 4, 4], padding="same"), simple([1, 7, 6], [1, 1, 2, 3], padding="same", dilation=2),
    simple([1, 7, 6], [1, 1, 4, 2], padding="same", dilation=[3, 1]), simple([1, 3, 3], [1, 1, 5, 5], padding="same"),
    simple([1, 6, 5, 5], [6, 1, 3, 3], groups=6), simple([1, 3, 5, 5], [6, 1, 3, 3], [6], groups=3),
    simple([1, 4, 5, 5], [2, 2, 3, 3], groups=2), simple([6, 1, 1], [4, 6, 1, 1], [4]),
    simple([1, 17, 17], [1, 1, 5, 5]), simple([1, 17, 17], [1, 1, 3, 3], stride=2, padding=1, dilation=4),
    simple([0, 2, 5, 5], [3, 2, 3, 3]), simple([1, 2, 5, 5], [3, 2, 3, 3], [3], stride=[2], padding=[1], dilation=[1]),
]

failing = [
    simple([1, 2, 2], [1, 1, 3, 3]), simple([1, 1, 2, 2], [1, 1, 3, 3]), simple([1, 4, 4], [1, 1, 3, 3], dilation=2),
    simple([1, 5, 2], [1, 1, 3, 3]), simple([1, 2, 5], [1, 1, 3, 3]), simple([1, 2, 5], [1, 1, 3, 3], padding=[0, 4]),
    simple([1, 28, 28], [1, 1, 29, 29]), simple([1, 1, 1], [1, 1, 2, 1]), simple([1, 3, 3], [1, 1, 2, 2], dilation=[1, 3]),
    simple([1, 5, 5], [1, 1, 3, 3], stride=0), simple([1, 5, 5], [1, 1, 3, 3], stride=-1), simple([1, 5, 5], [1, 1, 3, 3], stride=[1, 0]),
    simple([1, 5, 5], [1, 1, 3, 3], padding=-1), simple([1, 5, 5], [1, 1, 3, 3], padding=[0, -1]),
    simple([1, 5, 5], [1, 1, 3, 3], dilation=0), simple([1, 5, 5], [1, 1, 3, 3], dilation=-1), simple([1, 5, 5], [1, 1, 3, 3], dilation=[0, 1]),
    simple([1, 5, 5], [1, 1, 3, 3], groups=0), simple([1, 5, 5], [1, 1, 3, 3], groups=-1),
    simple([1, 1, 5, 5], [4, 3, 3, 3]), simple([3, 5, 5], [4, 1, 3, 3]), simple([1, 5, 5, 3], [2, 3, 3, 3]),
    simple([4, 5, 5], [4, 4, 3, 3], groups=2), simple([4, 5, 5], [3, 2, 3, 3], groups=2), simple([5, 5, 5], [4, 2, 3, 3], groups=2),
    simple([3, 5, 5], [2, 1, 3, 3], groups=3),
    simple([2, 5, 5], [3, 2, 3, 3], [2]), simple([2, 5, 5], [3, 2, 3, 3], [1]), simple([2, 5, 5], [3, 2, 3, 3], [3, 1]),
    simple([2, 5, 5], [1, 2, 3, 3], []),
    simple([5, 5], [1, 1, 3, 3]) | {"note": "convsh takes this too"}, simple([5], [1, 1, 3, 3]), simple([], [1, 1, 3, 3]), simple([1, 1, 1, 5, 5], [1, 1, 3, 3]),
    simple([1, 5, 5], [3, 3]) | {"note": "convsh takes this too"}, simple([2, 5, 5], [2, 3, 3]) | {"note": "convsh takes this too"},
    simple([1, 5, 5], [1, 1, 1, 3, 3]), simple([1, 5, 5], [9]),
    simple([1, 5, 5], [1, 1, 3, 3], stride=2, padding="same"), simple([1, 5, 5], [1, 1, 3, 3], stride=[1, 2], padding="same"),
    simple([1, 5, 5], [1, 1, 3, 3], padding="full"), simple([1, 5, 5], [1, 1, 3, 3], padding="SAME"), simple([1, 5, 5], [1, 1, 3, 3], padding=""),
    simple([1, 2, 2], [1, 1, 3, 3], padding="valid"),
    simple([1, 5, 5], [1, 1, 3, 3], stride=[1, 1, 1]), simple([1, 5, 5], [1, 1, 3, 3], padding=[1, 1, 1]),
    simple([1, 5, 5], [1, 1, 3, 3], dilation=[1, 1, 1]), simple([1, 5, 5], [1, 1, 3, 3], padding=[1, 1, 1, 1]),
    simple([1, 0, 0], [1, 1, 3, 3], padding=1), simple([0, 5, 5], [1, 1, 3, 3]),
    simple([1, 5, 5], [1, 1, 3, 3], stride=1.5), simple([1, 5, 5], [1, 1, 3, 3], padding=0.5), simple([1, 5, 5], [1, 1, 3, 3], groups=1.0),
    simple([1, 5, 5], [1, 1, 3, 3], stride="1"), simple([1, 5, 5], [1, 1, 3, 3], dilation=None),
]
assert all("error" in case for case in failing)

random_cases = []
while len(random_cases) < 210:
    if case := drawn():
        random_cases.append(case)

write("convolution", slide + chosen + random_cases + failing)
