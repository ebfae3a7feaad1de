import Language
import Tensors

/// Many elements folded into one: `sum prod mean std var norm logsumexp any all amax amin argmax argmin count_nonzero`.
enum ReductionWords {
  static var all: [TensorWord] {
    [
      typed(.sum, "The sum of the elements.", "Σ xᵢ", "tensor([[1, 2], [3, 4]]).sum(dim=0).tolist()", "[4, 6]"),
      typed(
        .mean, "The mean of the elements.", "Σ xᵢ / n", "tensor([[1., 2.], [3., 4.]]).mean(1).tolist()", "[1.5, 3.5]"),
      prod, spread(.std, "The standard deviation of the elements.", "√(Σ (xᵢ - mean)²/(n - correction))", "2"),
      spread(.var, "The variance of the elements.", "Σ (xᵢ - mean)²/(n - correction)", "4"), norm, logsumexp,
      truth(.any, "Whether any element is true (not 0).", "True"),
      truth(.all, "Whether all elements are true (not 0).", "False"),
      several("amax", .max, "The largest element; several axes may be folded.", "[3, 4]"),
      several("amin", .min, "The smallest element; several axes may be folded.", "[1, 2]"),
      place(.argmax, "The index of the largest element, the first of equal ones.", "1"),
      place(.argmin, "The index of the smallest element, the first of equal ones.", "0"), countNonzero,
    ]
  }

  /// The words that need no prefix.
  static let short = ["argmax", "argmin"]

  private static func typed(
    _ op: Reduction, _ summary: String, _ formula: String, _ example: String, _ result: String
  ) -> TensorWord {
    TensorWord(
      op.rawValue, summary, .axes("dim"), .bool("keepdim", "leave the folded axes with size 1", default: false),
      .dtype().byNameOnly, shapes: "without the axes of dim; a single number without dim", formula: formula,
      examples: [
        Example(example, prints: result),
        Example("torch.\(op.rawValue)(ones(2, 3), dim=1, keepdim=True).shape", prints: "torch.Size([2, 1])"),
      ]
    ) { _, input, axes, keepsAxes, dtype in
      .tensor(try op(input.converted(to: dtype ?? input.dtype), axes: axes, keepsAxes: keepsAxes))
    }
  }

  static var prod: TensorWord {
    TensorWord(
      "prod", "The product of the elements.", .optionalInt("dim", "the axis to fold; all if left out"),
      .bool("keepdim", "leave the folded axis with size 1", default: false), .dtype().byNameOnly, formula: "Π xᵢ",
      examples: [
        Example("tensor([2, 3, 4]).prod()", prints: "24"),
        Example("torch.prod(tensor([[1, 2], [3, 4]]), 1).tolist()", prints: "[2, 12]"),
      ]
    ) { _, input, axis, keepsAxes, dtype in
      .tensor(
        try Reduction.prod(
          input.converted(to: dtype ?? input.dtype), axes: axis.map { [$0] } ?? [], keepsAxes: keepsAxes))
    }
  }

  private static func spread(_ op: Reduction, _ summary: String, _ formula: String, _ result: String) -> TensorWord {
    TensorWord(
      op.rawValue, summary, .value("dim", "the axes to fold; all if left out", default: .some(.none)),
      .value("unbiased", "older spelling of correction: True is 1, False is 0", default: .some(.none)),
      .bool("keepdim", "leave the folded axes with size 1", default: false),
      .number("correction", "subtracted from the number of elements; 0 for the population", default: 1).byNameOnly,
      formula: formula,
      examples: [
        Example("tensor([1., 3., 5.]).\(op.rawValue)()", prints: result),
        Example("torch.\(op.rawValue)(tensor([[1., 1.], [2., 2.]]), dim=1).tolist()", prints: "[0.0, 0.0]"),
      ]
    ) { context, input, dim, unbiased, keepsAxes, correction in
      // x.std(False) means unbiased=False, as in PyTorch.
      let isFlag = if case .bool = dim { true } else { false }
      let flag = isFlag ? dim : unbiased
      let axes = isFlag ? [] : try Parameter<[Int]>.axes("dim").convert(dim, context)
      let correction = flag.isNone ? correction : try flag.isTrue() ? 1 : 0
      return .tensor(try op(input, axes: axes, keepsAxes: keepsAxes, correction: correction))
    }
  }

