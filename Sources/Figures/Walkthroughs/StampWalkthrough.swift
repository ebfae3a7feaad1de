import Language
import Tensors
import Typesetting

/// A transposed convolution, one stamp at a time: the output grows where stamps overlap.
struct StampWalkthrough: Walkthrough {
  private let stamping: Stamping
  let title: String

  init?(_ event: CallEvent) {
    guard let stamping = Stamping(event) else { return nil }
    self.stamping = stamping
    var title = "\(event.name), stride \(stamping.stride.shortText), padding \(stamping.padding.shortText)"
    if stamping.dilation != 1 { title += ", dilation \(stamping.dilation.shortText)" }
    if stamping.groups != 1 { title += ", groups \(stamping.groups)" }
    self.title = title
  }

  var count: Int { stamping.count }

  /// The step that finishes a number of the output; of a number that no stamp reaches, the first of its map.
  func index(of cell: [Int]) -> Int? {
    guard let step = Place.step(of: cell, in: stamping.result) else { return nil }
    let place = Place(step, in: stamping.result)
    let none = Stamping.Step(picture: place.picture, map: place.map, channel: 0, row: 0, column: 0)
    return stamping.index(of: stamping.lastStep(of: place) ?? none)
  }

  /// The number of the output that is asked for: the first of the stamp that is not cut off.
  private func asked(_ step: Stamping.Step) -> (r: Int, s: Int, row: Int, column: Int)? {
    guard let (r, s) = stamping.firstTap(step), let place = stamping.target(step, r, s) else { return nil }
    return (r, s, place.row, place.column)
  }

  /// What stands there now; 0 if the whole stamp is cut off.
  func result(_ index: Int) -> Double {
    let step = stamping[index]
    return asked(step).map { stamping.total(step, row: $0.row, column: $0.column) } ?? 0
  }

  func question(_ index: Int) -> String {
    asked(stamping[index]).map { "row \($0.row), column \($0.column) of the output" } ?? "what is added"
  }

  func mistakes(_ index: Int) -> [KnownMistake] {
    let step = stamping[index]
    guard let asked = asked(step) else { return [] }
    let before = stamping.total(step, row: asked.row, column: asked.column, isBefore: true)
    let pixel = stamping.pixel(step), weight = stamping.weight(step, asked.r, asked.s)
    let rows = stamping.kernel.rows, columns = stamping.kernel.columns
    let turned = stamping.weight(step, rows - 1 - asked.r, columns - 1 - asked.s)
    var found = [
      KnownMistake(pixel * weight, when: "the stamp replaces what was there: where stamps overlap they add up"),
      KnownMistake(before, when: "the stamp is forgotten: \(short(pixel))·\(short(weight)) is added"),
      KnownMistake(before + pixel * turned, when: "the kernel is turned by 180°: it is stamped as it stands"),
      KnownMistake(before + weight, when: "the kernel is stamped without being multiplied by \(short(pixel))"),
      KnownMistake(before - pixel * weight, when: "the stamp is subtracted"),
    ]
    if let bias = stamping.bias.map({ $0[$0.count == 1 ? 0 : step.map] }), bias != 0 {
      found.insert(KnownMistake(result(index) - bias, when: "the bias is forgotten: the output begins with it"), at: 0)
    }
    if rows == columns {
      found.append(
        KnownMistake(
          before + pixel * stamping.weight(step, asked.s, asked.r), when: "rows and columns of the kernel are exchanged"
        ))
    }
    return found
  }

  // Frames

