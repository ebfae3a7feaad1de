"""Records torch.nn.functional.max_pool2d (with its indices) and avg_pool2d in float32 -> pooling.json.

The pools of the lecture come first, then chosen and drawn ones; maxima also over nan, infinities and ties.
A case has "output" (and "indices"), or "error" (the exception's type) and "message" (PyTorch's first line).
"stride": null is the default, the kernel's size. A "note" marks failures that convsh takes all the same.
"""

import random

import torch
import torch.nn.functional as F

from record import array, write

torch.set_num_threads(1)
rng = random.Random(1980)
nan, inf = float("nan"), float("inf")
SLIDE = torch.tensor([[1.0, 1, 2, 4], [5, 6, 7, 8], [3, 2, 1, 0], [1, 2, 3, 4]]).reshape(1, 4, 4)

# I, F, S, P, ceil_mode, dilation
FACTS = [
    (4, 2, 2, 0, False), (5, 2, 2, 0, False), (5, 2, 2, 0, True), (25, 2, 2, 0, False), (25, 2, 2, 0, True), (6, 1, 2, 0, True),
    (10, 1, 2, 0, True), (11, 1, 2, 0, True), (32, 1, 2, 0, True), (4, 3, 3, 0, False), (4, 3, 1, 0, False), (3, 2, 3, 0, False),
    (2, 3, 3, 0, False), (2, 3, 3, 0, True), (7, 3, 2, 1, False), (112, 3, 2, 1, False), (112, 3, 2, 0, True), (5, 3, 3, 1, True),
    (5, 2, 2, 1, False), (5, 2, 2, 2, False), (5, 3, 2, 2, False), (7, 3, 1, 1, False, 2), (7, 3, 1, 2, False, 2), (7, 3, 1, 3, False, 2),
    (13, 3, 2, 0, False), (14, 3, 2, 0, True), (1, 2, 2, 0, False), (5, 2, 0, 0, False), (0, 2, 2, 0, False),
]


def filled(*shape, values=range(-9, 10)):
    """A float32 tensor of numbers drawn from `values`."""
    count = torch.Size(shape).numel()
    return torch.tensor([float(rng.choice(values)) for _ in range(count)], dtype=torch.float32).reshape(shape)


def attempt(case, work):
    try:
        return case | work()
    except Exception as error:
        return case | {"error": type(error).__name__, "message": str(error).split("\n")[0]}


def tuples(*values):
    return [tuple(v) if isinstance(v, list) else v for v in values]


def maximum(x, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False):
    def work():
        options = (*tuples(kernel_size, stride, padding, dilation), ceil_mode)
        out, at = F.max_pool2d(x, *options, return_indices=True)
        assert torch.equal(out.nan_to_num(9e9), F.max_pool2d(x, *options).nan_to_num(9e9))
        return {"output": array(out), "indices": array(at)}

    return attempt({"function": "max_pool2d", "input": array(x), "kernel_size": kernel_size, "stride": stride,
                    "padding": padding, "dilation": dilation, "ceil_mode": ceil_mode}, work)


def average(x, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True, divisor_override=None):
    def work():
        options = tuples(kernel_size, stride, padding)
        return {"output": array(F.avg_pool2d(x, *options, ceil_mode, count_include_pad, divisor_override))}

    return attempt({"function": "avg_pool2d", "input": array(x), "kernel_size": kernel_size, "stride": stride, "padding": padding,
                    "ceil_mode": ceil_mode, "count_include_pad": count_include_pad, "divisor_override": divisor_override}, work)


def facts():
    for size, kernel, stride, padding, ceil, *dilation in FACTS:
        x = filled(1, size, size) if size < 100 else filled(1, size, 3)
        options = (kernel, stride, padding) if size < 100 else ([kernel, 1], [stride, 1], [padding, 0])
        yield maximum(x, *options, *(dilation or [1]), ceil)
        if not dilation:
            yield average(x, *options, ceil)


def slide():
    shifted = F.pad(SLIDE, (1, -1))
    for x in (SLIDE, shifted, SLIDE.reshape(1, 1, 4, 4)):
        for options in ((2,), (2, 1), (3, 1), (3,), (4,), (2, 2, 1), ([2, 1],), ([1, 2], [2, 1])):
            yield maximum(x, *options)
            yield average(x, *options)


