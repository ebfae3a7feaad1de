import Typesetting

/// A pad of 28×28 pixels that keys draw on, as the digits that networks learn are drawn: white on black, soft at the edge.
///
/// A state that keys change and a window shows; what a network reads in it is told from outside.
public struct DrawingPad {
  public enum Move: Sendable {
    case go(rows: Int, columns: Int)
    /// Puts the pen down or lifts it.
    case pen
    /// Takes the eraser, or the pen again.
    case eraser
    case undo, clear
  }

  public static let size = 28
  /// Rows of numbers in 0…1.
  public private(set) var pixels = [Float](repeating: 0, count: size * size)
  public private(set) var row = size / 2, column = size / 2
  public private(set) var isDown = false
  public private(set) var isErasing = false
  /// The pixels before each stroke, the latest last.
  private var before: [[Float]] = []
  private var remark: String?

  public init() {}

  public var isEmpty: Bool { pixels.allSatisfy { $0 == 0 } }

  public mutating func press(_ move: Move) {
    remark = nil
    switch move {
    case .go(let rows, let columns):
      let (toRow, toColumn) = (row + rows, column + columns)
      if !(0..<Self.size).contains(toRow) || !(0..<Self.size).contains(toColumn) { remark = "this is the edge" }
      row = min(max(0, toRow), Self.size - 1)
      column = min(max(0, toColumn), Self.size - 1)
      if isDown || isErasing { ink() }
    case .pen:
      isErasing = false
      isDown.toggle()
      if isDown { beginStroke() }
    case .eraser:
      isDown = false
      isErasing.toggle()
      if isErasing { beginStroke() }
    case .undo:
      guard let last = before.popLast() else {
        remark = "there is nothing to undo"
        return
      }
      pixels = last
      isDown = false
      isErasing = false
    case .clear:
      if !isEmpty { before.append(pixels) }
      pixels = [Float](repeating: 0, count: pixels.count)
      isDown = false
      isErasing = false
    }
  }

  private mutating func beginStroke() {
    before.append(pixels)
    if before.count > 100 { before.removeFirst() }
    ink()
  }

  /// Full ink on the pixel and its right and lower neighbours, less around them: a stroke is two to three pixels wide.
  private mutating func ink() {
    for (dy, dx, amount) in Self.nib {
      let y = row + dy, x = column + dx
      guard (0..<Self.size).contains(y), (0..<Self.size).contains(x) else { continue }
      let place = y * Self.size + x
      pixels[place] = isErasing ? 0 : max(pixels[place], amount)
    }
  }

  private static let nib: [(Int, Int, Float)] = [
    (0, 0, 1), (0, 1, 1), (1, 0, 1), (1, 1, 0.8), (-1, 0, 0.5), (0, -1, 0.5), (-1, 1, 0.3), (1, -1, 0.3),
  ]

  /// The drawing moved so that its ink is balanced in the middle, as the digits of MNIST are.
  public var centred: [Float] {
    let ink = pixels.reduce(0, +)
    guard ink > 0 else { return pixels }
    var y: Float = 0, x: Float = 0
    for place in pixels.indices {
      y += pixels[place] * Float(place / Self.size)
      x += pixels[place] * Float(place % Self.size)
    }
    let down = Int((Float(Self.size - 1) / 2 - y / ink).rounded())
    let right = Int((Float(Self.size - 1) / 2 - x / ink).rounded())
    var moved = [Float](repeating: 0, count: pixels.count)
    for place in pixels.indices {
      let toRow = place / Self.size + down, toColumn = place % Self.size + right
      if (0..<Self.size).contains(toRow), (0..<Self.size).contains(toColumn) {
        moved[toRow * Self.size + toColumn] = pixels[place]
      }
    }
    return moved
  }

  // Drawing

  /// - Parameter probabilities: what a network reads, nil if none watches.
  public func drawing(width: Int, height: Int, probabilities: [Double]?) -> Drawing {
    let foot = foot(width)
    let isLarge = width >= 2 * Self.size + 2 + (probabilities == nil ? 0 : 26) && height >= Self.size + 3 + foot.count
    let pad = isLarge ? large : small
    var head = StyledText(" ") + StyledText(isDown ? "pen down" : isErasing ? "eraser" : "pen up", .heading)
    head.append("   row \(row), column \(column)", .dim)
    let bars = probabilities.map { [self.bars($0, width: width - pad.width - 3)] } ?? []
    let isBeside = width >= pad.width + 3 + 18
    let body =
      isBeside
      ? Drawing.beside([pad] + bars) : probabilities.map { .stacked([pad, reading($0)]) } ?? pad
    if probabilities == nil { head.append("   no network reads along: `draw net` has one", .dim) }
    var lines = [head.clipped(to: width)] + body.lines
    let room = max(1, height - foot.count)
    lines = Array(lines.prefix(room))
    while lines.count < room { lines.append(StyledText()) }
    return Drawing(lines + foot).clipped(width: width)
  }

