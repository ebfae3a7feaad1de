/// Methods of texts that ask what kind of characters they hold: `isalpha`, `isdigit` and their kind.
enum CharacterTests {
  static var all: [Builtin] {
    [
      every("isalpha", "letters", ("abc", "a1")) { isLetter($0) },
      every("isdecimal", "decimal digits", ("12", "1.5")) { $0.properties.numericType == .decimal },
      every("isdigit", "digits, raised ones included", ("12", "-1")) { isDigitCharacter($0) },
      every("isnumeric", "characters that stand for a number, fractions included", ("½", "1.5")) {
        $0.properties.numericType != nil
      },
      every("isalnum", "letters or digits", ("a1", "a b")) { isLetter($0) || $0.properties.numericType != nil },
      every("isspace", "blanks", (" ", "a")) { isBlank($0) },
      every("isprintable", "characters that can be shown", ("a b", "a\\n"), whenEmpty: true) {
        $0 == " " || isPrintable($0)
      },
      every("isascii", "characters of ASCII", ("abc", "é"), whenEmpty: true) { $0.isASCII },
      test("islower", "Whether all letters are in lower case, and there is one.", ("a1", "aB")) {
        hasCase($0, \.isLowercase)
      },
      test("isupper", "Whether all letters are in upper case, and there is one.", ("A1", "aB")) {
        hasCase($0, \.isUppercase)
      },
      test(
        "istitle", "Whether every word begins with a capital, and there is one.", ("Feature Map", "Feature map"),
        isTitle),
      test("isidentifier", "Whether the text could be a name.", ("x1", "1x"), isName),
    ]
  }

  private static func test(
    _ name: String, _ summary: String, _ examples: (yes: String, no: String), _ answer: @escaping (String) -> Bool
  ) -> Builtin {
    let shown = [(examples.yes, "True"), (examples.no, "False")].map { Example("\"\($0)\".\(name)()", prints: $1) }
    return Builtin(name, summary, Parameter<StringObject>.text(), examples: shown) { _, text in .bool(answer(text.text))
    }
  }

  private static func every(
    _ name: String, _ what: String, _ examples: (yes: String, no: String), whenEmpty: Bool = false,
    _ isOne: @escaping (Unicode.Scalar) -> Bool
  ) -> Builtin {
    let condition = whenEmpty ? "" : ", and there is one"
    let summary = "Whether all characters are \(what)\(condition)."
    return test(name, summary, examples) { $0.isEmpty ? whenEmpty : $0.unicodeScalars.allSatisfy(isOne) }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
  }

  private static func isDigitCharacter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.numericType == .decimal || scalar.properties.numericType == .digit
  }

  private static func hasCase(_ text: String, _ path: KeyPath<Unicode.Scalar.Properties, Bool>) -> Bool {
    var hasLetter = false
    for scalar in text.unicodeScalars {
      let properties = scalar.properties
      guard properties.isLowercase || properties.isUppercase || properties.generalCategory == .titlecaseLetter else {
        continue
      }
      guard properties[keyPath: path] else { return false }
      hasLetter = true
    }
    return hasLetter
  }

  private static func isTitle(_ text: String) -> Bool {
    var isInWord = false
    var hasWord = false
    for scalar in text.unicodeScalars {
      let properties = scalar.properties
      if properties.isUppercase || properties.generalCategory == .titlecaseLetter {
        guard !isInWord else { return false }
        isInWord = true
        hasWord = true
      } else if properties.isLowercase {
        guard isInWord else { return false }
      } else {
        isInWord = false
      }
    }
    return hasWord
  }

  private static func isName(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, first == "_" || first.properties.isXIDStart else { return false }
    return text.unicodeScalars.allSatisfy { $0.properties.isXIDContinue }
  }
}
