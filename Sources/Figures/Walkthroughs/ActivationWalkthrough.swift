import Language
import Tensors
import Typesetting

/// Every number that an activation function gives, on its curve, with the slope there.
struct ActivationWalkthrough: Walkthrough {
  private let activation: WalkedActivation
  private let input: PictureStack
  private let output: PictureStack
  /// Whether it ran on float32, whose sigmoid is exactly 1 from about 17 on.
  private let isSingle: Bool
  let title: String

  init?(_ event: CallEvent) {
    guard let activation = WalkedActivation(event), let value = event.arguments.first?.value,
      let tensor = value.numbers, let result = event.result.numbers, result.shape == tensor.shape, result.count > 0,
      let input = PictureStack(tensor.rank == 0 ? tensor.asRow : tensor),
      let output = PictureStack(result.rank == 0 ? result.asRow : result)
    else { return nil }
    self.activation = activation
    isSingle = if case .tensor = event.result { true } else { false }
    self.input = input
    self.output = output
    title = result.count == 1 ? event.name : "\(event.name), element by element"
  }

  var count: Int { output.tensor.count }
  var resultName: String { "the value" }
  func index(of cell: [Int]) -> Int? {
    Place.step(of: cell.count == 1 && output.rows == 1 ? [0] + cell : cell, in: output)
  }

  func result(_ index: Int) -> Double {
    let place = Place(index, in: output)
    return output[place.picture, place.map, place.row, place.column]
  }

  func mistakes(_ index: Int) -> [KnownMistake] {
    let x = number(index)
    var mistakes = [
      KnownMistake(activation.slope(x), "the slope is taken instead of the value"),
      KnownMistake(x, "the number is left as it is"), KnownMistake(activation.value(-x), "the sign is lost"),
      KnownMistake(-result(index), "the sign is wrong"),
    ]
    for (other, name) in [(Activation.sigmoid, "sigmoid"), (.tanh, "tanh"), (.relu, "relu"), (.sign, "sign")]
    where name != activation.name {
      mistakes.append(KnownMistake(other(x), "\(name) is taken for \(activation.name)"))
    }
    if activation.name == "sigmoid" {
      mistakes.append(KnownMistake(1 / (1 + Activation.exp(x)), "exp(z) is taken for exp(-z)"))
    }
    return mistakes
  }

  func frame(_ index: Int, width: Int, hidesResult: Bool) -> Drawing {
    let frame = Frame(width: width)
    let place = Place(index, in: output)
    let tail = frame.remarked(calculation(index, width: width, hidesResult), hidesResult ? nil : remark(index), [])
    let heading = frame.heading(step: index, of: count, place: place.text(in: output, map: "channel"), title: title)
    return frame.drawing(heading, pictures(frame, index, frame.pictureLines(tail: tail.count), hidesResult), tail)
  }

  func sentence(_ index: Int) -> String {
    let place = Place(index, in: output)
    let formula = activation.formula(short(number(index)))
    let words = "\(place.text(in: output, map: "channel")): \(formula) = \(short(result(index)))"
    return "step \(index + 1) of \(count): \(words); \(remark(index))"
  }

  private func number(_ index: Int) -> Double {
    let place = Place(index, in: output)
    return input[place.picture, place.map, place.row, place.column]
  }

  /// The slope as backward has it: for a sigmoid worked out from its value.
  private func slope(_ index: Int) -> Double {
    guard isSingle, activation.name == "sigmoid" else { return activation.slope(number(index)) }
    let y = Float(result(index))
    return Double(y * (1 - y))
  }

  private func calculation(_ index: Int, width: Int, _ hidesResult: Bool) -> [StyledText] {
    let x = number(index), y = result(index), slope = slope(index)
    var table = CalculationTable()
    table.add(StyledText(activation.formula(short(x))), result: hidesResult ? "?" : short(y))
    if !hidesResult {
      let formula = activation.slopeFormula(x, y).map { "slope: \($0)" } ?? "slope"
      table.add(StyledText(formula), result: short(slope))
    }
    return table.drawn(width: width)
  }

  private func pictures(_ frame: Frame, _ index: Int, _ lines: Int, _ hidesResult: Bool) -> Drawing {
    let x = number(index)
    let height = frame.isNarrow ? 7 : max(5, min(11, lines - 2))
    let curve = CurvePoint(function: activation.value, slope: activation.slope, x: x).drawing(
      width: min(33, frame.width - 2), height: height, title: "\(activation.name), at \(short(x))")
    guard count > 1 else { return curve }
    let place = Place(index, in: output)
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
    let map = ScrollingGrid.filling(output, place, title: "\(activation.name) of it", isHidden: hidesResult)
    if frame.isNarrow {
      return .stacked([map.drawing(room: frame.width, rows: 3), curve], gap: 0)
    }
    let room = frame.width - curve.width - 4
    let rows = max(2, (lines - 3) / 2)
    let grids = Drawing.stacked(
      [grid.drawing(room: room, rows: rows), map.drawing(room: room, rows: rows)], gap: 1)
    return .beside([grids, curve], gap: 4)
  }

  private func remark(_ index: Int) -> String {
    let x = number(index), slope = slope(index)
    switch activation.name {
    case "sigmoid" where isSingle && slope == 0:
      return "saturated: in float32 the slope y·(1 - y) is exactly 0"
    case "sigmoid" where abs(slope) < 0.01, "tanh" where abs(slope) < 0.01:
      return "saturated: the slope is only \(short(slope))"
    case "sigmoid" where x == 0: return "the steepest point: no slope of a sigmoid is above 1/4"
    case "tanh" where x == 0: return "the steepest point: the slope is 1"
    case "relu" where x < 0: return "negative: cut to 0, and no gradient passes"
    case "sign": return "flat: the slope is 0 everywhere but at 0, so nothing can be learned through it"
    default: return "the slope here is \(short(slope))"
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
  /// The tensor that this value is, or a plain number as a tensor of one.
  fileprivate var numbers: Tensor? {
    if case .tensor(let tensor) = self { return tensor.detached() }
    return double.flatMap { try? Tensor.scalar(.float($0)) }
  }
}

extension Tensor {
  /// A single number as a row of one.
  fileprivate var asRow: Tensor { (try? reshaped([1])) ?? self }
}
