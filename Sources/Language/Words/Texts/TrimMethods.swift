import Tensors

/// Methods of texts that take something off their ends: `strip lstrip rstrip removeprefix removesuffix`.
enum TrimMethods {
  static var all: [Builtin] {
    [
      strip("strip", "both ends", left: true, right: true, "'kernel'"),
      strip("lstrip", "the start", left: true, right: false, "'kernel--'"),
      strip("rstrip", "the end", left: false, right: true, "'--kernel'"), removePrefix, removeSuffix,
    ]
  }

  private static func strip(_ name: String, _ where: String, left: Bool, right: Bool, _ shown: String) -> Builtin {
    Builtin(
      name, "The text without blanks at \(`where`), or without the characters given.", .text(),
      .optionalText("chars", "the characters to take away, in any order; None for blanks").byPosition,
      examples: [Example("\"--kernel--\".\(name)(\"-\")", prints: shown)]
    ) { _, text, characters in
      let set = characters.map { Set($0.text.unicodeScalars) }
      var part = text.text.unicodeScalars[...]
      func isTaken(_ scalar: Unicode.Scalar) -> Bool { set?.contains(scalar) ?? isBlank(scalar) }
      if left { while let first = part.first, isTaken(first) { part.removeFirst() } }
      if right { while let last = part.last, isTaken(last) { part.removeLast() } }
      if part.startIndex == text.text.startIndex && part.endIndex == text.text.endIndex { return .string(text) }
      return .string(text.isASCII ? StringObject(String(part), isASCII: true) : StringObject(String(part)))
    }
  }

  private static var removePrefix: Builtin {
    Builtin(
      "removeprefix", "The text without a part at its start, if it stands there.", .text(), .text("prefix"),
      examples: [
        Example("\"torch.relu\".removeprefix(\"torch.\")", prints: "'relu'"),
        Example("\"relu\".removeprefix(\"x\")", prints: "'relu'"),
      ]
    ) { _, text, prefix in
      guard TextWindow(text, nil, nil)?.starts(with: prefix) == true else { return .string(text) }
      return .string(text.withBytes { text.piece($0, prefix.text.utf8.count..<$0.count) })
    }
  }

  private static var removeSuffix: Builtin {
    Builtin(
      "removesuffix", "The text without a part at its end, if it stands there.", .text(), .text("suffix"),
      examples: [
        Example("\"face.png\".removesuffix(\".png\")", prints: "'face'"),
        Example("\"face\".removesuffix(\"x\")", prints: "'face'"),
      ]
    ) { _, text, suffix in
      guard TextWindow(text, nil, nil)?.ends(with: suffix) == true else { return .string(text) }
      return .string(text.withBytes { text.piece($0, 0..<($0.count - suffix.text.utf8.count)) })
    }
  }
}
