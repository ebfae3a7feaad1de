import Language
import Tensors

/// Functions of two tensors, element by element, and questions about elements.
enum ArithmeticWords {
  static var all: [TensorWord] {
    [
      extreme(.maximum, "The larger of two elements.", "[3, 5]"),
      extreme(.minimum, "The smaller of two elements.", "[1, 2]"),
      pow, clamp, logical(.and, "True where both are true (not 0).", "[True, False]"),
      logical(.or, "True where at least one is true (not 0).", "[True, True]"), logicalNot,
      test(.isnan, "True where a number is nan (not a number).", "[True, False, False]"),
      test(.isinf, "True where a number is infinite.", "[False, True, False]"),
      test(.isfinite, "True where a number is neither nan nor infinite.", "[False, False, True]"),
      isclose, allclose, equal,
      comparison(.eq, "equal", "[False, True, False]"), comparison(.ne, "different", "[True, False, True]"),
      comparison(.lt, "less than the other", "[True, False, False]"),
      comparison(.le, "at most the other", "[True, True, False]"),
      comparison(.gt, "greater than the other", "[False, False, True]"),
      comparison(.ge, "at least the other", "[False, True, True]"),
    ]
  }

  private static func extreme(_ op: Arithmetic, _ summary: String, _ result: String) -> TensorWord {
    let empty = "torch.\(op.rawValue)(zeros(0), zeros(0)).tolist()"
    return TensorWord(
      op.rawValue, summary, .tensor("other", "a shape that goes together with the first"),
      examples: [
        Example("torch.\(op.rawValue)(tensor([1, 5]), tensor([3, 2])).tolist()", prints: result),
        Example(empty, prints: "[]"),
      ]
    ) { _, left, right in .tensor(try op(left, right)) }
  }

  static var pow: TensorWord {
    let examples = [
      Example("torch.pow(tensor([1, 2, 3]), 2).tolist()", prints: "[1, 4, 9]"),
      Example("tensor([4.]).pow(0.5).tolist()", prints: "[2.0]"),
    ]
    func power(_ base: Tensor, _ exponent: Tensor) throws -> Value { .tensor(try Arithmetic.pow(base, exponent)) }
    return TensorWord(
      function: Builtin(
        "pow", "Each element raised to a power.", .numbers("input"), .numbers("exponent"), formula: "xʸ",
        examples: examples
      ) { _, base, exponent in try power(base, exponent) },
      method: Builtin(
        "pow", "Each element raised to a power.", .tensor("self", "any shape"), .numbers("exponent"), formula: "xʸ",
        examples: examples
      ) { _, base, exponent in try power(base, exponent) })
  }

  static var clamp: TensorWord {
    TensorWord(
      "clamp", "Elements cut off below min and above max.", .optionalNumbers("min", "the lowest value"),
      .optionalNumbers("max", "the highest value"), formula: "min(max(x, min), max)",
      examples: [
        Example("tensor([-2., 0.5, 3.]).clamp(0, 1).tolist()", prints: "[0.0, 0.5, 1.0]"),
        Example("torch.clamp(tensor([-2, 3]), min=0).tolist()", prints: "[0, 3]"),
      ]
    ) { _, input, low, high in .tensor(try clamped(input, low, high)) }
  }

  static func clamped(_ input: Tensor, _ low: Tensor?, _ high: Tensor?) throws -> Tensor {
    guard low != nil || high != nil else {
      throw TensorError("min", "clamp needs min, max or both", hint: "x.clamp(min=0)")
    }
    return try Clamp(low: low, high: high)(input)
  }

  private static func comparison(_ op: Comparison, _ truth: String, _ result: String) -> TensorWord {
    TensorWord(
      op.rawValue, "True where an element is \(truth).", .numbers("other"),
      examples: [
        Example("tensor([1, 2, 3]).\(op.rawValue)(2).tolist()", prints: result),
        Example("torch.\(op.rawValue)(ones(2, 3), ones(3)).shape", prints: "torch.Size([2, 3])"),
      ]
    ) { _, left, right in .tensor(try op(left, right)) }
  }

