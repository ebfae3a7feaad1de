import Tensors

/// Built-in functions of texts: `print repr chr ord`.
enum TextWords {
  static var all: [Builtin] { [print, repr, chr, ord] }

  static var print: Builtin {
    Builtin(
      "print", "Write values, with blanks between them and a new line behind.", .rest("values"),
      .optionalText("sep", "what stands between the values; None is a blank").byNameOnly,
      .optionalText("end", "what stands behind the last value; None ends the line").byNameOnly,
      .bool("flush", "has no effect: everything is written at once", default: false).byNameOnly,
      examples: [
        Example("print(\"a\", 1)", prints: "a 1"), Example("print(1, 2, sep=\"-\", end=\"!\")", prints: "1-2!"),
      ]
    ) { context, values, separator, end, _ in
      let words = try values.map { try text($0, context) }.joined(separator: separator?.text ?? " ")
      context.write(words + (end?.text ?? "\n"))
      return .none
    }
  }

  static var repr: Builtin {
    Builtin(
      "repr", "The text of a value as it would stand in a program.", .value("obj").byPosition,
      examples: [Example("repr(\"a\")", prints: "\"'a'\""), Example("repr(2.0)", prints: "'2.0'")]
    ) { context, value in .text(try Language.repr(value, context)) }
  }

  static var chr: Builtin {
    Builtin(
      raw: "chr", "The character with a number.", [.positional("i", "0…1114111")],
      examples: [Example("chr(65)", prints: "'A'"), Example("chr(8364)", prints: "'€'")]
    ) { _, arguments in
      guard let number = wholeNumber(arguments[0]) else {
        throw TensorError.wrongType("i", wanted: "a whole number", got: arguments[0])
      }
      if number >= 0 && number < 128 { return .string(.single(UInt8(number))) }
      guard number >= 0, number <= 0x10FFFF, let scalar = Unicode.Scalar(UInt32(number)) else {
        throw TensorError(
          "i", "there is no character with the number \(number)", kind: .value,
          hint: "characters have the numbers 0…1114111")
      }
      return .text(String(scalar))
    }
  }

  static var ord: Builtin {
    Builtin(
      raw: "ord", "The number of a character.", [.positional("c", "a text of one character")],
      examples: [Example("ord(\"A\")", prints: "65"), Example("ord(\"€\")", prints: "8364")]
    ) { _, arguments in
      guard case .string(let text) = arguments[0] else {
        throw TensorError.wrongType("c", wanted: "a text of one character", got: arguments[0])
      }
      var scalars = text.text.unicodeScalars.makeIterator()
      guard let scalar = scalars.next(), scalars.next() == nil else {
        throw TensorError("c", "one character is needed, but this text has \(text.count)", kind: .type)
      }
      return .int(Int(scalar.value))
    }
  }
}
