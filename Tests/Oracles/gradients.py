"""Records gradients by torch.autograd in float32 -> gradients.json.

A case is a program that both sides run as it stands: "setup" makes the leaves named in "leaves", "result" is an
expression, "incoming" the gradient that comes in at it. Recorded are the result and the gradient of every leaf.
"""

import itertools

import torch
import torch.nn.functional as F

from record import array, write

torch.set_num_threads(1)
cases = []


def leaf(name, *shape, shift=0.0, scale=1.0, step=0.7):
    """A leaf filled with a sine: no two numbers are alike, and none is special."""
    count = 1
    for size in shape:
        count *= size
    shift = f" + {shift}" if shift else ""
    scale = f"{scale} * " if scale != 1.0 else ""
    sizes = ", ".join(map(str, shape))
    if not shape:
        return f"{name} = torch.tensor({scale}0.6{shift}, requires_grad=True)"
    return f"{name} = ({scale}torch.sin({step} * torch.arange(1., {count + 1}.)).reshape({sizes}){shift}).requires_grad_()"


def case(result, *leaves, more="", incoming=True):
    setup = "\n".join(leaves + ((more,) if more else ()))
    names = [line.split(" ", 1)[0] for line in leaves]
    scope = {"torch": torch, "F": F}
    exec(setup, scope)
    y = eval(result, scope)
    entry = {"setup": setup, "result": result, "leaves": names}
    gradient = None
    if y.dim() > 0 or incoming:
        count = y.numel()
        gradient = (torch.arange(float(count)) % 5 - 1.5).reshape(y.shape)
        entry["incoming"] = array(gradient)
    y.backward(gradient)
    entry["value"] = array(y.detach())
    entry["gradients"] = [None if scope[n].grad is None else array(scope[n].grad) for n in names]
    cases.append(entry)


x, y = leaf("x", 2, 3), leaf("y", 2, 3, step=1.3)
above, row, column = leaf("x", 2, 3, shift=1.5), leaf("y", 3, step=1.3), leaf("y", 2, 1, step=1.3)

# Arithmetic and broadcasting
for op in ["x + y", "x - y", "x * y", "x / (y + 2)", "torch.maximum(x, y)", "torch.minimum(x, y)", "x % (y + 2)"]:
    for other in (y, row, column):
        case(op, x, other)
for op in ["x + 2", "3 - x", "2 * x", "x / 4", "1 / (x + 3)", "x ** 2", "x ** 3", "2 ** x", "-x", "x * x * x", "x + x", "x % 0.4",
           "torch.pow(x, 0)", "x.clamp(-0.5, 0.5)", "x.clamp(min=0.1)", "x.clamp(max=0.1)", "torch.clamp(x, 0, 1)"]:
    case(op, x)
case("x ** y", above, y)
case("x ** y", above, row)
case("x ** 1.5", above)
case("x.clamp(y, y + 0.5)", x, y)
case("x + y", leaf("x"), y)
case("x * y", leaf("x"), leaf("y", 2, 2))
case("(x * y).sum()", leaf("x", 4), leaf("y", 3, 1, step=1.1), incoming=False)

# Functions of one number
for name in ["exp", "sin", "cos", "tan", "tanh", "sigmoid", "atan", "sinh", "cosh", "abs", "neg", "square", "expm1", "relu",
             "sign", "floor", "ceil", "round", "trunc"]:
    case(f"torch.{name}(x)", x)
    case(f"torch.{name}(3 * x)", leaf("x", 5, step=2.1))
for name in ["log", "log2", "log10", "log1p", "sqrt", "rsqrt", "reciprocal"]:
    case(f"torch.{name}(x)", above)
case("x.abs()", "x = torch.tensor([0., -1., 2.], requires_grad=True)")
case("torch.relu(x)", "x = torch.tensor([0., -1., 2.], requires_grad=True)")
case("torch.sigmoid(x)", "x = torch.tensor([-100., -20., 0., 20., 100.], requires_grad=True)")

# Activations
wide = leaf("x", 3, 4, scale=4.0)
for call in ["F.leaky_relu(x)", "F.leaky_relu(x, 0.2)", "F.elu(x)", "F.elu(x, 1.5)", "F.selu(x)", "F.gelu(x)",
             "F.gelu(x, approximate='tanh')", "F.silu(x)", "F.softplus(x)", "F.softplus(x, 2, 3)", "F.relu6(3 * x)", "F.hardtanh(x)",
             "F.hardtanh(x, -2, 3)", "F.softmax(x, dim=1)", "F.softmax(x, dim=0)", "F.softmax(x, dim=-1)", "F.log_softmax(x, dim=1)",
             "F.log_softmax(x, dim=0)", "x.softmax(1)", "torch.tanh(x) * torch.sigmoid(x)"]:
    case(call, wide)
