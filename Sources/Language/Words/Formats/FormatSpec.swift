/// What stands behind the colon of `{x:*>+10,.2f}`: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.
struct FormatSpec {
  enum Alignment: Unicode.Scalar {
    case left = "<"
    case right = ">"
    case center = "^"
    case afterSign = "="
  }

  var fill: Unicode.Scalar = " "
  var alignment: Alignment?
  /// `+`, `-` or a blank.
  var sign: Unicode.Scalar?
  /// `z`: a result of -0 is written as 0.
  var hidesNegativeZero = false
  /// `#`.
  var isAlternate = false
  var width = 0
  /// `,` or `_`.
  var grouping: Unicode.Scalar?
  var precision: Int?
  var type: Unicode.Scalar?

  /// - Throws: `ValueError` for what is not a format.
  init(_ text: String) throws {
    let scalars = Array(text.unicodeScalars)
    var position = 0
    func next() -> Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }
    func accept(_ wanted: Unicode.Scalar) -> Bool {
      guard next() == wanted else { return false }
      position += 1
      return true
    }
    func number() throws -> Int? {
      let start = position
      var value = 0
      while let digit = next().flatMap({ decimalDigit($0) }) {
        let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
        guard !overflow && tens < Int.max - 10 else {
          throw Diagnostic.badFormat("a width or precision is too large", text)
        }
        value = tens + digit
        position += 1
      }
      return position > start ? value : nil
    }

    var hasFill = false
    if scalars.count >= 2, let align = Alignment(rawValue: scalars[1]) {
      fill = scalars[0]
      alignment = align
      hasFill = true
      position = 2
    } else if let align = next().flatMap(Alignment.init) {
      alignment = align
      position = 1
    }
    if let mark = next(), mark == "+" || mark == "-" || mark == " " {
      sign = mark
      position += 1
    }
    hidesNegativeZero = accept("z")
    isAlternate = accept("#")
    if !hasFill && accept("0") {
      fill = "0"
      if alignment == nil { padsBehindSign = true }
    }
    width = try number() ?? 0
    for mark in [Unicode.Scalar(","), "_"] where accept(mark) {
      guard grouping == nil else { throw Diagnostic.badFormat("`,` and `_` exclude each other", text) }
      grouping = mark
    }
    if next() == ",", grouping != nil { throw Diagnostic.badFormat("`,` and `_` exclude each other", text) }
    if accept(".") {
      precision = try number()
      guard precision != nil else { throw Diagnostic.badFormat("the precision is missing after the point", text) }
    }
    type = next()
    guard scalars.count - position <= 1 else {
      throw Diagnostic.badFormat("it is not of the form [fill][align][sign][0][width][,][.precision][type]", text)
    }
    try checkGrouping(text)
  }

  /// A 0 before the width without an alignment: numbers then get their zeros behind the sign.
  private(set) var padsBehindSign = false

  private func checkGrouping(_ text: String) throws {
    guard let grouping, let type else { return }
    switch type {
    case "d", "e", "f", "g", "E", "F", "G", "%": return
    case "b", "o", "x", "X": if grouping == "_" { return }
    default: break
    }
    throw Diagnostic.badFormat("`\(grouping)` does not go with `\(type)`", text)
  }

  /// A content padded to the width; `sign` and `prefix` stay in front of what an alignment behind the sign inserts.
  func padded(_ content: String, sign: String = "", default standard: Alignment) throws -> String {
    let size = sign.unicodeScalars.count + content.unicodeScalars.count
    guard size < width else { return sign + content }
    try checkSize(width - size, times: String(fill).utf8.count)
    func filler(_ count: Int) -> String { String(repeating: String(fill), count: count) }
    let free = width - size
    switch alignment ?? standard {
    case .left: return sign + content + filler(free)
    case .right: return filler(free) + sign + content
    case .center: return filler(free / 2) + sign + content + filler(free - free / 2)
    case .afterSign: return sign + filler(free) + content
    }
  }
}

extension Diagnostic {
  static func badFormat(_ why: String, _ spec: String) -> Diagnostic {
    .value("the format \(quoted(spec)) means nothing: \(why)", hint: "x:.2f writes two decimals, x:>8 eight columns")
  }

  static func badType(_ type: Unicode.Scalar, _ value: String) -> Diagnostic {
    .value(
      "the format code `\(type)` does not go with \(value)", hint: "d writes whole numbers, .2f two decimals, s texts")
  }
}
