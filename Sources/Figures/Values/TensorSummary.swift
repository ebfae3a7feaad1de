import Tensors
import Typesetting

/// A tensor in one line: shape, dtype, smallest, mean and largest number.
struct TensorSummary {
  let tensor: Tensor
  private(set) var smallest = Double.infinity
  private(set) var largest = -Double.infinity
  private var sum = 0.0
  private var finite = 0
  private var nans = 0
  private var infinities = 0

  init(_ tensor: Tensor) {
    self.tensor = tensor
    add(tensor)
  }

  /// The mean of the finite elements.
  var mean: Double { sum / Double(max(1, finite)) }
  var hasNumbers: Bool { finite > 0 }

  /// Part by part, so that a large tensor is not copied.
  private mutating func add(_ part: Tensor) {
    if part.rank > 0 && part.count > 1 << 16 {
      for index in 0..<part.shape[0] { add(part.sliceAlongFirst(index)) }
      return
    }
    for value in part.doubles() {
      if value.isFinite {
        finite += 1
        sum += value
        smallest = min(smallest, value)
        largest = max(largest, value)
      } else if value.isNaN {
        nans += 1
      } else {
        infinities += 1
      }
    }
  }

  /// `float32` for PyTorch's `torch.float32`.
  var typeName: String { String(tensor.dtype.name.drop { $0 != "." }.dropFirst()) }

  /// What the elements are, in a few phrases.
  var phrases: [String] {
    if tensor.count == 0 { return ["empty"] }
    if tensor.dtype == .bool { return ["\(grouped(Int(sum))) of \(grouped(tensor.count)) are True"] }
    var phrases = hasNumbers ? ["min \(short(smallest))", "mean \(short(mean))", "max \(short(largest))"] : []
    if nans > 0 { phrases.append("\(grouped(nans)) nan") }
    if infinities > 0 { phrases.append("\(grouped(infinities)) inf") }
    return phrases
  }

  func drawing(width: Int) -> Drawing {
    let head = StyledText("\(shapeText(tensor.shape)) \(typeName)")
    return .phrases([head] + phrases.map { StyledText($0) }, width: width, indent: 2)
  }
}
