/// A piece of a file as messages show it: in quotes, cut where it is long, without control characters.
func quoted(_ text: some StringProtocol, limit: Int = 40) -> String {
  let start = text.unicodeScalars.prefix(limit)
  var shown = String.UnicodeScalarView()
  for scalar in start { shown.append(isHarmless(scalar) ? scalar : "\u{FFFD}") }
  return "\"\(String(shown))\(start.endIndex < text.unicodeScalars.endIndex ? "…" : "")\""
}

/// Whether a terminal shows the character without acting on it.
private func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: false
  default: true
  }
}
