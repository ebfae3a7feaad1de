/// Methods of texts that change upper and lower case.
enum CaseMethods {
  static var all: [Builtin] {
    [
      method(
        "upper", "All letters in upper case.", ("\"Kernel\".upper()", "'KERNEL'"), ascii: { uppercase($0) },
        TextCase.upper),
      method(
        "lower", "All letters in lower case.", ("\"Kernel\".lower()", "'kernel'"), ascii: { lowercase($0) },
        TextCase.lower),
      method(
        "casefold", "Lower case for comparing: ß becomes ss.", ("\"Straße\".casefold()", "'strasse'"),
        ascii: { lowercase($0) }, TextCase.folded),
      method(
        "capitalize", "The first letter in upper case, the others in lower case.",
        ("\"feature MAP\".capitalize()", "'Feature map'"), TextCase.capitalized),
      method("title", "Every word with a capital.", ("\"feature map\".title()", "'Feature Map'"), TextCase.title),
      method(
        "swapcase", "Upper case for lower case and the other way round.", ("\"Kernel\".swapcase()", "'kERNEL'"),
        TextCase.swapped),
    ]
  }

  /// - Parameter ascii: the same for one byte of an ASCII text.
  private static func method(
    _ name: String, _ summary: String, _ example: (code: String, prints: String), ascii: ((UInt8) -> UInt8)? = nil,
    _ change: @escaping (String) -> String
  ) -> Builtin {
    Builtin(name, summary, .text(), examples: [Example(example.code, prints: example.prints)]) { _, text in
      guard text.isASCII, let ascii else { return .text(change(text.text)) }
      return .string(StringObject(String(decoding: text.text.utf8.map(ascii), as: UTF8.self), isASCII: true))
    }
  }

  private static func uppercase(_ byte: UInt8) -> UInt8 { (97...122).contains(byte) ? byte - 32 : byte }
  private static func lowercase(_ byte: UInt8) -> UInt8 { (65...90).contains(byte) ? byte + 32 : byte }
}
