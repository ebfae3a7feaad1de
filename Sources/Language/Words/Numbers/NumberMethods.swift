import Tensors

/// Methods of whole numbers and floats.
enum NumberMethods {
  static var ofInt: [Builtin] {
    [
      Builtin(
        "bit_length", "How many binary digits the number has.", whole,
        examples: [Example("(255).bit_length()", prints: "8")]
      ) { _, number in
        .int(Int.bitWidth - number.magnitude.leadingZeroBitCount)
      },
      Builtin(
        "bit_count", "How many of the binary digits are 1.", whole, examples: [Example("(7).bit_count()", prints: "3")]
      ) { _, number in
        .int(number.magnitude.nonzeroBitCount)
      },
    ]
  }

  static var ofFloat: [Builtin] {
    [
      Builtin(
        "is_integer", "Whether the number is whole.", .number("self").byPosition,
        examples: [Example("(2.0).is_integer()", prints: "True")]
      ) { _, number in
        .bool(number.isFinite && number == number.rounded())
      }
    ]
  }

  private static var whole: Parameter<Int> { .int("self").byPosition }
}
