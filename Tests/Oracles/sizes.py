"""Runs every size that lessons use through torch -> sizes.json.

Kinds: "conv", "pool", "transposed" and "same" (with the zeros that padding="same" adds left and right), on square
inputs; "message" compares the expected error texts. A case has "size", or "error" and "message" (PyTorch's words);
"leftover" are the unused last padded columns; "facts" is the expected answer, present only where PyTorch differs.
"""

import warnings

import torch
import torch.nn.functional as F

from record import write

warnings.filterwarnings("ignore")
torch.set_num_threads(1)
ERR = "ERR"

# I, F, S, P, D -> O
CONVOLUTIONS = """
28,3,1,0,1 26|7,3,1,0,1 5|8,3,1,0,1 6|7,3,2,0,1 3|8,3,2,0,1 3|10,3,2,0,1 4|5,3,1,1,1 5|5,3,2,1,1 3|6,3,2,1,1 3|7,3,3,0,1 2
227,11,4,0,1 55|224,11,4,0,1 54|224,11,4,2,1 55|224,7,2,3,1 112|112,3,2,1,1 56|56,1,2,0,1 28|32,5,1,0,1 28|28,5,1,2,1 28
4,3,1,0,1 2|3,3,1,0,1 1|2,3,1,0,1 ERR|2,3,1,1,1 2|55,3,2,0,1 27|27,3,2,0,1 13|13,3,2,0,1 6|7,3,1,0,2 3|5,3,1,0,2 1
4,3,1,0,2 ERR|4,3,1,1,2 2|7,3,1,2,2 7|7,3,2,0,2 2|28,3,1,2,2 28|28,3,1,0,3 22|5,1,1,3,5 11|1,1,1,0,1 1|1,3,1,1,1 1
5,1,2,0,1 3|6,2,1,0,1 5|6,4,1,1,1 5|6,4,1,2,1 7|5,3,5,0,1 1|5,3,100,0,1 1|28,28,1,0,1 1|28,29,1,0,1 ERR|5,3,0,0,1 ERR
5,3,-1,0,1 ERR|5,3,1,-1,1 ERR|5,3,1,0,0 ERR|64,4,2,1,1 32|0,3,1,1,1 ERR
"""
# I, F, S, P, ceil (f or c), D -> O
POOLS = """
4,2,2,0,f 2|5,2,2,0,f 2|5,2,2,0,c 3|25,2,2,0,f 12|25,2,2,0,c 13|6,1,2,0,c 3|10,1,2,0,c 5|11,1,2,0,c 6|32,1,2,0,c 16
4,3,3,0,f 1|4,3,1,0,f 2|3,2,3,0,f 1|2,3,3,0,f ERR|2,3,3,0,c 1|7,3,2,1,f 4|112,3,2,1,f 56|112,3,2,0,c 56|5,3,3,1,c 2
5,2,2,1,f 3|5,2,2,2,f ERR|5,3,2,2,f ERR|7,3,1,1,f,2 5|7,3,1,2,f,2 ERR|7,3,1,3,f,2 ERR|13,3,2,0,f 6|14,3,2,0,c 7
1,2,2,0,f ERR|5,2,0,0,f ERR
"""
# I, F, S, P, D, output padding -> O
TRANSPOSED = """
2,3,1,0,1,0 4|5,3,2,0,1,0 11|3,3,2,1,1,0 5|3,3,2,1,1,1 6|3,3,2,1,1,2 ERR|4,4,2,1,1,0 8|10,3,1,0,2,0 14|1,4,1,0,1,0 4
7,2,2,0,1,0 14|13,5,3,2,1,0 37|3,3,2,1,2,0 7|3,3,2,1,2,1 8
"""
# I, F, S, D -> zeros left and right
SAME = "5,3,1,1 1,1|5,2,1,1 0,1|5,4,1,1 1,2|5,3,1,2 2,2|5,2,1,2 1,1|28,3,2,1 ERR|7,3,2,1 ERR|6,3,2,1 ERR|5,2,2,1 ERR|224,7,2,1 ERR|5,5,3,1 ERR"


def table(text):
    for entry in text.replace("\n", "|").split("|"):
        if entry:
            numbers, claim = entry.split(" ")
            yield [n if n in "fc" else int(n) for n in numbers.split(",")], claim


def attempt(case, claim, work):
    try:
        case |= work()
        found = case.get("zeros") or case["size"]
        agrees = claim == (",".join(map(str, found)) if isinstance(found, list) else str(found))
    except Exception as error:
        case |= {"error": type(error).__name__, "message": str(error).split("\n")[0]}
        agrees = claim == ERR
    return case if agrees else case | {"facts": claim}


def conv(numbers, claim):
    i, f, s, p, d = numbers
    def work():
        size = F.conv2d(torch.ones(1, i, i), torch.ones(1, 1, f, f), None, s, p, d).shape[1]
        return {"size": size, "leftover": (i + 2 * p - d * (f - 1) - 1) % s}
    return attempt({"kind": "conv", "I": i, "F": f, "S": s, "P": p, "D": d}, claim, work)