case("F.softmax(x, dim=1)", leaf("x", 2, 3, 4))
case("F.prelu(x, w)", leaf("x", 2, 3, 2), "w = torch.tensor([0.25], requires_grad=True)")
case("F.prelu(x, w)", leaf("x", 2, 3, 2), "w = torch.tensor([0.25, 0.1, -0.5], requires_grad=True)")

# Folds
cube = leaf("x", 2, 3, 4)
for name in ["sum", "mean", "prod", "std", "var", "logsumexp", "amax", "amin", "norm"]:
    if name != "logsumexp":
        case(f"x.{name}()", cube)
    case(f"x.{name}(1)" if name != "norm" else "x.norm(dim=1)", cube)
    case(f"x.{name}(dim=-1, keepdim=True)", cube)
    if name != "prod":
        case(f"x.{name}(dim=(0, 2))", cube)
case("x.max()", cube)
case("x.min()", cube)
for name in ["max", "min"]:
    case(f"x.{name}(1).values", cube)
    case(f"x.{name}(dim=2, keepdim=True)[0]", cube)
case("x.amax(0)", "x = torch.tensor([[1., 2.], [1., 3.]], requires_grad=True)")
case("x.prod()", "x = torch.tensor([2., 0., 3.], requires_grad=True)")
case("x.prod(0)", "x = torch.tensor([[2., 0.], [0., 3.]], requires_grad=True)")
case("x.var(0, correction=0)", cube)
case("x.std(correction=0)", cube)
case("x.norm(1)", cube)
case("x.norm(3)", cube)
case("x.norm(float('inf'))", cube)
case("x.median()", leaf("x", 7))
case("x.median(1).values", leaf("x", 2, 5))
case("x.cumsum(1)", cube)
case("x.cumprod(1)", cube)
case("x.cumprod(0)", "x = torch.tensor([2., 0., 3., 4.], requires_grad=True)")
case("x.sort().values", leaf("x", 2, 5))
case("x.sort(0, descending=True).values", leaf("x", 4, 2))
case("x.topk(2).values", leaf("x", 2, 5))
case("x.topk(2, largest=False)[0]", leaf("x", 2, 5))

# Products
for a, b in [((3,), (3,)), ((2, 3), (3,)), ((3,), (3, 2)), ((2, 3), (3, 4)), ((2, 2, 3), (2, 3, 4)), ((2, 2, 3), (3, 4)),
             ((4, 1, 2, 3), (2, 3, 2)), ((2, 3), (4, 3, 2)), ((3,), (2, 3, 2)), ((2, 2, 3), (3,))]:
    case("x @ y", leaf("x", *a), leaf("y", *b, step=1.3))
case("torch.matmul(x, x.T)", leaf("x", 2, 3))
case("torch.mm(x, y)", leaf("x", 2, 3), leaf("y", 3, 2, step=1.3))
case("torch.mv(x, y)", leaf("x", 2, 3), leaf("y", 3, step=1.3))
case("torch.bmm(x, y)", leaf("x", 2, 2, 3), leaf("y", 2, 3, 1, step=1.3))
case("torch.dot(x, y)", leaf("x", 4), leaf("y", 4, step=1.3))
case("torch.outer(x, y)", leaf("x", 2), leaf("y", 3, step=1.3))
case("torch.einsum('ij,jk->ik', x, y)", leaf("x", 2, 3), leaf("y", 3, 2, step=1.3))
case("torch.einsum('bij,bjk->k', x, y)", leaf("x", 2, 2, 3), leaf("y", 2, 3, 2, step=1.3))
case("torch.einsum('ii->i', x)", leaf("x", 3, 3))
case("torch.einsum('i,j->ij', x, x)", leaf("x", 3))
for a, w, b in [((4, 3), (2, 3), True), ((4, 3), (2, 3), False), ((3,), (2, 3), True), ((2, 2, 3), (4, 3), True), ((2, 3), (1, 3), True)]:
    names = [leaf("x", *a), leaf("w", *w, step=1.3)] + ([leaf("b", w[0], step=0.4)] if b else [])
    case("F.linear(x, w, b)" if b else "F.linear(x, w)", *names)

