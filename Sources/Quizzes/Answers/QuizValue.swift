import Language
import Tensors

/// A value that a question can have as its key: plain data, free of any session.
public enum QuizValue: Equatable, Sendable {
  case number(Scalar)
  case text(String)
  case none
  /// Numbers by rows and columns: a tensor, or a list or tuple of numbers.
  case grid(NumberGrid)
  /// A list or tuple of anything else.
  case list([QuizValue])

  /// Nil for functions, modules and whatever else cannot be typed.
  public init?(_ value: Value) {
    switch value {
    case .none: self = .none
    case .bool, .int, .float:
      guard let scalar = value.scalar else { return nil }
      self = .number(scalar)
    case .string(let text): self = .text(text.text)
    case .tensor(let tensor):
      let cells = tensor.scalars()
      self = tensor.rank == 0 ? .number(cells[0]) : .grid(NumberGrid(shape: tensor.shape, cells: cells))
    case .list, .tuple:
      var elements: [QuizValue] = []
      for element in value.sequence ?? [] {
        guard let plain = QuizValue(element) else { return nil }
        elements.append(plain)
      }
      self = NumberGrid(elements).map { .grid($0) } ?? .list(elements)
    case .dict, .function, .object, .unbound: return nil
    }
  }

  /// What kind of value it is, in a student's words.
  var kindName: String {
    switch self {
    case .number(.bool): "yes or no"
    case .number: "number"
    case .text: "word"
    case .none: "None"
    case .grid(let grid): grid.shape.count == 1 ? "list of numbers" : "tensor"
    case .list: "list"
    }
  }

  /// The value as a student would type it.
  var typed: String {
    switch self {
    case .number(let number): NumberGrid.text(number)
    case .text(let text): text
    case .none: "None"
    case .grid(let grid): grid.typed
    case .list(let elements): "[" + elements.map(\.typed).joined(separator: ", ") + "]"
    }
  }
}

/// Numbers in rows and columns, in row-major order.
public struct NumberGrid: Equatable, Sendable {
  public let shape: [Int]
  public let cells: [Scalar]

  public init(shape: [Int], cells: [Scalar]) {
    precondition(shape.reduce(1, *) == cells.count, "a grid has as many cells as its shape says")
    self.shape = shape
    self.cells = cells
  }

  /// Numbers as one row, or grids of one shape below each other; nil for anything else.
  init?(_ elements: [QuizValue]) {
    var shape: [Int]?
    var cells: [Scalar] = []
    for element in elements {
      let inner: [Int]
      switch element {
      case .number(let number):
        inner = []
        cells.append(number)
      case .grid(let grid):
        inner = grid.shape
        cells += grid.cells
      default: return nil
      }
      guard shape == nil || shape == inner else { return nil }
      shape = inner
    }
    self.shape = [elements.count] + (shape ?? [])
    self.cells = cells
  }

  /// `[1, 2]` for a row, `6 8; 3 4` for rows, nested brackets beyond.
  var typed: String {
    let texts = cells.map(NumberGrid.text)
    if shape.count == 1 { return "[" + texts.joined(separator: ", ") + "]" }
    if shape.count == 2, shape[1] > 0 {
      return stride(from: 0, to: texts.count, by: shape[1])
        .map { texts[$0..<($0 + shape[1])].joined(separator: " ") }.joined(separator: "; ")
    }
    return nested(texts[...], shape[...])
  }

  private func nested(_ texts: ArraySlice<String>, _ shape: ArraySlice<Int>) -> String {
    guard let count = shape.first else { return texts.first ?? "" }
    let step = count == 0 ? 0 : texts.count / count
    let parts = (0..<count).map { index in
      let start = texts.startIndex + index * step
      return nested(texts[start..<(start + step)], shape.dropFirst())
    }
    return "[" + parts.joined(separator: ", ") + "]"
  }

  /// A number as Python writes it, whole floats without `.0` and others to six digits.
  static func text(_ number: Scalar) -> String {
    switch number {
    case .bool(let value): value ? "True" : "False"
    case .int(let value): "\(value)"
    case .float(let value):
      value == value.rounded() && value.magnitude < 1e15 ? "\(Int(value))" : shortText(value)
    }
  }

  private static func shortText(_ value: Double) -> String {
    guard value.isFinite, value.magnitude < 1e12, value.magnitude > 1e-9 else { return floatText(value) }
    // Six significant digits, the rest is noise of float32.
    var scale = 1.0
    while (value * scale).magnitude < 1e5 { scale *= 10 }
    while (value * scale).magnitude >= 1e6 { scale /= 10 }
    let text = floatText((value * scale).rounded() / scale)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
