import Typesetting

/// A curve in characters with one point on it, and the tangent there.
struct CurvePoint {
  let function: (Double) -> Double
  let slope: (Double) -> Double
  /// Where the point lies.
  let x: Double

  /// - Parameters: columns and lines to fill; the curve is drawn from at least -4 to 4, so that the point is inside.
  func drawing(width: Int, height: Int, title: String) -> Drawing {
    let reach = max(4, (abs(x) * 1.25).rounded(.up))
    let xs = (0..<width).map { -reach + 2 * reach * Double($0) / Double(max(width - 1, 1)) }
    let values = xs.map(function).filter(\.isFinite)
    var low = min(values.min() ?? 0, 0), high = max(values.max() ?? 1, 0)
    if high - low < 1e-9 { (low, high) = (low - 1, high + 1) }
    var canvas = Canvas(width: width, height: height)
    func row(_ y: Double) -> Int? {
      guard y.isFinite else { return nil }
      let place = (high - y) / (high - low) * Double(height - 1)
      return place > -0.5 && place < Double(height) - 0.5 ? Int(place.rounded()) : nil
    }
    func column(_ x: Double) -> Int { Int(((x + reach) / (2 * reach) * Double(width - 1)).rounded()) }
    if let zero = row(0) { for place in 0..<width { canvas.put("─", column: place, row: zero, .dim) } }
    for place in 0..<height { canvas.put("│", column: column(0), row: place, .dim) }
    let y = function(x), m = slope(x)
    // The tangent reaches a little to both sides.
    for (place, at) in xs.enumerated() where abs(at - x) <= reach / 2.5 {
      if let line = row(y + m * (at - x)) { canvas.put("·", column: place, row: line, .accent) }
    }
    for (place, at) in xs.enumerated() {
      if let line = row(function(at)) { canvas.put("█", column: place, row: line) }
    }
    if let line = row(y) { canvas.put("◆", column: column(x), row: line, .result) }
    let heading = StyledText(" ") + StyledText(title, .heading)
    let scale = StyledText(
      " " + "-\(short(reach))".padding(to: max(1, width - short(reach).count)) + short(reach), .dim)
    return Drawing([heading] + canvas.drawing.lines.map { StyledText(" ") + $0 } + [scale])
  }
}

extension String {
  /// The text with blanks behind it until it is `width` characters long.
  fileprivate func padding(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
