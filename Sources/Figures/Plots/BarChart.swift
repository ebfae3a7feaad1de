import Typesetting

/// Numbers as bars that lie below each other, each with its name before it and the number behind it.
///
/// Bars begin at 0; negative ones go to the left. Several series of numbers are told apart by what their bars are made of.
struct BarChart: Drawable {
  struct Series {
    let name: String?
    let values: [Double]
  }

  let labels: [String]
  let series: [Series]
  let title: String?
  /// What is said below.
  var notes: [String] = []

  static let marks = Array("█▒#=o~")
  private static let widest = 78
  private static let eighths = Array(" ▏▎▍▌▋▊▉█")

  func drawing(width: Int) -> Drawing {
    let room = min(width, Self.widest)
    let numbers = series.flatMap(\.values)
    let format = NumberFormat(numbers)
    let labelRoom = min(labels.map(displayWidth).max() ?? 0, max(4, room / 2))
    let free = max(4, room - 1 - labelRoom - 2 - format.width - 2)
    let finite = numbers.filter(\.isFinite)
    let low = min(0, finite.min() ?? 0), high = max(0, finite.max() ?? 0)
    // Bars to both sides share the room.
    let left = low < 0 ? Int((-low / max(high - low, .leastNonzeroMagnitude) * Double(free)).rounded()) : 0
    let right = free - left
    var lines: [StyledText] = []
    for (index, label) in labels.enumerated() {
      for (place, entry) in series.enumerated() {
        let number = entry.values[index]
        let name = place == 0 ? StyledText(label.withControlsShown).clipped(to: labelRoom) : StyledText()
        let bar = bar(number, mark: place, low: low, high: high, left: left, right: right)
        lines.append(
          StyledText(" ") + name.aligned(right: labelRoom) + StyledText(low < 0 ? "  " : " ") + bar
            + StyledText("  " + format.aligned(number)))
      }
      if series.count > 1, index + 1 < labels.count { lines.append(StyledText()) }
    }
    let heading = title.map { [Drawing.plotTitle($0)] } ?? []
    var phrases = series.enumerated().compactMap { place, entry in
      entry.name.map { StyledText("\(Self.marks[place]) \($0.withControlsShown)") }
    }
    phrases += notes.map { StyledText($0, .dim) }
    let legend = phrases.isEmpty ? [] : [Drawing.phrases(phrases, width: width, indent: 1)]
    return .stacked(heading + [Drawing(lines)] + legend).clipped(width: width).trimmed
  }

  /// A bar and its blanks, `left` columns before 0 and `right` behind it.
  private func bar(_ number: Double, mark: Int, low: Double, high: Double, left: Int, right: Int) -> StyledText {
    guard number.isFinite else { return StyledText(String(repeating: " ", count: left) + "?").padded(to: left + right) }
    let character = Self.marks[mark]
    if number < 0 {
      let count = min(left, max(1, Int((number / low * Double(left)).rounded())))
      return StyledText(String(repeating: " ", count: left - count))
        + StyledText(String(repeating: character, count: count), .accent)
        + StyledText(String(repeating: " ", count: right))
    }
    guard number > 0, high > 0 else { return StyledText(String(repeating: " ", count: left + right)) }
    // Eighths of a column; a bar of another character has whole ones.
    let eighths = max(1, Int((number / high * Double(right) * 8).rounded()))
    var text = String(repeating: character, count: eighths / 8)
    if mark == 0, eighths % 8 > 0 { text.append(Self.eighths[eighths % 8]) }
    if text.isEmpty { text.append(character) }
    return StyledText(String(repeating: " ", count: left)) + StyledText(text, .accent).padded(to: right)
  }
}

extension BarChart {
  /// How many of the numbers lie in each of `bins` equal intervals from the smallest to the largest; the last interval
  /// has both its ends, as in `torch.histc`.
  static func histogram(_ series: [(name: String?, numbers: [Double])], bins: Int, title: String?) -> BarChart {
    let finite = series.map { $0.numbers.filter(\.isFinite) }
    var low = finite.joined().min() ?? 0, high = finite.joined().max() ?? 1
    if low == high { (low, high) = (low - 0.5, high + 0.5) }
    let distance = (high - low) / Double(bins)
    let counts = finite.map { numbers in
      var counts = [Double](repeating: 0, count: bins)
      for number in numbers { counts[min(bins - 1, Int((number - low) / distance))] += 1 }
      return counts
    }
    let edges = (0...bins).map { low + Double($0) * distance }
    let format = NumberFormat(edges, most: 3)
    let labels = (0..<bins).map { "\(format.aligned(edges[$0])) to \(format.aligned(edges[$0 + 1]))" }
    var notes = zip(series, finite).map { entry, numbers in
      let mean = numbers.reduce(0, +) / Double(max(1, numbers.count))
      let squares = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let deviation = (squares / Double(max(1, numbers.count - 1))).squareRoot()
      let name = entry.name.map { "\($0): " } ?? ""
      return "\(name)\(counted(numbers.count, "number")), mean \(short(mean)), std \(short(deviation))"
    }
    let missing = series.reduce(0) { $0 + $1.numbers.count } - finite.reduce(0) { $0 + $1.count }
    if missing > 0 { notes.append("\(missing) not finite, not counted") }
    return BarChart(
      labels: labels, series: zip(series, counts).map { Series(name: $0.name, values: $1) }, title: title, notes: notes)
  }
}