def special():
    """nan wins every comparison, the first of equals keeps its place, an all -inf window points at its first cell."""
    a = torch.tensor([[1, nan, 2, -inf], [3, 4, -inf, -inf], [nan, nan, 5, 5], [0, 1, 5, 5]]).reshape(1, 4, 4)
    ties = filled(1, 6, 6, values=[0, 1])
    low = torch.full((1, 4, 4), -inf)
    mixed = filled(2, 5, 5, values=[nan, inf, -inf, 0, 1, 2, 2, 3])
    for x in (a, ties, low, mixed, torch.full((1, 3, 3), nan), torch.full((1, 4, 4), 7.0), -torch.ones(1, 3, 3)):
        for options in ((2,), (2, 1), (3, 1, 1), (2, 2, 1), (3, 2, 1)):
            yield maximum(x, *options)
        yield maximum(x, 2, 2, 0, 1, True)
        yield maximum(x, 2, 1, 1, 2)
        yield average(x, 2)
        yield average(x, 3, 2, 1, True, False)


def chosen():
    x = filled(2, 2, 7, 5)
    for options in (([3, 2],), ([2, 3], [2, 1]), ([3, 3], [2, 2], [1, 0]), ([3, 2], 1, [1, 1]), (3, 2, 1), ([1, 5],), ([7, 5],), ([2], [1])):
        for ceil in (False, True):
            yield maximum(x, *options, ceil_mode=ceil)
            for include in (True, False):
                yield average(x, *options, ceil_mode=ceil, count_include_pad=include)
    for divisor in (1, 2, 7, -3):
        yield average(x, 3, 2, 1, divisor_override=divisor)
        yield average(x, 2, 2, 1, True, False, divisor)
    yield maximum(filled(0, 2, 4, 4), 2)
    yield average(filled(0, 2, 4, 4), 2)
    yield maximum(filled(1, 1, 1), 1)
    yield average(filled(1, 1, 1), 1)
    yield maximum(filled(1, 9, 9), 2, 1, 1, 3)
    yield maximum(filled(1, 9, 8), [2, 3], [1, 2], [1, 0], [3, 2], True)


def failing():
    x = filled(1, 5, 5)
    yield average(x, 2, divisor_override=0)
    for pool in (maximum, average):
        for options in ((0,), (-1,), (2, 0), (2, -1), (2, [1, 0]), (3, 1, -1), (3, 1, 2), ([3, 2], 1, [1, 2]), (6,), ([2, 6],), (6, 1, 0),
                        ([2, 2, 2],), ([2, 2], [1, 1, 1]), (2, 2, [1, 1, 1]), (2.0,), (2, 1.5), ("2",)):
            yield pool(x, *options)
        yield pool(filled(5, 5), 2) | {"note": "convsh takes this too"}
        for shape in ((5,), (), (1, 1, 1, 5, 5), (0, 5, 5), (1, 0, 5), (1, 0, 5, 5)):
            yield pool(filled(*shape), 2)
    yield maximum(x, 3, 1, 0, 0)
    yield maximum(x, 3, 1, 0, -1)
    yield maximum(x, 3, 1, 0, 3)
    yield maximum(x, 3, 1, 2, 2)
    yield maximum(x, 2, 1, 0, [1, 1, 1])


def drawn():
    """One random pool that fits, or None."""
    either = lambda low, high: rng.randint(low, high) if rng.random() < 0.6 else [rng.randint(low, high), rng.randint(low, high)]
    x = filled(*rng.choice([[], [1], [2]]), rng.randint(1, 3), rng.randint(1, 13), rng.randint(1, 13))
    kernel, stride, ceil = either(1, 4), rng.choice([None, either(1, 4)]), rng.random() < 0.5
    padding = rng.choice([0, 0, 1, [0, 1], [1, 0], 2])
    if rng.random() < 0.5:
        case = maximum(x, kernel, stride, padding, either(1, 2), ceil)
    else:
        case = average(x, kernel, stride, padding, ceil, rng.random() < 0.5, rng.choice([None, None, None, 3]))
    return case if "output" in case and x.numel() <= 250 else None


random_cases = []
while len(random_cases) < 100:
    if case := drawn():
        random_cases.append(case)

write("pooling", [*facts(), *slide(), *special(), *chosen(), *random_cases, *failing()])