# Looks, pieces and rearrangements
for look in ["x.reshape(3, 8)", "x.view(4, 6)", "x.permute(2, 0, 1)", "x.transpose(0, 2)", "x.transpose(1, 2).reshape(-1)",
             "x.flatten()", "x.flatten(1)", "x.unsqueeze(1)", "x[0]", "x[:, 1]", "x[..., -1]", "x[:, ::2, 1:3]", "x[1, 2, 3]",
             "x[None, 1]", "x[:, [0, 2, 0]]", "x[torch.tensor([1, 0, 1])]", "x[[0, 1], [2, 0]]", "x[x.detach() > 0]", "x.select(1, 2)",
             "x.narrow(2, 1, 2)", "x.movedim(0, 2)", "x.flip(0)", "torch.flip(x, (1, 2))", "torch.roll(x, 1, 0)", "torch.roll(x, 5)",
             "x.repeat(2, 1, 1)", "x.repeat(1, 2, 3)", "x[:1].expand(4, 3, 4)", "x[:, :, :1].expand(2, 3, 5)", "x.clone()", "x.contiguous()",
             "x.chunk(2, dim=2)[1]", "x.split(2, dim=1)[0]", "x.unbind(1)[2]", "torch.triu(x)", "torch.tril(x, -1)", "x.diag() if x.dim() < 3 else x[0, :, :3].diag()",
             "torch.trace(x[0, :, :3])", "torch.cat([x, x], 1)", "torch.cat([x[:, :1], 2 * x], 1)", "torch.stack([x, x * x])",
             "torch.stack([x[0], x[1]], 2)", "torch.vstack([x[0], x[1]])", "torch.hstack([x[0], x[1]])", "F.pad(x, (1, 2))",
             "F.pad(x, (1, 0, 2, 1))", "F.pad(x, (-1, 1))", "x.masked_fill(x.detach() > 0, 3.0)",
             "torch.where(x > 0, x * 2, x * 3)", "x.gather(1, torch.tensor([[[0, 1, 2, 0]], [[2, 2, 0, 1]]]))", "x.broadcast_to((2, 2, 3, 4))",
             "x.T if x.dim() == 2 else x[0].T", "x[0].t()", "x.squeeze()", "x[:1].squeeze(0)", "x.float()"]:
    case(look, cube)
case("torch.diag(x)", leaf("x", 3))
case("torch.diag(x, 1)", leaf("x", 3))
case("x.scatter(1, torch.tensor([[0], [2]]), y)", x, leaf("y", 2, 1, step=1.3))
case("torch.cat([x, y])", leaf("x", 2, 2), leaf("y", 1, 2, step=1.3))
case("torch.where(x > y, x, y)", x, row)

# Written in place
case("z", x, more="z = torch.zeros(2, 3)\nz[0] = x[1] * 2\nz[1, 1] = x[0, 0]")
case("z", x, more="z = x * 2\nz[0] = 1")
case("z", x, more="z = x * 2\nz[0] += x[1]\nz[:, 1] *= x[:, 2]")
case("z", x, more="z = x * x\nz.add_(x)\nz.mul_(x)")
case("z", x, row, more="z = x + 0\nz -= y\nz /= 2")
case("z", x, more="z = x * 1\nz.clamp_(-0.2, 0.3)")
case("z", x, more="z = x * 1\nz[z.detach() > 0] = 0")
case("z", leaf("x", 3), more="z = torch.zeros(3, 3)\nfor i in range(3):\n    z[i] = x * i")
case("z", x, more="v = torch.zeros(2, 3)\nz = v * 1\nw = z[1]\nw.copy_(x[0])")
case("z", x, more="z = x * 2\nF.relu(z, inplace=True)")

# Convolution
sizes = [((1, 1, 4, 4), (1, 1, 3, 3)), ((2, 3, 5, 6), (2, 3, 3, 2)), ((1, 2, 7, 5), (3, 2, 1, 1)), ((1, 1, 6, 6), (2, 1, 2, 3))]
settings = ["", ", stride=2", ", padding=1", ", padding=(1, 2), stride=(2, 1)", ", dilation=2, padding=2", ", padding='same'"]
for (shape, kernel), setting in itertools.product(sizes, settings):
    case(f"F.conv2d(x, k, b{setting})", leaf("x", *shape), leaf("k", *kernel, step=1.3), leaf("b", kernel[0], step=0.4))
