import Language
import Tensors
import Typesetting

/// Every number that an activation function gives, from the number it was given.
struct ActivationWalkthrough: Walkthrough {
  private let activation: Activation
  private let input: PictureStack
  private let output: PictureStack
  let title: String

  init?(_ event: CallEvent) {
    guard let activation = Activation(rawValue: event.name), let tensor = event.arguments.first?.value.tensor,
      let result = event.resultTensor, result.shape == tensor.shape, let input = PictureStack(tensor),
      let output = PictureStack(result), result.count > 0
    else { return nil }
    self.activation = activation
    self.input = input
    self.output = output
    title = "\(event.name), element by element"
  }

  var count: Int { output.tensor.count }
  func index(of cell: [Int]) -> Int? { Place.step(of: cell, in: output) }

  func result(_ index: Int) -> Double {
    let place = Place(index, in: output)
    return output[place.picture, place.map, place.row, place.column]
  }

  func frame(_ index: Int, width: Int, hidesResult: Bool) -> Drawing {
    let frame = Frame(width: width)
    let place = Place(index, in: output)
    let number = input[place.picture, place.map, place.row, place.column]
    var table = CalculationTable()
    table.add(StyledText(activation.formula(short(number))), result: hidesResult ? "?" : short(result(index)))
    let tail = frame.remarked(table.drawn(width: width), hidesResult ? nil : remark(number), [])
    var grid = ScrollingGrid.plain(
      input, place.picture, place.map,
      title: "\(input.channels > 1 ? "channel \(place.map), " : "input ")\(input.rows)×\(input.columns)")
    let plain = grid.cell
    grid.focus = (place.row..<(place.row + 1), place.column..<(place.column + 1))
    grid.cell = { row, column in
      var cell = plain(row, column)
      if (row, column) == (place.row, place.column) { (cell.style, cell.left, cell.right) = (.window, "[", "]") }
      return cell
    }
    let map = ScrollingGrid.filling(output, place, title: "\(activation.rawValue) of it", isHidden: hidesResult)
    let pictures = frame.arranged(input: grid, kernels: [], map: map, lines: frame.pictureLines(tail: tail.count))
    return frame.drawing(
      frame.heading(step: index, of: count, place: place.text(in: output, map: "channel"), title: title), pictures, tail
    )
  }

  func sentence(_ index: Int) -> String {
    let place = Place(index, in: output)
    let number = input[place.picture, place.map, place.row, place.column]
    let formula = activation.formula(short(number))
    return
      "step \(index + 1) of \(count): \(place.text(in: output, map: "channel")): \(formula) = \(short(result(index)))"
      + (remark(number).map { "; \($0)" } ?? "")
  }

  private func remark(_ number: Double) -> String? {
    let slope = activation.derivative(number)
    return switch activation {
    case .relu: number > 0 ? nil : number == 0 ? nil : "negative: cut to 0"
    case .sigmoid, .tanh:
      abs(slope) < 0.01 ? "saturated: the slope is only \(short(slope))" : "the slope here is \(short(slope))"
    default: nil
    }
  }
}

extension Activation {
  /// The function with a number, or a name for one, put in.
  func formula(_ x: String) -> String {
    let argument = x.hasPrefix("-") ? "(\(x))" : x
    return switch self {
    case .relu: "max(0, \(x))"
    case .sigmoid: "1/(1 + exp(-\(argument)))"
    case .square: "\(argument)²"
    case .neg: "-\(argument)"
    default: "\(rawValue)(\(x))"
    }
  }
}

extension Value {
  /// The tensor that this value is.
  fileprivate var tensor: Tensor? { if case .tensor(let tensor) = self { tensor } else { nil } }
}
