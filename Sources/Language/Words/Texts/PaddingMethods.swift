import Tensors

/// Methods of texts that make them wider: `center ljust rjust zfill expandtabs`.
enum PaddingMethods {
  static var all: [Builtin] {
    [
      // As in CPython, an odd blank goes to the left of a text of even length in an odd width.
      pad("center", "in the middle", "'--ab-'") { free, width in free / 2 + (free & width & 1) },
      pad("ljust", "on the left", "'ab---'") { _, _ in 0 }, pad("rjust", "on the right", "'---ab'") { free, _ in free },
      zeroFill, expandTabs,
    ]
  }

  private static func pad(
    _ name: String, _ where: String, _ shown: String, _ left: @escaping (_ free: Int, _ width: Int) -> Int
  ) -> Builtin {
    Builtin(
      name, "The text \(`where`) of at least `width` characters.", .text(), .int("width").byPosition,
      .string("fillchar", "the character around it", default: " ").byPosition,
      examples: [Example("\"ab\".\(name)(5, \"-\")", prints: shown)]
    ) { _, text, width, fill in
      guard fill.unicodeScalars.count == 1 else {
        throw TensorError(
          "fillchar", "one character is needed, but this text has \(fill.unicodeScalars.count)", kind: .type)
      }
      let free = width - text.count
      guard free > 0 else { return .string(text) }
      try checkSize(free, times: fill.utf8.count)
      let before = left(free, width)
      return .text(String(repeating: fill, count: before) + text.text + String(repeating: fill, count: free - before))
    }
  }

  private static var zeroFill: Builtin {
    Builtin(
      "zfill", "The text with zeros in front, behind its sign, up to `width` characters.", .text(),
      .int("width").byPosition,
      examples: [Example("\"7\".zfill(3)", prints: "'007'"), Example("\"-7\".zfill(4)", prints: "'-007'")]
    ) { _, text, width in
      let free = width - text.count
      guard free > 0 else { return .string(text) }
      try checkSize(free)
      let sign = text.text.unicodeScalars.first.flatMap { $0 == "-" || $0 == "+" ? String($0) : nil } ?? ""
      return .text(sign + String(repeating: "0", count: free) + text.text.dropFirst(sign.count))
    }
  }

  private static var expandTabs: Builtin {
    Builtin(
      "expandtabs", "The text with blanks instead of tabs, up to the next multiple of `tabsize`.", .text(),
      .int("tabsize", "columns from one stop to the next", default: 8),
      examples: [
        Example("\"a\\tb\".expandtabs(4)", prints: "'a   b'"), Example("\"\\t|\".expandtabs(2)", prints: "'  |'"),
      ]
    ) { _, text, size in
      var result = String.UnicodeScalarView()
      var column = 0
      try checkSize(text.count, times: size)
      for scalar in text.text.unicodeScalars {
        if scalar == "\t" {
          let width = size > 0 ? size - column % size : 0
          for _ in 0..<width { result.append(" ") }
          column += width
        } else {
          result.append(scalar)
          column = scalar == "\n" || scalar == "\r" ? 0 : column + 1
        }
      }
      return .text(String(result))
    }
  }
}
