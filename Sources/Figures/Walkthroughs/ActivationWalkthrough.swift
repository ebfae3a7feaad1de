import Language
import Tensors
import Typesetting

/// Every number that an activation function gives, from the number it was given, with the slope at that place.
struct ActivationWalkthrough: Walkthrough {
  private let event: CallEvent
  private let rule: ActivationRule
  private let input: PictureStack
  private let output: PictureStack
  /// How far the curve is drawn to either side: so far that all numbers lie on it.
  private let reach: Double
  /// Whether the numbers are elements of a tensor, not a plain number of 64 bits.
  private let isTensor: Bool
  /// Whether different channels have different rules.
  private let isByChannel: Bool
  let title: String

  init?(_ event: CallEvent) {
    guard let value = event.arguments.first?.value, let tensor = ActivationWalkthrough.tensor(value),
      let result = ActivationWalkthrough.tensor(event.result), result.shape == tensor.shape, result.count > 0,
      let rule = ActivationRule(event), let input = PictureStack(tensor), let output = PictureStack(result)
    else { return nil }
    self.event = event
    self.rule = rule
    self.input = input
    self.output = output
    isTensor = value.double == nil || event.resultTensor != nil
    isByChannel = (event.tensor("weight")?.count ?? 1) > 1
    let summary = TensorSummary(tensor)
    let farthest = summary.hasNumbers ? max(abs(summary.smallest), abs(summary.largest)) : 0
    reach = ActivationWalkthrough.reach(farthest)
    title = tensor.count == 1 ? "\(event.name) and its slope" : "\(event.name), element by element"
  }

  /// A tensor, or a plain number as one.
  private static func tensor(_ value: Value) -> Tensor? {
    if case .tensor(let tensor) = value { return tensor.rank == 0 ? try? tensor.detached().flattened() : tensor }
    return value.double.flatMap { try? Tensor.full([1], .float($0)) }
  }

  /// The next round number, 4 at least.
  private static func reach(_ farthest: Double) -> Double {
    guard farthest > 4 else { return 4 }
    return (farthest / Scale.step(farthest, most: 5)).rounded(.up) * Scale.step(farthest, most: 5)
  }

  var count: Int { output.tensor.count }
  func index(of cell: [Int]) -> Int? {
    cell.count == 1 && output.tensor.rank == 1
      ? Place.step(of: [0] + cell, in: output) : Place.step(of: cell, in: output)
  }

  func result(_ index: Int) -> Double {
    let place = Place(index, in: output)
    return output[place.picture, place.map, place.row, place.column]
  }

  func question(_ index: Int) -> String { "\(event.name)(\(short(number(index))))" }

  func mistakes(_ index: Int) -> [KnownMistake] {
    let z = number(index)
    let rule = rule(index)
    let relatives = rule.relatives.map { KnownMistake($0.value(z), when: "\($0.name) is taken for \(rule.name)") }
    return [
      KnownMistake(z, when: "the number is left as it is: \(rule.name) is forgotten"),
      KnownMistake(slope(index), when: "the slope is given: the value of the function is asked for"),
      KnownMistake(-result(index), when: "the sign is turned round"),
    ] + relatives
      + (result(index) > 0 && result(index) < 1
        ? [KnownMistake(result(index).rounded(), when: "the number is rounded")] : [])
  }

  private func number(_ index: Int) -> Double {
    let place = Place(index, in: output)
    return input[place.picture, place.map, place.row, place.column]
  }

  /// The slope as a backward pass has it: with 32 bits where the number is an element of a tensor.
  private func slope(_ index: Int) -> Double {
    let rule = rule(index)
    guard isTensor, let slope = rule.slopeOfResult else { return rule.slope(number(index)) }
    return Double(slope(Float(result(index))))
  }

  private func rule(_ index: Int) -> ActivationRule {
    guard isByChannel else { return rule }
    let place = Place(index, in: output)
    let cell = [place.picture, place.map, place.row, place.column].suffix(output.tensor.rank)
    return ActivationRule(event, channel: Array(cell)[min(1, cell.count - 1)]) ?? rule
  }

