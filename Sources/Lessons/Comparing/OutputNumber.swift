/// A number in a line of output: two integers must be equal, all other numbers agree within a tolerance.
struct OutputNumber: Equatable {
  /// The digits as they stand, sign included.
  let text: String
  let value: Double
  let isInteger: Bool

  /// The number that begins at `start`, and the offset behind it; nil where none begins.
  ///
  /// Digits inside a word, such as `conv2d` or `3x3`, are text; `nan` and `inf` are numbers.
  init?(in line: [Unicode.Scalar], at start: Int, end: inout Int) {
    let before = start > 0 ? line[start - 1] : " "
    guard !before.isWord, before != "." || !line[start].isDigit else { return nil }
    var index = start
    if line[index] == "-" || line[index] == "+" {
      // After a number, a word or a bracket the mark is an operator.
      guard !")]}".unicodeScalars.contains(before) else { return nil }
      index += 1
    }
    guard let stop = OutputNumber.end(in: line, from: index) else { return nil }
    var text = ""
    text.unicodeScalars.append(contentsOf: line[start..<stop])
    guard let value = Double(text.hasSuffix(".") ? text + "0" : text) else { return nil }
    self.text = text
    self.value = value
    isInteger = line[index..<stop].allSatisfy(\.isDigit)
    end = stop
  }

  /// Whether the number stands for `other`, the expected one.
  func agrees(with expected: OutputNumber, tolerance: Double) -> Bool {
    if isInteger, expected.isInteger { return canonical == expected.canonical }
    if value.isNaN || expected.value.isNaN { return value.isNaN && expected.value.isNaN }
    if value.isInfinite || expected.value.isInfinite { return value == expected.value }
    return abs(value - expected.value) <= tolerance + tolerance * abs(expected.value)
  }

  /// The integer without leading zeros and plus sign, so that any number of digits can be compared.
  private var canonical: String {
    let digits = text.drop { $0 == "-" || $0 == "+" }.drop { $0 == "0" }
    if digits.isEmpty { return "0" }
    return text.hasPrefix("-") ? "-" + digits : String(digits)
  }

  /// The offset behind the digits, point and exponent, or behind `nan` or `inf`, that begin at `start`.
  private static func end(in line: [Unicode.Scalar], from start: Int) -> Int? {
    for word in ["nan", "inf"] where line[start...].starts(with: word.unicodeScalars) {
      let stop = start + 3
      return stop < line.count && line[stop].isWord ? nil : stop
    }
    var index = start
    func digits() -> Bool {
      let first = index
      while index < line.count, line[index].isDigit { index += 1 }
      return index > first
    }
    let hasWhole = digits()
    var stop = hasWhole ? index : nil
    if index < line.count, line[index] == "." {
      index += 1
      if digits() || hasWhole { stop = index }
    }
    guard var stop else { return nil }
    index = stop
    if index < line.count, line[index] == "e" || line[index] == "E" {
      index += 1
      if index < line.count, line[index] == "+" || line[index] == "-" { index += 1 }
      if digits() { stop = index }
    }
    if stop < line.count, line[stop].isWord {
      // `2.item` is the integer 2 and text; `2d` is a word.
      guard line[stop - 1] == "." else { return nil }
      stop -= 1
    }
    return stop
  }
}

extension Unicode.Scalar {
  var isDigit: Bool { ("0"..."9").contains(self) }

  /// Whether the scalar can be part of a word: a letter, digit or `_`.
  var isWord: Bool { isDigit || self == "_" || properties.isAlphabetic }
}
