import Language
import Tensors
import Typesetting

/// How the prompt shows the value of an expression.
///
/// Tensors are laid out for reading: grids with their shape. Everything else is Python's `repr`.
public enum ValuePrinter {
  /// The echo of a value; nil for None, which has none.
  ///
  /// - Parameter height: lines of the window; tensors of many axes take no more.
  public static func drawing(of value: Value, context: Context, width: Int, height: Int) throws -> Drawing? {
    switch value {
    case .none, .unbound: return nil
    case .tensor(let tensor): return drawing(of: tensor, width: width, height: height).clipped(width: width).trimmed
    case .object(let object):
      if let figure = object as? Figure { return figure.drawing(width: width, height: height) }
      if let drawable = object as? any Drawable { return drawable.drawing(width: width) }
    default: break
    }
    return Drawing(text: try repr(value, context).withControlsShown)
  }

  /// More elements are summed up instead of written out, as in PyTorch.
  static let threshold = 1000

  static func drawing(of tensor: Tensor, width: Int, height: Int) -> Drawing {
    if tensor.count == 0 || tensor.count > threshold { return TensorSummary(tensor).drawing(width: width) }
    let elements = ElementFormat(tensor)
    switch tensor.rank {
    case 0: return Drawing([StyledText(elements.lone(tensor.scalar(at: [])))])
    case 1:
      let row = (try? tensor.unsqueezed(0)) ?? tensor
      return MatrixDrawing(row, elements, vectorOf: tensor.count).drawing(width: width, rows: 1)
    // A matrix may be a little taller than the window: the terminal scrolls.
    case 2: return MatrixDrawing(tensor, elements).drawing(width: width, rows: max(10, height) * 2)
    default: return StackDrawing(tensor, elements).drawing(width: width, height: height)
    }
  }
}

/// How the elements of one tensor are written.
struct ElementFormat {
  private let dtype: DType
  private let numbers: NumberFormat
  private(set) var width = 1

  init(_ tensor: Tensor) {
    dtype = tensor.dtype
    numbers = NumberFormat(dtype == .float32 ? tensor.doubles() : [])
    switch dtype {
    case .float32: width = numbers.width
    case .bool: width = tensor.doubles().contains(0) ? 5 : 4
    default:
      let values = tensor.doubles()
      width = max(short(values.min() ?? 0).count, short(values.max() ?? 0).count)
    }
  }

  func text(_ element: Scalar) -> String {
    switch element {
    case .bool(let truth): truth ? "True" : "False"
    case .int(let number): String(number)
    case .float(let number): numbers.text(number)
    }
  }

  /// The element with blanks around it, as wide as the widest, decimal points below each other.
  func aligned(_ element: Scalar) -> String {
    if case .float(let number) = element { numbers.aligned(number) } else { text(element).aligned(right: width) }
  }

  /// The only element of a tensor: all its digits, as Python writes a number; a whole one without a point.
  func lone(_ element: Scalar) -> String {
    guard case .float(let number) = element else { return text(element) }
    if number == number.rounded() && abs(number) < 1e15 { return String(Int(number)) }
    // The fewest digits that give this 32-bit float back, not those of its 64-bit neighbour.
    return floatText(Double(Float(number).description) ?? number)
  }
}