  func frame(_ index: Int, width: Int, hidesResult: Bool) -> Drawing {
    let frame = Frame(width: width)
    let step = stamping[index]
    let tail = frame.remarked(lines(step, index, width, hidesResult), remark(step), legend(step, width))
    let heading = frame.heading(step: index, of: count, place: place(step), title: title)
    let (row, column) = (step.row, step.column)
    let input = ScrollingGrid.plain(
      stamping.input, step.picture, stamping.source(step),
      title: stamping.input.channels > 1
        ? "channel \(stamping.source(step))" : "input \(stamping.input.rows)×\(stamping.input.columns)"
    ).bracketing(row..<(row + 1), column..<(column + 1))
    let kernels = frame.isNarrow ? [stamp(step, hidesResult)] : [kernel(step), stamp(step, hidesResult)]
    return frame.drawing(
      heading,
      frame.arranged(
        input: input, kernels: kernels, map: output(step, hidesResult), lines: frame.pictureLines(tail: tail.count),
        gap: 4), tail)
  }

  private func place(_ step: Stamping.Step) -> String {
    "\(parts(step))number at row \(step.row), column \(step.column)"
  }

  /// Picture, map and channel, where there are several.
  private func parts(_ step: Stamping.Step) -> String {
    let picture = stamping.result.batch > 1 ? "picture \(step.picture), " : ""
    let map = stamping.result.channels > 1 ? "map \(step.map), " : ""
    let channel = stamping.channels > 1 ? "channel \(stamping.source(step)), " : ""
    return picture + map + channel
  }

  private func kernel(_ step: Stamping.Step) -> ScrollingGrid {
    .plain(
      stamping.kernel, stamping.source(step), step.map % (stamping.result.channels / stamping.groups),
      title: "kernel \(stamping.kernel.rows)×\(stamping.kernel.columns)")
  }

  /// The kernel times the number. What is cut off is dim.
  private func stamp(_ step: Stamping.Step, _ hidesResult: Bool) -> ScrollingGrid {
    let kernel = stamping.kernel
    let numbers = (0..<kernel.rows).flatMap { r in
      (0..<kernel.columns).map { stamping.pixel(step) * stamping.weight(step, r, $0) }
    }
    let format = NumberFormat(numbers.map { Double(Float($0)) })
    let asked = asked(step)
    return ScrollingGrid(
      title: "\(short(stamping.pixel(step))) · kernel", rows: 0..<kernel.rows, columns: 0..<kernel.columns,
      labels: (0..<kernel.rows, 0..<kernel.columns), focus: (0..<kernel.rows, 0..<kernel.columns),
      cellWidth: format.width
    ) { r, s in
      if hidesResult { return NumberGrid.Cell(text: format.alignedWhole("?"), style: .dim) }
      let isAsked = asked.map { ($0.r, $0.s) == (r, s) } ?? false
      return NumberGrid.Cell(
        text: format.aligned(Double(Float(numbers[r * kernel.columns + s]))),
        style: stamping.target(step, r, s) == nil ? .dim : isAsked ? .window : .plain)
    }
  }

  /// The output so far, in brackets what this stamp reaches.
  private func output(_ step: Stamping.Step, _ hidesResult: Bool) -> ScrollingGrid {
    let result = stamping.result
    let reached = (0..<stamping.kernel.rows).flatMap { r in
      (0..<stamping.kernel.columns).compactMap { stamping.target(step, r, $0) }
    }
    let rows = (reached.map(\.row).min() ?? 0)..<((reached.map(\.row).max() ?? 0) + 1)
    let columns = (reached.map(\.column).min() ?? 0)..<((reached.map(\.column).max() ?? 0) + 1)
    let hasGaps = stamping.dilation.columns > 1
    let asked = asked(step)
    var format = result.format
    if result.tensor.count <= 1 << 10 {
      // Numbers on the way may be wider than those at the end.
      let now = (0..<result.rows).flatMap { y in
        (0..<result.columns).map { Double(Float(stamping.total(step, row: y, column: $0))) }
      }
      format = NumberFormat(now + result.tensor.doubles())
    }
    return ScrollingGrid(
      title: "\(result.channels > 1 ? "map \(step.map)" : "output") so far, \(result.rows)×\(result.columns)",
      rows: 0..<result.rows, columns: 0..<result.columns, labels: (0..<result.rows, 0..<result.columns),
      focus: (rows, columns), cellWidth: format.width
    ) { y, x in
      let total = stamping.total(step, row: y, column: x)
      guard stamping.tap(step, row: y, column: x) != nil else {
        let isDone = stamping.isFinal(step, row: y, column: x)
        return NumberGrid.Cell(text: format.aligned(Double(Float(total))), style: isDone ? .plain : .dim)
      }
      let isAsked = asked.map { ($0.row, $0.column) == (y, x) } ?? false
      return NumberGrid.Cell(
        text: hidesResult ? format.alignedWhole("?") : format.aligned(Double(Float(total))),
        style: isAsked ? .result : .window, left: hasGaps || x == columns.lowerBound ? "[" : " ",
        right: hasGaps || x == columns.upperBound - 1 ? "]" : " ")
    }
  }

