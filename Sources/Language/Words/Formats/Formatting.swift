/// A value after a format spec, as in f-strings and `str.format`.
///
/// Source: CPython 3.11, Python/formatter_unicode.c
func format(_ value: Value, _ spec: String, _ context: Context) throws -> String {
  switch value {
  case .string(let text): return spec.isEmpty ? text.text : try format(text.text, FormatSpec(spec))
  case .int(let number): return spec.isEmpty ? String(number) : try NumberFormat(FormatSpec(spec)).text(number)
  case .float(let number): return spec.isEmpty ? floatText(number) : try NumberFormat(FormatSpec(spec)).text(number)
  case .bool(let truth) where !spec.isEmpty: return try NumberFormat(FormatSpec(spec)).text(truth ? 1 : 0)
  case .tensor(let tensor) where tensor.rank == 0: return try format(Value(try tensor.item()), spec, context)
  default:
    guard spec.isEmpty else {
      throw Diagnostic.type(
        "\(value.shortDescription) takes no format", hint: "str(…) or !s makes a text of it first: {x!s:>10}")
    }
    return try text(value, context)
  }
}

/// A text after a format spec: cut to the precision and padded.
private func format(_ text: String, _ spec: FormatSpec) throws -> String {
  if let type = spec.type, type != "s" { throw Diagnostic.badType(type, "a text") }
  guard spec.sign == nil, !spec.isAlternate, !spec.hidesNegativeZero, spec.grouping == nil, spec.alignment != .afterSign
  else {
    throw Diagnostic.value("signs, `=`, `#` and grouping are for numbers, but this is a text")
  }
  var shown = text
  if let precision = spec.precision, precision < text.unicodeScalars.count {
    shown = String(text.unicodeScalars.prefix(precision))
  }
  return try spec.padded(shown, default: .left)
}
