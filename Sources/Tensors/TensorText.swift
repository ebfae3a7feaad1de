import Glibc

/// A tensor as PyTorch writes it, to the letter.
///
/// Source: torch/_tensor_str.py with its default options (4 digits, 80 columns, a summary over 1,000 elements).
public struct TensorText {
  private static let lineWidth = 80
  private static let edgeItems = 3
  private static let threshold = 1000

  private let tensor: Tensor
  private let isSummary: Bool
  private let style: ElementStyle

  private init(_ tensor: Tensor) {
    self.tensor = tensor
    isSummary = tensor.count > TensorText.threshold
    style = ElementStyle(isSummary ? TensorText.edges(of: tensor) : tensor)
  }

  /// `tensor([[1., 2.],\n        [3., 4.]])`.
  public static func repr(_ shown: Tensor) -> String {
    shown.isParameter ? "Parameter containing:\n" + text(of: shown) : text(of: shown)
  }

  private static func text(of shown: Tensor) -> String {
    // Its parts are looked at below, which is nothing to remember.
    let tensor = shown.detached()
    let prefix = "tensor("
    var suffixes: [String] = []
    var body = "[]"
    if tensor.count == 0 {
      if tensor.rank != 1 { suffixes.append("size=" + tuple(tensor.shape)) }
      if tensor.dtype != .float32 { suffixes.append("dtype=" + tensor.dtype.name) }
    } else {
      body = TensorText(tensor).body(tensor, indent: prefix.utf8.count)
      if tensor.dtype == .uint8 { suffixes.append("dtype=" + tensor.dtype.name) }
    }
    if let origin = shown.origin {
      suffixes.append("grad_fn=<\(origin.name)>")
    } else if shown.requiresGrad {
      suffixes.append("requires_grad=True")
    }
    var text = prefix + body
    var lastLine =
      text.utf8.count - (text.utf8.lastIndex(of: 10).map { text.utf8.distance(from: text.startIndex, to: $0) } ?? -1)
      + 1
    for suffix in suffixes {
      if lastLine + suffix.utf8.count + 2 > lineWidth {
        text += ",\n" + String(repeating: " ", count: prefix.utf8.count) + suffix
        lastLine = prefix.utf8.count + suffix.utf8.count
      } else {
        text += ", " + suffix
        lastLine += suffix.utf8.count + 2
      }
    }
    return text + ")"
  }

  /// One element as it would stand in the tensor's text.
  public static func element(_ value: Scalar, of tensor: Tensor) -> String { ElementStyle(tensor).text(value) }

  /// `(2, 0)`, `(3,)`.
  public static func tuple(_ shape: [Int]) -> String {
    "(" + shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? ",)" : ")")
  }

  private func body(_ part: Tensor, indent: Int) -> String {
    if part.rank == 0 { return style.text(part.scalar(at: [])) }
    let size = part.shape[0]
    let isCut = isSummary && size > 2 * TensorText.edgeItems
    let shown = isCut ? Array(0..<TensorText.edgeItems) + Array((size - TensorText.edgeItems)..<size) : Array(0..<size)
    if part.rank == 1 {
      var items = shown.map { style.padded(part.scalar(at: [$0])) }
      if isCut { items.insert(" ...", at: TensorText.edgeItems) }
      let perLine = max(1, (TensorText.lineWidth - indent) / (style.width + 2))
      let lines = stride(from: 0, to: items.count, by: perLine).map {
        items[$0..<min($0 + perLine, items.count)].joined(separator: ", ")
      }
      return "[" + lines.joined(separator: ",\n" + String(repeating: " ", count: indent + 1)) + "]"
    }
    var slices = shown.map { body(part.sliceAlongFirst($0), indent: indent + 1) }
    if isCut { slices.insert("...", at: TensorText.edgeItems) }
    let gap = String(repeating: "\n", count: part.rank - 1) + String(repeating: " ", count: indent + 1)
    return "[" + slices.joined(separator: "," + gap) + "]"
  }

  /// The corners that a summary shows.
  private static func edges(of tensor: Tensor) -> Tensor {
    var result = tensor
    for axis in 0..<tensor.rank where tensor.shape[axis] > 2 * edgeItems {
      let size = tensor.shape[axis]
      let index = Array(0..<edgeItems) + Array((size - edgeItems)..<size)
      let leading = [Subscript](repeating: .slice(start: nil, stop: nil, step: 1), count: axis)
      guard let picks = try? Tensor.ints(index, [index.count]), let cut = try? result.at(leading + [.tensor(picks)])
      else { return result }
      result = cut
    }
    return result
  }
}

extension Tensor {
  /// The part at an index of the first axis; the index must be in range.
  public func sliceAlongFirst(_ index: Int) -> Tensor {
    seen(as: "Select", view(Array(shape.dropFirst()), Array(strides.dropFirst()), offset: offset + index * strides[0]))
    {
      (x) throws(TensorError) in x.sliceAlongFirst(index)
    }
  }
}

/// How all elements of one tensor are written, so that they line up.
private struct ElementStyle {
  private enum Mode { case plain, whole, fixed, scientific }
  private var mode = Mode.plain
  private(set) var width = 1

  init(_ tensor: Tensor) {
    guard tensor.dtype == .float32 else {
      width = 1
      try? tensor.forEachRun { (start, stride, count) throws(TensorError) in
        for index in 0..<count { width = max(width, text(tensor.scalar(inStorage: start + index * stride)).utf8.count) }
      }
      return
    }
    let values = tensor.doubles().filter { $0.isFinite && $0 != 0 }
    mode = .whole
    guard let first = values.first else {
      return
    }
    var smallest = abs(first), largest = abs(first)
    for value in values {
      smallest = min(smallest, abs(value))
      largest = max(largest, abs(value))
    }
    let isWhole = values.allSatisfy { $0 == $0.rounded() }
    if largest / smallest > 1000 || largest > 1e8 || (!isWhole && smallest < 1e-4) {
      mode = .scientific
    } else {
      mode = isWhole ? .whole : .fixed
    }
    for value in values { width = max(width, text(.float(value)).utf8.count) }
  }

  func padded(_ value: Scalar) -> String {
    let text = text(value)
    return String(repeating: " ", count: max(0, width - text.utf8.count)) + text
  }

  func text(_ value: Scalar) -> String {
    switch value {
    case .bool(let truth): return truth ? "True" : "False"
    case .int(let number): return String(number)
    case .float(let number):
      guard number.isFinite else { return number.isNaN ? "nan" : number < 0 ? "-inf" : "inf" }
      switch mode {
      case .scientific: return formatted("%.4e", number)
      case .fixed: return formatted("%.4f", number)
      case .whole, .plain: return formatted("%.0f", number) + "."
      }
    }
  }
}

/// A number through C's `printf`.
func formatted(_ format: String, _ value: Double) -> String {
  var buffer = [CChar](repeating: 0, count: 400)
  let count = withVaList([value]) { vsnprintf(&buffer, buffer.count, format, $0) }
  return String(decoding: buffer.prefix(Int(max(0, count))).map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
