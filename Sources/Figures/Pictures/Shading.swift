/// Which character stands for which number in a picture, and the words that say so. Never a colour.
struct Shading {
  /// How the characters are chosen.
  private enum Kind {
    /// Two different numbers, and a character for each.
    case two(low: Double, high: Double)
    /// From the smallest to the largest number, from sparse to dense.
    case ramp(low: Double, high: Double, characters: [Character])
    /// Numbers on both sides of 0, with other characters for the negative ones.
    case diverging(largest: Double, positive: [Character], negative: [Character])
  }

  private let kind: Kind
  private let isASCII: Bool
  private let hasNaN: Bool, hasInfinity: Bool
  private let smallest: Double, largest: Double

  private static let ramp = Array(" .:-=+*#%@")
  private static let shades = Array(" ░▒▓█")
  /// For small pictures, where one wants to see every pixel.
  private static let dottedRamp = Array("·:-=+*o#%@")
  private static let positive = Array(":+*#@")
  private static let negative = Array("-~=%&")

  /// - Parameters:
  ///   - style: `auto`, `ascii` or `blocks`.
  ///   - isSmall: the pixels can be counted, so the lowest tone is a dot instead of a blank.
  init(_ numbers: [Double], style: String, isSmall: Bool = false) {
    let finite = numbers.filter(\.isFinite)
    hasNaN = numbers.contains(where: \.isNaN)
    hasInfinity = numbers.contains { $0.isInfinite }
    smallest = finite.min() ?? 0
    largest = finite.max() ?? 0
    isASCII = style == "ascii"
    if finite.allSatisfy({ [smallest, largest] in $0 == smallest || $0 == largest }) {
      // Of a picture in one tone, 0 is low and everything else high.
      kind = smallest == largest && smallest != 0 ? .two(low: 0, high: largest) : .two(low: smallest, high: largest)
    } else if smallest < 0 {
      kind = .diverging(
        largest: max(abs(smallest), abs(largest)), positive: Shading.positive, negative: Shading.negative)
    } else {
      let ramp = isSmall && !isASCII ? Shading.dottedRamp : Shading.ramp
      kind = .ramp(low: smallest, high: largest, characters: style == "blocks" ? Shading.shades : ramp)
    }
  }

  var isTwoValued: Bool { if case .two = kind { true } else { false } }

  func isHigh(_ number: Double) -> Bool { if case .two(_, let high) = kind { number == high } else { false } }

  private var low: Character { isASCII ? "." : "·" }
  private var high: Character { isASCII ? "#" : "█" }

  func character(_ number: Double) -> Character {
    guard number.isFinite else { return number.isNaN ? "?" : "!" }
    switch kind {
    case .two(let low, let high): return number == high && high != low ? self.high : self.low
    case .ramp(let low, let high, let characters):
      return characters[min(characters.count - 1, Int((number - low) / (high - low) * Double(characters.count)))]
    case .diverging(let largest, let positive, let negative):
      // Less than a tenth of the largest counts as nothing.
      let strength = abs(number) / largest
      guard strength >= 0.1 else { return low }
      let characters = number < 0 ? negative : positive
      return characters[min(characters.count - 1, Int((strength - 0.1) / 0.9 * Double(characters.count)))]
    }
  }

  /// Two columns for one pixel.
  func pair(_ number: Double) -> String {
    let character = character(number)
    return isTwoValued || character == low ? "\(character) " : "\(character)\(character)"
  }

  /// One column for two pixels, the second below the first, of a picture in two tones.
  func halves(_ upper: Double, _ lower: Double) -> Character {
    guard upper.isFinite && lower.isFinite else { return character(upper.isFinite ? lower : upper) }
    switch (isHigh(upper), isHigh(lower)) {
    case (true, true): return "█"
    case (true, false): return "▀"
    case (false, true): return "▄"
    case (false, false): return "·"
    }
  }

  /// What the characters mean.
  var legend: [String] {
    var legend: [String] = []
    switch kind {
    case .two(let low, let high):
      if smallest < largest || smallest == low { legend.append("\(self.low) \(short(low))") }
      if high != low { legend.append("\(self.high) \(short(high))") }
    case .ramp(_, _, let characters):
      let lowest = characters.first == " " ? "blank" : String(characters.first ?? " ")
      legend = ["\(lowest) \(short(smallest))", "\(characters.last ?? "@") \(short(largest))"]
      legend.append("in \(characters.count) steps \"\(String(characters))\"")
    case .diverging(_, let positive, let negative):
      legend.append("\(low) about 0")
      if largest > 0 { legend.append("positive \(spaced(positive)) up to \(short(largest))") }
      legend.append("negative \(spaced(negative)) down to \(short(smallest))")
    }
    if hasNaN { legend.append("? nan") }
    if hasInfinity { legend.append("! inf") }
    return legend
  }

  private func spaced(_ characters: [Character]) -> String { characters.map(String.init).joined(separator: " ") }
}