  private func foot(_ width: Int) -> [StyledText] {
    let long = "arrows move   space pen   x eraser   u undo   c clear   Enter keeps it   q leave"
    let keys = displayWidth(long) + 1 <= width ? long : "arrows space pen x u c Enter keep q"
    return (remark.map { [StyledText(" \($0)")] } ?? []) + [StyledText(" " + keys, .dim)]
  }

  /// A frame, two columns a pixel; the place of the pen in brackets.
  private var large: Drawing {
    var canvas = Canvas(width: 2 * Self.size + 2, height: Self.size + 2)
    frame(&canvas)
    for y in 0..<Self.size {
      for x in 0..<Self.size {
        let shade = Self.shade(pixels[y * Self.size + x])
        let isHere = y == row && x == column
        canvas.put(isHere ? "[" : shade, column: 1 + 2 * x, row: 1 + y, isHere ? .accent : .plain)
        canvas.put(isHere ? "]" : shade, column: 2 + 2 * x, row: 1 + y, isHere ? .accent : .plain)
      }
    }
    return canvas.drawing
  }

  /// Two rows of pixels in a line; `+` or `×` is the pen.
  private var small: Drawing {
    var canvas = Canvas(width: Self.size + 2, height: Self.size / 2 + 2)
    frame(&canvas)
    for line in 0..<(Self.size / 2) {
      for x in 0..<Self.size {
        let upper = pixels[2 * line * Self.size + x] >= 0.5, lower = pixels[(2 * line + 1) * Self.size + x] >= 0.5
        canvas.put(upper ? lower ? "█" : "▀" : lower ? "▄" : " ", column: 1 + x, row: 1 + line)
      }
    }
    canvas.put(isDown ? "×" : isErasing ? "o" : "+", column: 1 + column, row: 1 + row / 2, .window)
    return canvas.drawing
  }

  private func frame(_ canvas: inout Canvas) {
    let right = canvas.width - 1, bottom = canvas.height - 1
    for column in 0...right {
      canvas.put("─", column: column, row: 0, .dim)
      canvas.put("─", column: column, row: bottom, .dim)
    }
    for row in 0...bottom {
      canvas.put("│", column: 0, row: row, .dim)
      canvas.put("│", column: right, row: row, .dim)
    }
    for (corner, column, row) in [("┌", 0, 0), ("┐", right, 0), ("└", 0, bottom), ("┘", right, bottom)] {
      canvas.put(Character(corner), column: column, row: row, .dim)
    }
  }

  private static func shade(_ ink: Float) -> Character {
    ink >= 0.9 ? "█" : ink >= 0.6 ? "▓" : ink >= 0.4 ? "▒" : ink > 0 ? "░" : " "
  }

  /// A bar for each class, the likeliest marked.
  private func bars(_ probabilities: [Double], width: Int) -> Drawing {
    if isEmpty { return Drawing([StyledText(), StyledText("draw a digit", .dim)]) }
    let best = probabilities.indices.max { probabilities[$0] < probabilities[$1] }
    let room = max(4, min(30, width - 14))
    return Drawing(
      [StyledText()]
        + probabilities.enumerated().map { index, share in
          let isBest = index == best
          var line = StyledText(isBest ? "▸" : " ", .accent)
          line.append(String(index).aligned(right: 2) + " ", isBest ? .strong : .plain)
          line.append(
            StyledText(String(repeating: "█", count: Int((share * Double(room)).rounded())), isBest ? .good : .accent)
              .padded(to: room + 1))
          line.append(Self.percent(share).aligned(right: 6), isBest ? .strong : .dim)
          return line
        })
  }

  /// The likeliest class in a line, for narrow windows.
  private func reading(_ probabilities: [Double]) -> Drawing {
    guard !isEmpty, let best = probabilities.indices.max(by: { probabilities[$0] < probabilities[$1] }) else {
      return Drawing([StyledText(" draw a digit", .dim)])
    }
    let others = probabilities.indices.filter { $0 != best }.sorted { probabilities[$0] > probabilities[$1] }.prefix(2)
    let rest = others.map { "\($0): \(Self.percent(probabilities[$0]))" }.joined(separator: "  ")
    return Drawing([
      StyledText(" ▸\(best) \(Self.percent(probabilities[best]))", .strong) + StyledText("   \(rest)", .dim)
    ])
  }

  /// `98.2 %`.
  public static func percent(_ share: Double) -> String {
    let tenths = Int((share * 1000).rounded())
    return "\(tenths / 10).\(tenths % 10) %"
  }
}