  static var norm: TensorWord {
    TensorWord(
      "norm", "The length of a vector, or another norm of it.",
      .value(
        "p", "2 or \"fro\" for the length, 1 for Σ|x|, inf for the largest |x|", default: .text("fro"),
        defaultText: "\"fro\""),
      .axes("dim"), .bool("keepdim", "leave the folded axes with size 1", default: false), formula: "(Σ |xᵢ|ᵖ)^(1/p)",
      examples: [
        Example("tensor([3., 4.]).norm()", prints: "5"), Example("torch.norm(tensor([3., -4.]), p=1)", prints: "7"),
      ]
    ) { _, input, power, axes, keepsAxes in
      .tensor(try Reduction.norm(input, axes: axes, keepsAxes: keepsAxes, power: exponent(power, axes)))
    }
  }

  /// The p of a norm; Frobenius' norm, 2, is one of vectors and matrices.
  private static func exponent(_ power: Value, _ axes: [Int]) throws -> Double {
    if power.isNone { return 2 }
    if let name = power.string {
      guard name == "fro" else {
        throw TensorError("p", "the norm is a number or \"fro\", but this is \"\(name)\"")
      }
      guard axes.count < 3 else {
        throw TensorError(
          "dim", "the norm of matrices folds 1 or 2 axes, but these are \(axes.count)", hint: "p=2 folds any number")
      }
      return 2
    }
    guard let number = power.double else {
      throw TensorError.wrongType("p", wanted: "a number or \"fro\"", got: power)
    }
    return number
  }

  static var logsumexp: TensorWord {
    TensorWord(
      "logsumexp", "The logarithm of the sum of exponentials, without overflow.", .namedAxes("dim", "the axes to fold"),
      .bool("keepdim", "leave the folded axes with size 1", default: false), formula: "ln Σ e^xᵢ",
      examples: [
        Example("tensor([1000., -1000.]).logsumexp(0)", prints: "1000"),
        Example("torch.logsumexp(zeros(2, 3), dim=1).shape", prints: "torch.Size([2])"),
      ]
    ) { _, input, axes, keepsAxes in .tensor(try Reduction.logsumexp(input, axes: axes, keepsAxes: keepsAxes)) }
  }

  private static func truth(_ op: Reduction, _ summary: String, _ result: String) -> TensorWord {
    TensorWord(
      op.rawValue, summary, .axes("dim"), .bool("keepdim", "leave the folded axes with size 1", default: false),
      examples: [
        Example("(tensor([1, 2, 3]) > 2).\(op.rawValue)()", prints: result),
        Example(
          "torch.\(op.rawValue)(tensor([[0, 1], [1, 1]]), dim=1).tolist()",
          prints: op == .any ? "[True, True]" : "[False, True]"),
      ]
    ) { _, input, axes, keepsAxes in .tensor(try op(input, axes: axes, keepsAxes: keepsAxes)) }
  }

  private static func several(_ name: String, _ op: Reduction, _ summary: String, _ result: String) -> TensorWord {
    TensorWord(
      name, summary, .axes("dim"), .bool("keepdim", "leave the folded axes with size 1", default: false),
      examples: [
        Example("tensor([[1, 2], [3, 4]]).\(name)(0).tolist()", prints: result),
        Example("torch.\(name)(ones(2, 3, 4), dim=(1, 2)).shape", prints: "torch.Size([2])"),
      ]
    ) { _, input, axes, keepsAxes in
      let result = try op(input, axes: axes, keepsAxes: keepsAxes)
      return .tensor(axes.isEmpty ? try result.named(name.prefix(1).uppercased() + name.dropFirst()) : result)
    }
  }

  private static func place(_ op: Reduction, _ summary: String, _ result: String) -> TensorWord {
    TensorWord(
      op.rawValue, summary, .optionalInt("dim", "the axis to search; all elements in row-major order if left out"),
      .bool("keepdim", "leave the axis with size 1", default: false),
      examples: [
        Example("\(op.rawValue)(tensor([1., 7., 7.]))", prints: result),
        Example("tensor([[5, 1], [2, 8]]).\(op.rawValue)(dim=1).tolist()", prints: op == .argmax ? "[0, 1]" : "[1, 0]"),
      ]
    ) { _, input, axis, keepsAxes in .tensor(try op(input, axes: axis.map { [$0] } ?? [], keepsAxes: keepsAxes)) }
  }

  static var countNonzero: TensorWord {
    TensorWord(
      "count_nonzero", "The number of elements other than 0.", .axes("dim"),
      examples: [
        Example("tensor([0, 2, 0, 3]).count_nonzero()", prints: "2"),
        Example("torch.count_nonzero(eye(2), dim=0).tolist()", prints: "[1, 1]"),
      ]
    ) { _, input, axes in .tensor(try Reduction.countNonzero(input, axes: axes)) }
  }
}