case("F.conv2d(x, k, groups=2)", leaf("x", 1, 4, 4, 4), leaf("k", 2, 2, 3, 3, step=1.3))
case("F.conv2d(x, k, b, groups=4, stride=2)", leaf("x", 2, 4, 5, 5), leaf("k", 4, 1, 3, 3, step=1.3), leaf("b", 4, step=0.4))
case("F.conv2d(x, k, stride=3)", leaf("x", 1, 1, 8, 8), leaf("k", 1, 1, 3, 3, step=1.3))
case("F.conv2d(x, k)", leaf("x", 2, 5, 5), leaf("k", 3, 2, 3, 3, step=1.3))
for setting in ["", ", stride=2", ", stride=2, padding=1", ", stride=2, padding=1, output_padding=1", ", dilation=2", ", groups=2"]:
    maps = 2 if "groups" not in setting else 1
    case(f"F.conv_transpose2d(x, k, b{setting})", leaf("x", 1, 2, 3, 3), leaf("k", 2, maps, 3, 3, step=1.3), leaf("b", 2, step=0.4))
case("F.unfold(x, 2)", leaf("x", 1, 2, 3, 3))
case("F.unfold(x, 3, padding=1, stride=2)", leaf("x", 2, 1, 5, 4))
case("F.fold(x, (3, 3), 2)", leaf("x", 1, 8, 4))

# Pools
for setting in ["2", "2, 1", "3, 2", "3, 2, 1", "(2, 3)", "2, ceil_mode=True", "2, 1, dilation=2"]:
    case(f"F.max_pool2d(x, {setting})", leaf("x", 2, 2, 5, 6))
    if "dilation" not in setting:
        case(f"F.avg_pool2d(x, {setting})", leaf("x", 2, 2, 5, 6))
case("F.avg_pool2d(x, 3, 2, 1, count_include_pad=False)", leaf("x", 1, 1, 5, 5))
case("F.avg_pool2d(x, 2, divisor_override=3)", leaf("x", 1, 1, 4, 4))
case("F.max_pool2d(x, 2)", "x = torch.ones(1, 1, 4, 4, requires_grad=True)")
for size in ["1", "2", "(2, 3)", "3"]:
    case(f"F.adaptive_avg_pool2d(x, {size})", leaf("x", 1, 2, 5, 6))

# Losses
labels = "t = torch.tensor([1, 0, 2])"
scores = leaf("x", 3, 4)
for reduction in ["mean", "sum", "none"]:
    case(f"F.cross_entropy(x, t, reduction='{reduction}')", scores, more=labels)
    case(f"F.nll_loss(F.log_softmax(x, 1), t, reduction='{reduction}')", scores, more=labels)
    for loss in ["mse_loss", "l1_loss", "binary_cross_entropy_with_logits"]:
        case(f"F.{loss}(x, t, reduction='{reduction}')", scores, more="t = torch.sigmoid(torch.arange(12.) - 6).reshape(3, 4)")
    case(f"F.binary_cross_entropy(torch.sigmoid(x), t, reduction='{reduction}')", scores, more="t = torch.sigmoid(torch.arange(12.) - 6).reshape(3, 4)")
case("F.cross_entropy(x, t, weight=torch.tensor([1., 2., 3., 4.]))", scores, more=labels)
case("F.cross_entropy(x, t, ignore_index=0)", scores, more=labels)
case("F.cross_entropy(x, t, label_smoothing=0.1)", scores, more=labels)
case("F.cross_entropy(x, F.softmax(y, 1))", scores, leaf("y", 3, 4, step=1.3))
case("F.mse_loss(x, y)", scores, leaf("y", 3, 4, step=1.3))

# Normalisation
case("F.normalize(x, dim=1)", scores)
case("F.local_response_norm(x, 3)", leaf("x", 1, 5, 2, 2))
case("F.batch_norm(x, None, None, w, b, training=True)", leaf("x", 4, 2, 2, 2), leaf("w", 2, step=1.1), leaf("b", 2, step=0.4))

# Whole networks, shared leaves, gradients that add up
case("F.conv2d(F.relu(F.conv2d(x, k)), k)", leaf("x", 1, 1, 6, 6), leaf("k", 1, 1, 2, 2, step=1.3))
case("F.cross_entropy(F.linear(F.max_pool2d(torch.tanh(F.conv2d(x, k, b)), 2).flatten(1), w), t)", leaf("x", 3, 1, 6, 6),
     leaf("k", 2, 1, 3, 3, step=1.3), leaf("b", 2, step=0.4), leaf("w", 4, 8, step=0.9), more=labels, incoming=False)
case("z", leaf("x"), more="z = x\nfor i in range(10):\n    z = torch.sigmoid(z)", incoming=False)
case("z", leaf("x", 3), more="z = x\nfor i in range(20):\n    z = torch.tanh(z * 1.1)")
case("(x * x.detach()).sum()", leaf("x", 3), incoming=False)

write("gradients", cases)
