import Language
import Tensors

/// Methods that write into the tensor and give it back: `copy_ fill_ zero_ add_ sub_ mul_ div_ clamp_`.
enum InPlaceWords {
  static var methods: [Builtin] {
    [
      copy, fill, zero, arithmetic("add_", .add, "Add in place: x += alpha·other.", "[2.0, 3.0]"),
      arithmetic("sub_", .sub, "Subtract in place: x -= alpha·other.", "[0.0, 1.0]"),
      arithmetic("mul_", .mul, "Multiply in place: x *= other.", "[1.0, 2.0]"),
      arithmetic("div_", .div, "Divide in place: x /= other.", "[1.0, 2.0]"), clamp,
    ]
  }

  private static func arithmetic(_ name: String, _ op: Arithmetic, _ summary: String, _ result: String) -> Builtin {
    let hasScale = op == .add || op == .sub
    let examples = [
      Example("tensor([1., 2.]).\(name)(1).tolist()", prints: result),
      Example("x = zeros(2); x.\(name)(1); x.shape", prints: "torch.Size([2])"),
    ]
    if !hasScale {
      return Builtin(name, summary, .tensor("self", "any shape"), .numbers("other"), examples: examples) {
        _, input, other in
        try write(try op(input, other), into: input)
      }
    }
    return Builtin(
      name, summary, .tensor("self", "any shape"), .numbers("other"),
      .scalar("alpha", "other is multiplied by this first", default: 1).byNameOnly,
      examples: examples
    ) { _, input, other, scale in
      let change = scale == .int(1) ? other : try Arithmetic.mul(other, Tensor.scalar(scale))
      return try write(try op(input, change), into: input)
    }
  }

  private static func write(_ result: Tensor, into input: Tensor) throws -> Value {
    try input.replaceElements(by: result)
    return .tensor(input)
  }

  static var copy: Builtin {
    Builtin(
      "copy_", "Overwrite all elements by those of another tensor, converted to this type.",
      .tensor("self", "any shape"),
      .tensor("src", "a shape that can be repeated to this one"),
      examples: [
        Example("zeros(2).copy_(tensor([1, 2])).tolist()", prints: "[1.0, 2.0]"),
        Example("tensor([0, 0]).copy_(tensor(7.9)).tolist()", prints: "[7, 7]"),
      ]
    ) { _, input, source in
      try input.assign(source)
      return .tensor(input)
    }
  }

  static var fill: Builtin {
    Builtin(
      "fill_", "Overwrite all elements by one number.", .tensor("self", "any shape"), .numbers("value", "the number"),
      examples: [
        Example("zeros(2).fill_(7).tolist()", prints: "[7.0, 7.0]"),
        Example("x = zeros(2, 2); x[0].fill_(1); x.sum()", prints: "2"),
      ]
    ) { _, input, value in
      guard value.rank == 0 else {
        throw TensorError("value", "the value is one number, but its shape is \(shapeText(value.shape))")
      }
      try input.assign(value.converted(to: input.dtype))
      return .tensor(input)
    }
  }

  static var zero: Builtin {
    Builtin(
      "zero_", "Overwrite all elements by 0.", .tensor("self", "any shape"),
      examples: [
        Example("ones(2).zero_().tolist()", prints: "[0.0, 0.0]"),
        Example("x = ones(3); x[1:].zero_(); x.tolist()", prints: "[1.0, 0.0, 0.0]"),
      ]
    ) { _, input in
      try input.assign(Tensor.scalar(.int(0), dtype: input.dtype))
      return .tensor(input)
    }
  }

  static var clamp: Builtin {
    Builtin(
      "clamp_", "Cut elements off below min and above max, in place.", .tensor("self", "any shape"),
      .optionalNumbers("min", "the lowest value"),
      .optionalNumbers("max", "the highest value"),
      examples: [
        Example("tensor([-1., 5.]).clamp_(min=0).tolist()", prints: "[0.0, 5.0]"),
        Example("tensor([1, 2, 3]).clamp_(1, 2).tolist()", prints: "[1, 2, 2]"),
      ]
    ) { _, input, low, high in try write(try ArithmeticWords.clamped(input, low, high), into: input) }
  }
}
