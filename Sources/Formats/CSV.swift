import Tensors

/// A rectangle of numbers as text, one row a line.
///
/// Read is always float32 [rows, columns], whole numbers too. Numbers are separated by semicolons, else tabs, else
/// commas, else blanks; beside semicolons a comma is a decimal point, as German spreadsheets write. The first line is
/// skipped if none of it is a number, blank lines always.
/// Written are commas, and as many digits as give the same float32 again; a vector becomes one column.
enum CSV: FileFormat {
  static let endings = [".csv"]

  static func read(_ bytes: ArraySlice<UInt8>) throws(TensorError) -> Content {
    // Some editors put the mark of UTF-8 first.
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes
    var table = CSVTable()
    var line = 0
    var next = text.startIndex
    while next < text.endIndex {
      let end = text[next...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? text.endIndex
      line += 1
      try table.add(text[next..<end], line)
      next = min(end + 1, text.endIndex)
      if end < text.endIndex - 1 && text[end] == 0x0D && text[end + 1] == 0x0A { next += 1 }
      if line % 1024 == 0 { try Cancellation.poll() }
    }
    guard table.width > 0 else { throw .noNumbers(bytes.count) }
    return .tensor(try .floats(table.numbers, [table.numbers.count / table.width, table.width]))
  }

  static func write(_ content: Content) throws(TensorError) -> [UInt8] {
    let tensor = try content.single(for: ".csv")
    guard tensor.rank == 1 || tensor.rank == 2 else { throw .noRectangle(tensor.shape) }
    guard tensor.count > 0 else { throw .empty(tensor.shape) }
    let width = tensor.rank == 1 ? 1 : tensor.shape[1]
    var text: [UInt8] = []
    for row in 0..<tensor.shape[0] {
      for column in 0..<width {
        if column > 0 { text.append(UInt8(ascii: ",")) }
        text += number(tensor.scalar(at: tensor.rank == 1 ? [row] : [row, column])).utf8
      }
      text.append(UInt8(ascii: "\n"))
      if row % 1024 == 0 { try Cancellation.poll() }
    }
    return text
  }

  private static func number(_ scalar: Scalar) -> String {
    switch scalar {
    case .bool(let truth): truth ? "1" : "0"
    case .int(let number): String(number)
    // Swift's text is the shortest that gives the same number.
    case .float(let number): "\(Float(number))"
    }
  }
}

extension TensorError {
  fileprivate static func noNumbers(_ size: Int) -> TensorError {
    TensorError(
      "path", size == 0 ? "the file is empty, but a csv file holds numbers" : "no line of the csv file holds numbers",
      kind: .value)
  }

  fileprivate static func noRectangle(_ shape: [Int]) -> TensorError {
    TensorError(
      "object", "a csv file holds a rectangle of numbers, but this tensor is \(shapeText(shape))", kind: .value,
      hint: shape.isEmpty ? "reshape it: x.reshape(1, 1)" : "reshape it, or save it as .npy")
  }

  fileprivate static func empty(_ shape: [Int]) -> TensorError {
    TensorError(
      "object", "a csv file holds at least one number, but this tensor is \(shapeText(shape))", kind: .value,
      hint: "save it as .npy")
  }
}
