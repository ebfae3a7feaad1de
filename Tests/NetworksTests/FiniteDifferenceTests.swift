import Language
import Networks
import Tensors
import Testing

/// Every word that calculates with floats, against finite differences.
@Suite struct FiniteDifferenceTests {
  /// What is checked: a name for the words it uses, and an expression of the leaves x (2×3), y (2×3) and v (3).
  static let expressions: [String] = [
    "x + y", "x - y", "x * v", "x / (y + 3)", "(x + 3) ** y", "x % 0.7", "-x", "x @ y.T", "x.pow(2)",
    "torch.pow(x + 2, 3)",
    "x.add_(y) if False else x + y", "torch.maximum(x, y)", "torch.minimum(x, y)", "torch.clamp(x, -0.5, 0.5)",
    "exp(x)", "log(x + 3)", "torch.log2(x + 3)", "torch.log10(x + 3)", "torch.log1p(x + 2)", "torch.expm1(x)",
    "sqrt(x + 3)",
    "torch.rsqrt(x + 3)", "torch.square(x)", "torch.abs(x)", "torch.neg(x)", "sin(x)", "cos(x)", "tan(x)",
    "torch.atan(x)",
    "torch.sinh(x)", "torch.cosh(x)", "tanh(x)", "sigmoid(x)", "torch.reciprocal(x + 3)", "relu(x)",
    "leaky_relu(x)", "elu(x)", "selu(x)", "gelu(x)", "silu(x)", "softplus(x)", "relu6(x)", "hardtanh(x)",
    "softmax(x, 1)",
    "log_softmax(x, 1)", "x.sum()", "x.mean(0)", "x.prod()", "x.std()", "x.var(1)", "x.norm()", "x.logsumexp(1)",
    "x.amax(1)",
    "x.amin(0)", "x.max()", "x.min(1).values", "x.median()", "x.sort().values", "x.topk(2).values", "x.cumsum(1)",
    "(x + 2).cumprod(1)", "matmul(x, v)", "torch.mm(x, y.T)", "torch.mv(x, v)", "torch.bmm(x[None], y.T[None])",
    "dot(v, v)",
    "outer(v, v)", "einsum('ij,kj->ik', x, y)", "torch.trace(x)", "linear(x, y)", "x.reshape(6)", "x.view(3, 2)",
    "x.flatten()", "x.permute(1, 0)", "x.transpose(0, 1)", "x.t()", "x.T", "x.squeeze()", "x.unsqueeze(0)",
    "x.movedim(0, 1)", "x.narrow(1, 1, 2)", "x.select(0, 1)", "x.expand(2, 2, 3)", "x.broadcast_to((2, 2, 3))",
    "x.repeat(2, 2)",
    "x.clone()", "x.contiguous()", "x.float()", "x.chunk(2, 1)[0]", "x.split(2, 1)[1]", "x.unbind(0)[1]", "cat([x, y])",
    "stack([x, y])", "torch.vstack([x, y])", "torch.hstack([x, y])", "where(y > 0, x, y)",
    "x.gather(1, tensor([[0, 2], [1, 1]]))",
    "x.scatter(1, tensor([[0], [2]]), y)", "x.masked_fill(y.detach() > 0, 2.)", "torch.triu(x)", "torch.tril(x)",
    "diag(v)", "flip(x, (0,))",
    "roll(x, 1)", "pad(x, (1, 2))", "torch.meshgrid(v, v, indexing='ij')[0]", "x[:, 1:]", "x[[0, 0, 1]]",
    "correlate2d(x, y[:, :2])", "convolve2d(x, y, mode='full')", "conv2d(x, y[:, :2])",
    "conv2d(x, y[:, :2], padding=1, stride=2)",
    "max_pool2d(x, 2, 1)", "avg_pool2d(x, 2, 1)", "torch.unique(x)",
  ]

  @Test(arguments: expressions)
  func backwardAgrees(_ expression: String) throws {
    let session = Session()
    try session.run(
      """
      x = tensor([[0.31, -0.42, 0.93], [-1.14, 0.65, -0.76]], requires_grad=True)
      y = tensor([[-0.57, 0.88, 0.29], [0.74, -0.35, 1.16]], requires_grad=True)
      v = tensor([0.87, -0.68, 0.39], requires_grad=True)
      """)
    let value = try session.run(
      "gradcheck(lambda x, y, v: \(expression) + 0 * (x.sum() + y.sum() + v.sum()), (x, y, v))")
    #expect(value?.int == 1)
  }

  @Test func aWrongDerivativeIsNamed() throws {
    let error = #expect(throws: Diagnostic.self) {
      try Session().run("gradcheck(lambda x: x * x.detach(), tensor([1., 2.], requires_grad=True))")
    }
    #expect(error?.message.contains("element [0] is 1.0 by backward, but 2") == true)
  }
}

/// No word gives floats of floats without a gradient, unless it is known to have none.
@Suite struct EveryWordHasAGradientTests {
  /// Words whose results do not change smoothly, or which make new numbers.
  static let without: Set<String> = [
    "detach", "detach_", "zeros_like", "ones_like", "full_like", "rand_like", "randn_like", "tensor", "no_grad",
    "enable_grad",
    "requires_grad_", "retain_grad", "backward", "gradcheck", "copy_", "fill_", "zero_", "add_", "sub_", "mul_", "div_",
    "clamp_",
  ]

  @Test func aMissingRuleIsNoticed() throws {
    let vocabulary = Vocabulary.torch()
    let names = (vocabulary.methods["Tensor"] ?? [:]).keys.sorted().filter {
      !EveryWordHasAGradientTests.without.contains($0)
    }
    for name in names {
      let session = Session()
      try session.run("x = tensor([[0.5, 2.], [3., 1.5]], requires_grad=True)")
      for arguments in ["", "1", "x", "0, 1", "tensor([0, 1])", "0, tensor([[0, 1], [1, 0]])", "2, 2", "x > 1, x"] {
        guard let value = try? session.run("x.\(name)(\(arguments))"), case .tensor(let result) = value,
          result.dtype == .float32, result.storage !== (try? tensor(session))?.storage || !result.isLeaf
        else { continue }
        #expect(result.requiresGrad, "x.\(name)(\(arguments)) loses the gradient")
      }
    }
  }

  private func tensor(_ session: Session) throws -> Tensor? {
    if case .tensor(let tensor)? = try session.run("x") { tensor } else { nil }
  }
}