  private static func logical(_ op: Logical, _ summary: String, _ result: String) -> TensorWord {
    TensorWord(
      op.rawValue, summary, .tensor("other", "a shape that goes together with the first"),
      examples: [
        Example("torch.\(op.rawValue)(tensor([1, 2]), tensor([True, False])).tolist()", prints: result),
        Example("torch.\(op.rawValue)(zeros(1), zeros(1)).tolist()", prints: "[False]"),
      ]
    ) { _, left, right in .tensor(try op(left, right)) }
  }

  static var logicalNot: TensorWord {
    TensorWord(
      "logical_not", "True where an element is false (0).",
      examples: [
        Example("torch.logical_not(tensor([0, 2])).tolist()", prints: "[True, False]"),
        Example("tensor([True]).logical_not().tolist()", prints: "[False]"),
      ]
    ) { _, input in .tensor(try Comparison.eq(input.converted(to: .bool), Tensor.scalar(.bool(false)))) }
  }

  private static func test(_ op: FloatTest, _ summary: String, _ result: String) -> TensorWord {
    TensorWord(
      op.rawValue, summary,
      examples: [
        Example("torch.\(op.rawValue)(tensor([0. * 1e400, 1e400, 2.])).tolist()", prints: result),
        Example("tensor([1]).\(op.rawValue)().tolist()", prints: op == .isfinite ? "[True]" : "[False]"),
      ]
    ) { _, input in .tensor(try op(input)) }
  }

  static var isclose: TensorWord {
    TensorWord(
      "isclose", "True where two numbers differ by no more than a tolerance.", .tensor("other", "compared with"),
      .number("rtol", "tolerance as a part of other", default: 1e-5),
      .number("atol", "tolerance in itself", default: 1e-8),
      .bool("equal_nan", "let nan be close to nan", default: false), formula: "|x - y| ≤ atol + rtol·|y|",
      examples: [
        Example("isclose(tensor([1., 2.]), tensor([1., 2.1])).tolist()", prints: "[True, False]"),
        Example("isclose(tensor([1.]), tensor([1.05]), atol=0.1).tolist()", prints: "[True]"),
      ]
    ) { _, left, right, relative, absolute, equalNaN in
      .tensor(try Closeness(relative: relative, absolute: absolute, equalNaN: equalNaN)(left, right))
    }
  }

  static var allclose: TensorWord {
    TensorWord(
      "allclose", "Whether all numbers of two tensors differ by no more than a tolerance.",
      .tensor("other", "compared with"),
      .number("rtol", "tolerance as a part of other", default: 1e-5),
      .number("atol", "tolerance in itself", default: 1e-8),
      .bool("equal_nan", "let nan be close to nan", default: false), formula: "all |x - y| ≤ atol + rtol·|y|",
      examples: [
        Example("allclose(tensor([0.3]), tensor([0.1]) + tensor([0.2]))", prints: "True"),
        Example("allclose(ones(2), zeros(2))", prints: "False"),
      ]
    ) { _, left, right, relative, absolute, equalNaN in
      let isClose = try Closeness(relative: relative, absolute: absolute, equalNaN: equalNaN)(left, right)
      return .bool(try Reduction.all(isClose).item().isTrue)
    }
  }

  static var equal: TensorWord {
    TensorWord(
      "equal", "Whether two tensors have the same shape and the same elements.", .tensor("other", "compared with"),
      examples: [
        Example("torch.equal(tensor([1, 2]), tensor([1, 2]))", prints: "True"),
        Example("torch.equal(zeros(2), zeros(3))", prints: "False"),
      ]
    ) { _, left, right in
      .bool(try left.shape == right.shape && Reduction.all(Comparison.eq(left, right)).item().isTrue)
    }
  }
}
