import Language
import Tensors

/// Products of vectors and matrices: `matmul mm mv bmm dot outer einsum linear`.
enum ProductWords {
  static var all: [TensorWord] {
    [
      matmul, dot, outer, ranked("mm", 2, 2, "The product of two matrices.", "mat2"),
      ranked("mv", 2, 1, "The product of a matrix and a vector.", "vec"),
      ranked("bmm", 3, 3, "The products of two stacks of matrices, one by one.", "mat2"),
    ]
  }
  static var functions: [Builtin] { [einsum, linear] }

  /// The words that need no prefix.
  static let short = ["matmul", "dot", "outer", "einsum"]

  static var matmul: TensorWord {
    TensorWord(
      "matmul", "The product of vectors, matrices, or stacks of matrices; x @ y is the same.",
      input: "[..., n, k] or [k]",
      .tensor("other", "[..., k, m] or [k]"), shapes: "n×k and k×m give n×m", formula: "yᵢⱼ = Σₖ aᵢₖ·bₖⱼ",
      examples: [
        Example("matmul(tensor([[1, 2], [3, 4]]), tensor([1, 1])).tolist()", prints: "[3, 7]"),
        Example("zeros(5, 2, 3).matmul(zeros(3, 4)).shape", prints: "torch.Size([5, 2, 4])"),
      ]
    ) { _, left, right in .tensor(try MatrixProduct()(left, right)) }
  }

  static var dot: TensorWord {
    TensorWord(
      "dot", "The sum of products of two vectors.", input: "a vector", .tensor("tensor", "a vector of the same length"),
      formula: "Σ xᵢ·yᵢ",
      examples: [
        Example("dot(tensor([1., 2.]), tensor([3., 4.]))", prints: "11"),
        Example("tensor([1, 2]).dot(tensor([3, 4]))", prints: "11"),
      ]
    ) { _, left, right in
      for (name, vector) in [("input", left), ("tensor", right)] { try check(name, vector, 1, "dot") }
      return .tensor(try MatrixProduct()(left, right))
    }
  }

  static var outer: TensorWord {
    TensorWord(
      "outer", "Every element of one vector times every element of another.", input: "a vector",
      .tensor("vec2", "a vector"), shapes: "n and m give n×m",
      formula: "yᵢⱼ = aᵢ·bⱼ",
      examples: [
        Example("outer(tensor([1, 2]), tensor([3, 4])).tolist()", prints: "[[3, 4], [6, 8]]"),
        Example("zeros(2).outer(zeros(3)).shape", prints: "torch.Size([2, 3])"),
      ]
    ) { _, left, right in
      for (name, vector) in [("input", left), ("vec2", right)] { try check(name, vector, 1, "outer") }
      return .tensor(try Arithmetic.mul(left.unsqueezed(1), right))
    }
  }

  private static func ranked(_ name: String, _ first: Int, _ second: Int, _ summary: String, _ other: String)
    -> TensorWord
  {
    let sizes =
      ["mm": ("2, 3", "3, 4", "2, 4"), "mv": ("2, 3", "3", "2"), "bmm": ("5, 2, 3", "5, 3, 4", "5, 2, 4")][name] ?? (
        "", "", ""
      )
    return TensorWord(
      name, summary, input: "\(first) axes", .tensor(other, "\(second) axes"),
      examples: [
        Example("torch.\(name)(zeros(\(sizes.0)), zeros(\(sizes.1))).shape", prints: "torch.Size([\(sizes.2)])"),
        Example("ones(\(sizes.0)).\(name)(ones(\(sizes.1))).max()", prints: "3"),
      ]
    ) { _, left, right in
      try check("input", left, first, name)
      try check(other, right, second, name)
      guard first < 3 || left.shape[0] == right.shape[0] else {
        throw TensorError(
          other, "the stacks hold \(left.shape[0]) and \(right.shape[0]) matrices: they must hold equally many")
      }
      return .tensor(try MatrixProduct()(left, right))
    }
  }

  private static func check(_ parameter: String, _ tensor: Tensor, _ rank: Int, _ name: String) throws {
    guard tensor.rank == rank else {
      let wanted = [1: "a vector", 2: "a matrix"][rank] ?? "a stack of matrices (\(rank) axes)"
      throw TensorError(
        parameter, "\(name) takes \(wanted), but this tensor has the shape \(shapeText(tensor.shape))",
        hint: "matmul (or @) takes all of them")
    }
  }

  static var einsum: Builtin {
    Builtin(
      "einsum", "Products summed over indices, as Einstein wrote them.",
      .string("equation", "letters for the axes, as in \"ij,jk->ik\""),
      .rest("operands", "one tensor for each group of letters"), formula: "letters missing behind -> are summed over",
      examples: [
        Example("einsum(\"ij->ji\", tensor([[1, 2], [3, 4]])).tolist()", prints: "[[1, 3], [2, 4]]"),
        Example("einsum(\"ij,jk->ik\", zeros(2, 3), zeros(3, 4)).shape", prints: "torch.Size([2, 4])"),
      ]
    ) { context, equation, operands in
      let list = operands.count == 1 ? operands[0].sequence ?? operands : operands
      let tensors = try Parameter<[Tensor]>.tensors("operands", "").convert(.list(ListObject(list)), context)
      return .tensor(try EinsteinSum(equation)(tensors))
    }
  }

  static var linear: Builtin {
    Builtin(
      "linear", "What a fully connected layer calculates: each row times each weight row, plus bias.",
      .tensor("input", "[..., inputs]"),
      .tensor("weight", "[outputs, inputs]"), .optionalTensor("bias", "[outputs]"),
      shapes: "[..., inputs] gives [..., outputs]", formula: "y = x·Wᵀ + b",
      examples: [
        Example("linear(tensor([[1., 2.]]), tensor([[3., 4.]]), tensor([0.5])).tolist()", prints: "[[11.5]]"),
        Example("linear(zeros(64, 784), zeros(10, 784)).shape", prints: "torch.Size([64, 10])"),
      ]
    ) { _, input, weight, bias in .tensor(try LinearMap()(input, weight, bias: bias)) }
  }
}
