/// `"%d of %s" % (3, "x")`, the older way to fill a text.
///
/// - Throws: `TypeError` if values are missing, left over or of the wrong type, `ValueError` for an unknown code.
func percentFormat(_ format: String, _ values: Value, _ context: Context) throws -> String {
  var filler = PercentFormat(format, values)
  return try filler.filled(context)
}

private struct PercentFormat {
  private let scalars: [Unicode.Scalar]
  private let values: [Value]
  private let mapping: Value?
  private var position = 0
  private var used = 0
  /// The value of `%(key)s`, until it is written.
  private var keyed: Value?

  init(_ format: String, _ values: Value) {
    scalars = Array(format.unicodeScalars)
    if case .tuple(let tuple) = values { self.values = tuple.elements } else { self.values = [values] }
    // As in CPython, whatever has elements counts as a mapping, whose values need not all be used.
    switch values {
    case .dict, .list, .tensor: mapping = values
    case .object(let object): mapping = (object as? RangeObject).map { .object($0) }
    default: mapping = nil
    }
  }

  mutating func filled(_ context: Context) throws -> String {
    var result = ""
    while position < scalars.count {
      let scalar = scalars[position]
      position += 1
      if scalar == "%" { result += try field(context) } else { result.unicodeScalars.append(scalar) }
    }
    guard used >= values.count || mapping != nil else {
      throw Diagnostic.type("the text takes \(used) value\(used == 1 ? "" : "s"), but there are \(values.count)")
    }
    return result
  }

  private mutating func field(_ context: Context) throws -> String {
    if peek == "%" {
      position += 1
      return "%"
    }
    keyed = nil
    if peek == "(" { keyed = try mappedValue(context) }
    var isLeft = false
    var sign = ""
    var isAlternate = false
    var isZeroPadded = false
    while let flag = peek, "-+ #0".unicodeScalars.contains(flag) {
      position += 1
      switch flag {
      case "-": isLeft = true
      case "+": sign = "+"
      case " ": sign = sign.isEmpty ? " " : sign
      case "#": isAlternate = true
      default: isZeroPadded = true
      }
    }
    var width = try number() ?? 0
    if width < 0 { (isLeft, width) = (true, -width) }
    var precision: Int?
    if peek == "." {
      position += 1
      precision = max(0, try number() ?? 0)
    }
    while let length = peek, length == "l" || length == "h" || length == "L" { position += 1 }
    guard let type = peek else {
      throw Diagnostic.value("the format ends after `%`", hint: "write %% for the character")
    }
    position += 1
    let (mark, body) = try converted(type, sign: sign, isAlternate: isAlternate, precision, context)
    let free = width - mark.unicodeScalars.count - body.unicodeScalars.count
    try checkSize(max(0, free))
    let padding = String(repeating: isZeroPadded && !isLeft && isNumeric(type) ? "0" : " ", count: max(0, free))
    if isLeft { return mark + body + String(repeating: " ", count: max(0, free)) }
    return isZeroPadded && isNumeric(type) ? mark + padding + body : padding + mark + body
  }

  /// Sign or prefix, and the rest, of the next value.
  private mutating func converted(
    _ type: Unicode.Scalar, sign: String, isAlternate: Bool, _ precision: Int?, _ context: Context
  ) throws -> (String, String) {
    let value = try next()
    switch type {
    case "s", "r", "a":
      let text = try conversion(type, value, context) ?? ""
      return ("", precision.map { String(text.unicodeScalars.prefix($0)) } ?? text)
    case "c":
      if let text = value.string, text.unicodeScalars.count == 1 { return ("", text) }
      guard let number = value.int else { throw Diagnostic.type("%c takes a character or its number") }
      guard let scalar = UInt32(exactly: number).flatMap(Unicode.Scalar.init) else {
        throw Diagnostic("OverflowError", "there is no character with the number \(number)")
      }
      return ("", String(scalar))
    case "d", "i", "u", "x", "X", "o":
      let isDecimal = type != "x" && type != "X" && type != "o"
      guard let number = try whole(value, cutsFloats: isDecimal) else {
        throw Diagnostic.type(
          "%\(type) takes a \(isDecimal ? "number" : "whole number"), but this is \(value.shortDescription)")
      }
      let digits = String(number.magnitude, radix: isDecimal ? 10 : type == "o" ? 8 : 16, uppercase: type == "X")
      let zeros = String(repeating: "0", count: max(0, (precision ?? 0) - digits.count))
      return ((number < 0 ? "-" : sign) + (isAlternate && !isDecimal ? "0\(type)" : ""), zeros + digits)
    case "e", "E", "f", "F", "g", "G":
      guard let number = try float(value) else {
        throw Diagnostic.type("%\(type) takes a number, but this is \(value.shortDescription)")
      }
      var spec = try FormatSpec(".\(precision ?? 6)\(type)")
      spec.isAlternate = isAlternate
      let text = try NumberFormat(spec).text(number)
      return text.hasPrefix("-") ? ("-", String(text.dropFirst())) : (sign, text)
    default:
      throw Diagnostic.value(
        "`%\(type)` is not a format", hint: "%d writes a whole number, %.2f two decimals, %s anything")
    }
  }

  private func whole(_ value: Value, cutsFloats: Bool) throws -> Int? {
    if let number = wholeNumber(value) { return number }
    guard cutsFloats, let number = try float(value) else { return nil }
    return try wholeNumber(number.rounded(.towardZero), of: number)
  }

  private func float(_ value: Value) throws -> Double? {
    if case .tensor(let tensor) = value, tensor.count == 1 { return try tensor.item().double }
    return value.double
  }

  private func isNumeric(_ type: Unicode.Scalar) -> Bool { !"srac".unicodeScalars.contains(type) }

  private var peek: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private mutating func next() throws -> Value {
    if let keyed { return keyed }
    guard used < values.count else {
      throw Diagnostic.type("there are not enough values: the text takes more than \(values.count)")
    }
    used += 1
    return values[used - 1]
  }

  /// A number written here, or `*` for one among the values.
  private mutating func number() throws -> Int? {
    if peek == "*" {
      position += 1
      guard let number = try next().int else { throw Diagnostic.type("`*` takes a whole number") }
      return number
    }
    var value: Int?
    while let scalar = peek, ("0"..."9").contains(scalar) {
      let (tens, overflow) = (value ?? 0).multipliedReportingOverflow(by: 10)
      guard !overflow && tens < Int.max - 10 else { throw Diagnostic.value("a width or precision is too large") }
      value = tens + Int(scalar.value) - 48
      position += 1
    }
    return value
  }

  private mutating func mappedValue(_ context: Context) throws -> Value {
    guard let mapping else {
      throw Diagnostic.type(
        "%(name)s takes its value from a dict, but this is \(values.count == 1 ? values[0].shortDescription : "a tuple")"
      )
    }
    var depth = 0
    var key = String.UnicodeScalarView()
    repeat {
      guard let scalar = peek else { throw Diagnostic.value("a `)` is missing in the format") }
      position += 1
      depth += scalar == "(" ? 1 : scalar == ")" ? -1 : 0
      key.append(scalar)
    } while depth > 0
    return try item(mapping, .text(String(String(key).dropFirst().dropLast())), context)
  }
}