  // Frames

  func frame(_ index: Int, width: Int, hidesResult: Bool) -> Drawing {
    let frame = Frame(width: width)
    let place = Place(index, in: output)
    let rule = rule(index)
    let z = number(index), y = result(index)
    var table = CalculationTable()
    table.add(StyledText("value  " + rule.formula(z)), result: hidesResult ? "?" : short(y))
    table.add(
      StyledText("slope  " + (hidesResult ? "" : rule.slopeFormula(z, y))),
      result: hidesResult ? "?" : short(slope(index)))
    let tail = frame.remarked(
      table.drawn(width: width), hidesResult ? nil : rule.remark(z, y, slope(index)),
      hidesResult ? [] : TangentPlot.legend)
    let heading = frame.heading(step: index, of: count, place: placeText(place), title: title)
    let pictures = pictures(frame, place, rule, z, hidesResult, lines: frame.pictureLines(tail: tail.count))
    return frame.drawing(heading, pictures, tail)
  }

  private func placeText(_ place: Place) -> String {
    output.tensor.rank == 1 ? "element \(place.column)" : place.text(in: output, map: "channel")
  }

  private func pictures(
    _ frame: Frame, _ place: Place, _ rule: ActivationRule, _ z: Double, _ hidesResult: Bool, lines: Int
  ) -> Drawing {
    let plot = TangentPlot(function: rule.value, reach: reach, point: z, slope: rule.slope(z), isHidden: hidesResult)
    if frame.isNarrow {
      let curve = plot.drawing(width: frame.width - 1, height: 8).indented(by: 1)
      return .stacked([curve, grids(place, hidesResult, room: frame.width, lines: 5)])
    }
    let curve = plot.drawing(width: min(39, frame.width / 2 - 2), height: min(lines, 12))
    return .beside([grids(place, hidesResult, room: frame.width - curve.width - 4, lines: lines), curve], gap: 4)
  }

  /// Input and output beside each other, or below each other where that is too wide.
  private func grids(_ place: Place, _ hidesResult: Bool, room: Int, lines: Int) -> Drawing {
    let size =
      output.tensor.rank == 1 ? count == 1 ? "" : "\(output.columns)" : "\(output.rows)×\(output.columns)"
    let grid = ScrollingGrid.plain(
      input, place.picture, place.map, title: "\(input.channels > 1 ? "channel \(place.map), " : "input ")\(size)"
    ).bracketing(place.row..<(place.row + 1), place.column..<(place.column + 1))
    let map = ScrollingGrid.filling(output, place, title: "\(event.name) of it", isHidden: hidesResult)
    let gap = 3
    if grid.naturalWidth + gap + map.naturalWidth <= room {
      return .beside([grid, map].map { $0.drawing(room: $0.naturalWidth, rows: lines - 1) }, gap: gap)
    }
    let half = (room - gap) / 2
    if grid.rows.count > 3 && half >= 2 * grid.cellWidth + 12 {
      return .beside([grid, map].map { $0.drawing(room: half, rows: lines - 1) }, gap: gap)
    }
    return .stacked([grid, map].map { $0.drawing(room: room, rows: max(2, (lines - 3) / 2)) })
  }

  // In words

  func sentence(_ index: Int) -> String {
    let rule = rule(index)
    let z = number(index), y = result(index)
    let formula = rule.slopeFormula(z, y)
    // `0 for z < 0` already says what it comes to.
    let slope = "the slope is \(formula)" + (formula.contains(" z ") ? "" : " = \(short(self.slope(index)))")
    return
      "step \(index + 1) of \(count): \(placeText(Place(index, in: output))): \(rule.formula(z)) = \(short(y)); \(slope)"
      + (rule.remark(z, y, self.slope(index)).map { "; \($0)" } ?? "")
  }
}