def pool(numbers, claim):
    i, f, s, p, ceil, d = numbers if len(numbers) == 6 else numbers + [1]
    def work():
        size = F.max_pool2d(torch.ones(1, i, i), f, s, p, d, ceil == "c").shape[1]
        assert d > 1 or F.avg_pool2d(torch.ones(1, i, i), f, s, p, ceil == "c").shape[1] == size
        return {"size": size}
    return attempt({"kind": "pool", "I": i, "F": f, "S": s, "P": p, "D": d, "ceil": ceil == "c"}, claim, work)


def transposed(numbers, claim):
    i, f, s, p, d, extra = numbers
    def work():
        return {"size": F.conv_transpose2d(torch.ones(1, i, i), torch.ones(1, 1, f, f), None, s, p, extra, 1, d).shape[1]}
    return attempt({"kind": "transposed", "I": i, "F": f, "S": s, "P": p, "D": d, "OP": extra}, claim, work)


def same(numbers, claim):
    """A kernel that is 1 at its first (last) cell copies the input shifted by the zeros on the left (right)."""
    i, f, s, d = numbers
    def work():
        first = torch.zeros(1, 1, f, f)
        first[..., 0, 0] = 1
        out = [F.conv2d(torch.ones(1, i, i), k, None, s, "same", d)[0].amax(0) for k in (first, first.flip(2, 3))]
        return {"size": len(out[0]), "zeros": [int((o == 0).sum()) for o in out]}
    return attempt({"kind": "same", "I": i, "F": f, "S": s, "D": d}, claim, work)


CODE_AND_TEXT = [
    ("F.conv2d(ones(1, 5, 5), ones(1, 1, 3, 3), padding=-1)", "negative padding is not supported"),
    ("F.conv2d(ones(1, 5, 5), ones(1, 1, 3, 3), stride=0)", "non-positive stride is not supported"),
    ("F.conv2d(ones(1, 5, 5), ones(1, 1, 3, 3), dilation=0)", "dilation should be greater than zero"),
    ("F.conv2d(ones(1, 2, 2), ones(1, 1, 3, 3))",
     "Calculated padded input size per channel: (2 x 2). Kernel size: (3 x 3). Kernel size can't be greater than actual input size"),
    ("F.conv2d(ones(1, 4, 4), ones(1, 1, 3, 3), dilation=2)",
     "Calculated padded input size per channel: (4 x 4). Kernel size: (5 x 5). Kernel size can't be greater than actual input size"),
    ("F.conv2d(ones(1, 1, 28, 28), ones(64, 3, 7, 7))",
     "Given groups=1, weight of size [64, 3, 7, 7], expected input[1, 1, 28, 28] to have 3 channels, but got 1 channels instead"),
    ("F.conv2d(ones(5, 5), ones(1, 1, 3, 3))", "Expected 3D (unbatched) or 4D (batched) input to conv2d, but got input of size: [5, 5]"),
    ("F.conv2d(ones(1, 5, 5), ones(1, 1, 3, 3), stride=2, padding='same')", "padding='same' is not supported for strided convolutions"),
    ("F.conv2d(ones(1, 5, 5), ones(1, 1, 3, 3), padding='x')", "Invalid padding string: 'x'"),
    ("torch.nn.Conv2d(1, 1, 3, stride=2, padding='same')", "padding='same' is not supported for strided convolutions"),
    ("torch.nn.Conv2d(3, 4, 3, groups=2)", "in_channels must be divisible by groups"),
    ("torch.nn.Conv2d(4, 3, 3, groups=2)", "out_channels must be divisible by groups"),
    ("F.max_pool2d(ones(1, 5, 5), 2, 0)", "stride should not be zero"),
    ("F.max_pool2d(ones(1, 5, 5), 3, 2, 2)", "pad should be at most half of effective kernel size, but got pad=2, kernel_size=3 and dilation=1"),
    ("F.max_pool2d(ones(1, 2, 2), 3, 3)", "Given input size: (1x2x2). Calculated output size: (1x0x0). Output size is too small"),
]


def message(code, claim):
    try:
        eval(code, {"torch": torch, "F": F, "ones": torch.ones})
    except Exception as error:
        found = str(error).split("\n")[0]
        case = {"kind": "message", "code": code, "error": type(error).__name__, "message": found}
        return case if found == claim else case | {"facts": claim}
    raise AssertionError(f"no error: {code}")


kinds = [(conv, CONVOLUTIONS), (pool, POOLS), (transposed, TRANSPOSED), (same, SAME)]
cases = [record(*entry) for record, text in kinds for entry in table(text)] + [message(*pair) for pair in CODE_AND_TEXT]
write("sizes", cases)
for case in cases:
    if "facts" in case:
        print("differs from what was expected:", case)
