import Tensors

/// The numbers of a csv file, line by line.
struct CSVTable {
  private(set) var numbers: [Float] = []
  /// Numbers in each line; 0 before the first.
  private(set) var width = 0
  private var separator = UInt8(ascii: ",")
  /// The line that began the table, counted from 1.
  private var firstLine = 0
  private var mayBeHeader = true

  /// Adds one line, without its end.
  mutating func add(_ text: ArraySlice<UInt8>, _ line: Int) throws(TensorError) {
    guard text.contains(where: { !isBlank($0) }) else { return }
    if width == 0 { separator = CSVTable.separator(of: text) }
    let fields = self.fields(text)
    if mayBeHeader {
      mayBeHeader = false
      if fields.allSatisfy({ number($0) == nil }) { return }
    }
    if width == 0 {
      width = fields.count
      firstLine = line
    }
    guard fields.count == width else { throw .otherWidth(line, fields.count, firstLine, width) }
    for (index, field) in fields.enumerated() {
      guard let number = number(field) else { throw .noNumber(field, line: line, column: index + 1) }
      numbers.append(number)
    }
  }

  private static func separator(of text: ArraySlice<UInt8>) -> UInt8 {
    for mark in [UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: ",")] where text.contains(mark) { return mark }
    return UInt8(ascii: " ")
  }

  private func fields(_ text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    if separator == UInt8(ascii: " ") { return text.split(whereSeparator: isBlank) }
    return text.split(separator: separator, omittingEmptySubsequences: false).map(trimmed)
  }

  private func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let start = text.drop(while: isBlank)
    return start.prefix(upTo: (start.lastIndex { !isBlank($0) } ?? start.startIndex - 1) + 1)
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private func number(_ field: ArraySlice<UInt8>) -> Float? {
    // Up to 16,777,216 whole numbers are exact: seven digits need no rounding.
    if field.count <= 7 && !field.isEmpty && field.allSatisfy({ (0x30...0x39).contains($0) }) {
      return Float(field.reduce(0) { $0 * 10 + Int($1 - 0x30) })
    }
    let comma = UInt8(ascii: ",")
    let digits = separator == UInt8(ascii: ";") ? field.map { $0 == comma ? UInt8(ascii: ".") : $0 } : Array(field)
    return Float(String(decoding: digits, as: UTF8.self))
  }
}

extension TensorError {
  fileprivate static func otherWidth(_ line: Int, _ count: Int, _ first: Int, _ width: Int) -> TensorError {
    TensorError(
      "path", "line \(line) has \(count) columns, but line \(first) has \(width): every line needs as many",
      kind: .value)
  }

  fileprivate static func noNumber(_ field: ArraySlice<UInt8>, line: Int, column: Int) -> TensorError {
    let found = field.isEmpty ? "nothing is there" : "there is \(quoted(String(decoding: field, as: UTF8.self)))"
    return TensorError("path", "line \(line), column \(column) needs a number, but \(found)", kind: .value)
  }
}
