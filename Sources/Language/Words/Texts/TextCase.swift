/// Upper and lower case as Python makes them: by the full mappings of Unicode, the same in every language.
enum TextCase {
  static func upper(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { $0 += $1.properties.uppercaseMapping }
  }

  static func lower(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    return scalars.indices.reduce(into: "") { $0 += lower(scalars, $1) }
  }

  /// The first character as in a title, the others in lower case.
  static func capitalized(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    return scalars.indices.reduce(into: "") {
      $0 += $1 == 0 ? scalars[0].properties.titlecaseMapping : lower(scalars, $1)
    }
  }

  /// Every letter that follows no other in title case.
  static func title(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var result = ""
    var isInWord = false
    for index in scalars.indices {
      result += isInWord ? lower(scalars, index) : scalars[index].properties.titlecaseMapping
      isInWord = scalars[index].properties.isCased
    }
    return result
  }

  static func swapped(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    return scalars.indices.reduce(into: "") { result, index in
      let properties = scalars[index].properties
      result +=
        properties.isUppercase
        ? lower(scalars, index) : properties.isLowercase ? properties.uppercaseMapping : String(scalars[index])
    }
  }

  /// For comparing without regard to case: the lower case of the upper case, but for the letters where Unicode differs.
  static func folded(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { $0 += folded($1) }
  }

  private static func folded(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x131: return String(scalar)  // ı
    case 0x1E9E: return "ss"  // ẞ
    case 0x13A0...0x13F5: return String(scalar)  // Cherokee folds to its capitals
    case 0x13F8...0x13FD, 0xAB70...0xABBF: return scalar.properties.uppercaseMapping
    default:
      let upper = scalar.properties.uppercaseMapping
      return upper.unicodeScalars.reduce(into: "") { $0 += $1.properties.lowercaseMapping }
    }
  }

  /// A capital sigma at the end of a word becomes ς.
  private static func lower(_ scalars: [Unicode.Scalar], _ index: Int) -> String {
    guard scalars[index].value == 0x3A3 else { return scalars[index].properties.lowercaseMapping }
    let before = scalars[..<index].last { !$0.properties.isCaseIgnorable }
    let after = scalars[(index + 1)...].first { !$0.properties.isCaseIgnorable }
    return before?.properties.isCased == true && after?.properties.isCased != true ? "ς" : "σ"
  }
}