  private func lines(_ step: Stamping.Step, _ index: Int, _ width: Int, _ hidesResult: Bool) -> [StyledText] {
    var table = CalculationTable()
    guard let asked = asked(step) else {
      table.add(StyledText("the whole stamp is cut off by the padding"))
      return table.drawn(width: width)
    }
    let value = hidesResult ? "?" : short(Double(Float(result(index))))
    let text = "output[\(asked.row), \(asked.column)]  \(sum(step, asked))"
    table.add(StyledText(displayWidth(text) + 6 + value.count <= width ? text : sum(step, asked)), result: value)
    return table.drawn(width: width)
  }

  /// `3 + 2·4`: what was there, and what the stamp adds.
  private func sum(_ step: Stamping.Step, _ asked: (r: Int, s: Int, row: Int, column: Int)) -> String {
    let before = stamping.total(step, row: asked.row, column: asked.column, isBefore: true)
    let weight = stamping.weight(step, asked.r, asked.s)
    return
      "\(short(Double(Float(before)))) + \(short(stamping.pixel(step)))·\(weight < 0 ? "(\(short(weight)))" : short(weight))"
  }

  private func remark(_ step: Stamping.Step) -> String? {
    guard let asked = asked(step) else { return nil }
    return stamping.isFinal(step, row: asked.row, column: asked.column)
      ? "finished: no later stamp reaches it" : "not finished: later stamps reach it too"
  }

  private func legend(_ step: Stamping.Step, _ width: Int) -> [String] {
    let size = stamping.kernel.rows * stamping.kernel.columns
    let inside = (0..<stamping.kernel.rows).reduce(0) { total, r in
      total + (0..<stamping.kernel.columns).count { stamping.target(step, r, $0) != nil }
    }
    var texts: [String] = []
    if inside < size, inside > 0 {
      texts.append(
        "\(size - inside) of \(size) numbers of the stamp \(size - inside == 1 ? "is" : "are") cut off by the padding")
    }
    if let bias = stamping.bias.map({ $0[$0.count == 1 ? 0 : step.map] }) {
      texts.append("the output begins with the bias \(short(bias))")
    }
    if stamping.stride != 1 {
      texts.append(
        "stride \(stamping.stride.shortText): the next stamp lies \(stamping.stride.columns) columns further")
    }
    return texts
  }

  func sentence(_ index: Int) -> String {
    let step = stamping[index]
    let pixel = short(stamping.pixel(step))
    let head =
      "step \(index + 1) of \(count): \(parts(step))the number \(pixel) at row \(step.row), column \(step.column) stamps \(pixel) · kernel"
    guard let asked = asked(step) else { return head + "; the whole stamp is cut off by the padding" }
    return
      "\(head); row \(asked.row), column \(asked.column) of the output becomes \(sum(step, asked)) = \(short(Double(Float(result(index)))))"
      + (remark(step).map { ", \($0)" } ?? "") + legend(step, 80).map { "; \($0)" }.joined()
  }
}
