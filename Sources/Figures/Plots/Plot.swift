import Typesetting

/// Curves with axes, round numbers at them, zero lines and a legend, in characters only.
struct Plot: Drawable {
  private let curves: [Curve]
  private let title: String?
  /// What the curves range over.
  private let start: Double, end: Double
  /// The numbers on the vertical axis, and whether curves leave the plot.
  private let vertical: Scale
  private let isCut: Bool

  private static let widest = 100
  private static let lines = 16

  init(_ curves: [Curve], title: String?) {
    self.curves = curves
    self.title = title
    start = curves.map(\.start).min() ?? 0
    end = curves.map(\.end).max() ?? 1
    let finite = curves.flatMap(\.values).filter(\.isFinite)
    let sizes = finite.map(abs).sorted()
    var low = finite.min() ?? 0
    var high = finite.max() ?? 1
    // A pole would flatten everything else: the plot ends at a few times what most numbers come to.
    let usual = sizes.isEmpty ? 0 : sizes[sizes.count * 9 / 10]
    isCut = usual > 0 && (sizes.last ?? 0) > 20 * usual
    if isCut { (low, high) = (max(low, -4 * usual), min(high, 4 * usual)) }
    // Differences must stay finite.
    vertical = Scale(rounding: max(low, -1e300), min(high, 1e300), most: 5)
  }

  func drawing(width: Int) -> Drawing {
    let perInterval = max(1, Plot.lines / vertical.intervals)
    var frame = PlotFrame(
      vertical: vertical,
      columns: { margin in
        // An odd number of columns has one in the middle.
        let room = min(width, Plot.widest) - margin - 1
        return max(9, room - (room % 2 == 0 ? 1 : 0))
      },
      lines: { _ in vertical.intervals * perInterval + 1 },
      horizontal: { Scale(exactly: start, end, most: max(1, $0 / 9)) })
    frame.drawAxes(showsZero: true)
    for curve in curves { draw(curve, in: &frame) }
    return frame.titled(title, legend(width), width: width)
  }

  private func draw(_ curve: Curve, in frame: inout PlotFrame) {
    let distance = (frame.horizontal.high - frame.horizontal.low) / Double(frame.columns - 1)
    var last: Int?
    for column in 0..<frame.columns {
      let x = frame.horizontal.low + Double(column) * distance
      // Exactly 0 in the middle, not almost.
      let y = curve[abs(x) < distance * 1e-6 ? 0 : x]
      guard y.isFinite else {
        last = nil
        continue
      }
      let row = frame.line(y)
      put(curve.mark, column, row, in: &frame)
      if let last, abs(last - row) > 1, !curve.isBroken(x - distance, x) {
        let middle = (last + row) / 2
        for between in (min(last, row) + 1)..<max(last, row) {
          let isNearLast = last < row ? between <= middle : between > middle
          put(curve.mark, column - (isNearLast ? 1 : 0), between, in: &frame)
        }
      }
      last = row
    }
  }

  /// Where curves cover each other, every second column shows the one below.
  private func put(_ mark: Character, _ column: Int, _ row: Int, in frame: inout PlotFrame) {
    let isTaken = frame[column, row].map { there in curves.contains { $0.mark == there && $0.mark != mark } } ?? false
    if !isTaken || (frame.margin + column) % 2 == 0 { frame.put(mark, column, row, .accent) }
  }

  private func legend(_ width: Int) -> Drawing {
    var phrases = curves.map { StyledText("\($0.mark) \($0.name)\($0.note.map { ", \($0)" } ?? "")") }
    if isCut { phrases.append(StyledText("cut off at \(short(vertical.low)) and \(short(vertical.high))", .dim)) }
    return .phrases(phrases, width: width, indent: 1)
  }
}
