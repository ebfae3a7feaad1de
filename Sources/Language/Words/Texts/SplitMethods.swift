import Tensors

/// Methods of texts that take them apart and put them together: `split rsplit splitlines partition rpartition join`.
enum SplitMethods {
  static var all: [Builtin] { [split, rsplit, splitLines, partition(isLast: false), partition(isLast: true), join] }

  private static var split: Builtin {
    Builtin(
      raw: "split", "The parts between separators; without one, the words between blanks.",
      [
        .positional("self"), ParameterInfo("sep", "a text; None for any blanks", fallback: .none, defaultText: "None"),
        ParameterInfo("maxsplit", "how often at most; -1 for every time", fallback: .int(-1), defaultText: "-1"),
      ],
      examples: [
        Example("\"3 4  5\".split()", prints: "['3', '4', '5']"),
        Example("\"a,b,c\".split(\",\", 1)", prints: "['a', 'b,c']"),
      ]
    ) { _, arguments in
      guard case .string(let text) = arguments[0] else {
        throw TensorError.wrongType("self", wanted: "a text", got: arguments[0])
      }
      let limit = try limit(arguments[2])
      switch arguments[1] {
      case .none: return TextSplitter(text).words(limit)
      case .string(let separator): return TextSplitter(text).parts(try checked(separator), limit)
      default: throw TensorError.wrongType("sep", wanted: "a text or None", got: arguments[1])
      }
    }
  }

  private static var rsplit: Builtin {
    Builtin(
      "rsplit", "Like split, but from the end: with `maxsplit` the last separators count.", .text(),
      .optionalText("sep", "a text; None for any blanks"),
      .value("maxsplit", "how often at most; -1 for every time", default: .int(-1), defaultText: "-1"),
      examples: [
        Example("\"a,b,c\".rsplit(\",\", 1)", prints: "['a,b', 'c']"),
        Example("\"a b\".rsplit()", prints: "['a', 'b']"),
      ]
    ) { _, text, separator, maxSplit in
      let limit = try limit(maxSplit)
      return separator == nil
        ? TextSplitter(text).lastWords(limit) : TextSplitter(text).lastParts(try separator.map(checked) ?? text, limit)
    }
  }

  private static var splitLines: Builtin {
    Builtin(
      "splitlines", "The lines of the text.", .text(), .bool("keepends", "keep what ends each line", default: false),
      examples: [
        Example("\"a\\nb\".splitlines()", prints: "['a', 'b']"),
        Example("\"a\\nb\".splitlines(keepends=True)", prints: "['a\\n', 'b']"),
      ]
    ) { _, text, keepsEnds in
      var lines: [Value] = []
      var line = String.UnicodeScalarView()
      var scalars = text.text.unicodeScalars[...]
      while let scalar = scalars.popFirst() {
        guard isLineEnd(scalar) else {
          line.append(scalar)
          continue
        }
        if keepsEnds { line.append(scalar) }
        if scalar == "\r", scalars.first == "\n", let newline = scalars.popFirst(), keepsEnds { line.append(newline) }
        lines.append(.text(String(line)))
        line = String.UnicodeScalarView()
      }
      if !line.isEmpty { lines.append(.text(String(line))) }
      return .list(ListObject(lines))
    }
  }

  private static func partition(isLast: Bool) -> Builtin {
    let name = isLast ? "rpartition" : "partition"
    return Builtin(
      name, "What stands before the \(isLast ? "last" : "first") separator, the separator, and what stands behind it.",
      .text(),
      .text("sep", "the separator"),
      examples: [
        Example("\"a=b=c\".\(name)(\"=\")", prints: isLast ? "('a=b', '=', 'c')" : "('a', '=', 'b=c')"),
        Example("\"abc\".\(name)(\"=\")", prints: isLast ? "('', '', 'abc')" : "('abc', '', '')"),
      ]
    ) { _, text, separator in
      let separator = try checked(separator)
      let window = TextWindow(text, nil, nil)
      let empty = StringObject("", isASCII: true)
      var parts = isLast ? [empty, empty, text] : [text, empty, empty]
      if let found = isLast ? window?.last(separator) : window?.first(separator) {
        parts = text.withBytes { bytes in
          [
            text.piece(bytes, 0..<found), separator,
            text.piece(bytes, (found + separator.text.utf8.count)..<bytes.count),
          ]
        }
      }
      return .tuple(TupleObject(parts.map(Value.string)))
    }
  }

  private static var join: Builtin {
    Builtin(
      "join", "The texts of a list, with this text between them.", .text(), .value("iterable", "texts").byPosition,
      examples: [
        Example("\", \".join([\"a\", \"b\"])", prints: "'a, b'"),
        Example("\"\".join(reversed(\"abc\"))", prints: "'cba'"),
      ]
    ) { context, separator, source in
      let parts = try aimed(at: "iterable") { try elements(of: source, context) }
      var result = ""
      var isASCII = separator.isASCII
      for (index, part) in parts.enumerated() {
        guard case .string(let text) = part else {
          throw TensorError(
            "iterable", "element \(index) is \(part.shortDescription), but only texts can be joined", kind: .type,
            hint: "make texts first: \", \".join(str(x) for x in …)")
        }
        if index > 0 { result += separator.text }
        result += text.text
        isASCII = isASCII && text.isASCII
        try checkSize(result.utf8.count)
      }
      return .string(StringObject(result, isASCII: isASCII))
    }
  }

  private static func limit(_ value: Value) throws -> Int {
    guard let limit = wholeNumber(value) else {
      throw TensorError.wrongType("maxsplit", wanted: "a whole number", got: value)
    }
    return limit < 0 ? .max : limit
  }

  private static func checked(_ separator: StringObject) throws -> StringObject {
    guard !separator.text.isEmpty else {
      throw TensorError("sep", "the separator is empty", kind: .value, hint: "list(text) gives the characters")
    }
    return separator
  }
}
