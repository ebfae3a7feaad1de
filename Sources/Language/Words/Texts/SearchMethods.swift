import Tensors

/// Methods of texts that look for a part: `find index rfind rindex count startswith endswith replace`.
enum SearchMethods {
  static var all: [Builtin] {
    [
      position("find", isLast: false, isNeeded: false), position("rfind", isLast: true, isNeeded: false),
      position("index", isLast: false, isNeeded: true), position("rindex", isLast: true, isNeeded: true), count,
      affix("startswith", "begins", ("\"conv2d\".startswith(\"conv\")", "True"), { $0.starts(with: $1) }),
      affix("endswith", "ends", ("\"a.png\".endswith((\".png\", \".jpg\"))", "True"), { $0.ends(with: $1) }), replace,
    ]
  }

  private static func position(_ name: String, isLast: Bool, isNeeded: Bool) -> Builtin {
    Builtin(
      name, "Where a part \(isLast ? "last" : "first") occurs\(isNeeded ? "" : ", or -1 if it does not").", .text(),
      .text("sub", "the part to look for"), bound("start", "the first index to look at"),
      bound("end", "the index to stop before"),
      examples: [Example("\"banana\".\(name)(\"an\")", prints: isLast ? "3" : "1")]
        + (isNeeded ? [] : [Example("\"banana\".\(name)(\"x\")", prints: "-1")])
    ) { _, text, part, start, end in
      let window = TextWindow(text, start, end)
      if let found = isLast ? window?.last(part) : window?.first(part) {
        return .int(TextWindow.index(found, in: text))
      }
      guard !isNeeded else {
        throw TensorError("sub", "\(quoted(part.text)) is not in the text", kind: .value, hint: "find gives -1 instead")
      }
      return .int(-1)
    }
  }

  private static var count: Builtin {
    Builtin(
      "count", "How often a part occurs, without overlaps.", .text(), .text("sub", "the part to look for"),
      bound("start", "the first index to look at"), bound("end", "the index to stop before"),
      examples: [Example("\"banana\".count(\"an\")", prints: "2"), Example("\"aaaa\".count(\"aa\")", prints: "2")]
    ) { _, text, part, start, end in .int(TextWindow(text, start, end)?.count(part) ?? 0) }
  }

  private static func affix(
    _ name: String, _ verb: String, _ example: (code: String, prints: String),
    _ matches: @escaping (TextWindow, StringObject) -> Bool
  ) -> Builtin {
    Builtin(
      name, "Whether the text \(verb) with a part, or with one of several.", .text(),
      .value("affix", "a text, or a tuple of texts").byPosition, bound("start", "the first index to look at"),
      bound("end", "the index to stop before"), examples: [Example(example.code, prints: example.prints)]
    ) { _, text, affix, start, end in
      var parts = [affix]
      if case .tuple(let tuple) = affix { parts = tuple.elements }
      let window = TextWindow(text, start, end)
      for part in parts {
        guard case .string(let part) = part else {
          throw TensorError.wrongType("affix", wanted: "a text or a tuple of texts", got: part)
        }
        if let window, matches(window, part) { return .bool(true) }
      }
      return .bool(false)
    }
  }

  private static var replace: Builtin {
    Builtin(
      "replace", "The text with another part in place of every occurrence of one.", .text(),
      .text("old", "the part to replace"),
      .text("new", "what takes its place"),
      .int("count", "how often at most; -1 for every time", default: -1).byPosition,
      examples: [
        Example("\"banana\".replace(\"an\", \"-\")", prints: "'b--a'"),
        Example("\"aaa\".replace(\"a\", \"b\", 2)", prints: "'bba'"),
      ]
    ) { _, text, old, new, count in
      let limit = count < 0 ? Int.max : count
      if old.text.isEmpty { return .text(try spread(text.text, new.text, limit)) }
      var result = ""
      var position = 0
      var replaced = 0
      let size = text.text.utf8.count
      try checkSize(size / old.text.utf8.count, times: new.text.utf8.count)
      text.withBytes { bytes in
        old.withBytes { wanted in
          while replaced < limit, let found = TextWindow.find(wanted, in: bytes, position..<size) {
            result += String(decoding: bytes[position..<found], as: UTF8.self)
            result += new.text
            position = found + wanted.count
            replaced += 1
          }
          result += String(decoding: bytes[position...], as: UTF8.self)
        }
      }
      return replaced == 0 ? .string(text) : .text(result)
    }
  }

  /// The text with a part before every character and behind the last one: what replacing the empty text means.
  private static func spread(_ text: String, _ part: String, _ limit: Int) throws -> String {
    try checkSize(text.utf8.count + 1, times: part.utf8.count)
    var result = ""
    var left = limit
    for scalar in text.unicodeScalars {
      if left > 0 { result += part }
      left -= 1
      result.unicodeScalars.append(scalar)
    }
    return left > 0 ? result + part : result
  }

  private static func bound(_ name: String, _ note: String) -> Parameter<Int?> { .optionalInt(name, note).byPosition }
}
