import Tensors

/// `format` and `format_map`: texts with values in place of `{…}`.
enum TemplateMethods {
  static var all: [Builtin] { [format, formatMap] }

  private static var format: Builtin {
    Builtin(
      "format", "The text with values in place of {…}, by position or by name.", .text(), .rest("values"),
      .named("named"),
      examples: [
        Example("\"{} of {}\".format(3, 7)", prints: "'3 of 7'"),
        Example("\"{x:.2f}\".format(x=3.14159)", prints: "'3.14'"),
      ]
    ) { context, text, values, named in
      var template = FormatTemplate(text.text, values: values) { name in try named.get(.text(name)) }
      return .text(try template.filled(context))
    }
  }

  private static var formatMap: Builtin {
    Builtin(
      "format_map", "The text with values of a dict in place of {…}.", .text(), .value("mapping", "a dict").byPosition,
      examples: [Example("\"{a}-{b}\".format_map({\"a\": 1, \"b\": 2})", prints: "'1-2'")]
    ) { context, text, mapping in
      guard case .dict(let dict) = mapping else {
        throw TensorError.wrongType("mapping", wanted: "a dict", got: mapping)
      }
      var template = FormatTemplate(text.text, values: []) { name in try dict.get(.text(name)) }
      return .text(try template.filled(context))
    }
  }
}
