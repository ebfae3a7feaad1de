import Typesetting

/// Which character stands for which number in a picture, which tone where there are colours, and the legend of both.
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
  /// Whether tones may take the place of the characters: nobody asked for these.
  private let isPainted: Bool
  /// Whether two tones alone are painted, too, which characters show as well.
  private let paintsTwo: Bool
  private let hasNaN: Bool, hasInfinity: Bool
  private let smallest: Double, largest: Double

  private static let ramp = Array(" .:-=+*#%@")
  private static let shades = Array(" ░▒▓█")
  /// For small pictures, where one wants to see every pixel.
  private static let dottedRamp = Array("·:-=+*o#%@")
  private static let positive = Array(":+*#@")
  private static let negative = Array("-~=%&")

  /// The style of pictures that are saved: tones, whatever the numbers.
  static let painting = "painting"

  /// - Parameters:
  ///   - style: `auto`, `ascii`, `blocks` or `painting`.
  ///   - isSmall: the pixels can be counted, so the lowest tone is a dot instead of a blank.
  init(_ numbers: [Double], style: String, isSmall: Bool = false) {
    let finite = numbers.filter(\.isFinite)
    hasNaN = numbers.contains(where: \.isNaN)
    hasInfinity = numbers.contains { $0.isInfinite }
    smallest = finite.min() ?? 0
    largest = finite.max() ?? 0
    isASCII = style == "ascii"
    paintsTwo = style == Shading.painting
    isPainted = style == "auto" || paintsTwo
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

  /// Whether half blocks of two characters can show all there is.
  var isHalvable: Bool { isTwoValued && !isASCII && !paintsTwo }

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

  /// The tone of a number, where tones may take the place of characters.
  func tone(_ number: Double) -> Tone? {
    guard isPainted, number.isFinite else { return nil }
    switch kind {
    case .two(let low, let high): return paintsTwo ? Tone(.grey, number == high && high != low ? 1 : 0) : nil
    case .ramp(let low, let high, _): return Tone(.grey, (number - low) / (high - low))
    case .diverging(let largest, _, _): return Tone(.signed, number / largest)
    }
  }

  /// What a character stands for that shows two numbers, one above the other.
  func paint(_ upper: Double, _ lower: Double) -> Paint? {
    guard let upper = tone(upper), let lower = tone(lower) else { return nil }
    return Paint(upper, lower)
  }

  /// What the characters and tones mean.
  var legend: [StyledText] {
    var legend: [StyledText] = []
    func say(_ text: String) { legend.append(StyledText(text, .dim)) }
    switch kind {
    case .two(let low, let high):
      if smallest < largest || smallest == low { legend.append(sample(self.low, low)) }
      if high != low { legend.append(sample(self.high, high)) }
    case .ramp(let low, let high, let characters):
      legend.append(scale(low, characters, high) { Tone(.grey, $0) })
    case .diverging(let largest, let positive, let negative):
      legend.append(scale(-largest, negative.reversed() + [low] + positive, largest) { Tone(.signed, 2 * $0 - 1) })
      if smallest > -largest { say("smallest \(short(smallest))") }
      if self.largest < largest { say("largest \(short(self.largest))") }
    }
    if hasNaN { say("? nan") }
    if hasInfinity { say("! inf") }
    return legend
  }

  /// `█ 1`: one of two tones.
  private func sample(_ character: Character, _ number: Double) -> StyledText {
    guard let tone = tone(number) else { return StyledText("\(character) \(short(number))", .dim) }
    var text = StyledText("[", .dim)
    text.append("\(character)\(character)", .dim, paint: [Paint(tone, tone), Paint(tone, tone)])
    return text + StyledText("] \(short(number))", .dim)
  }

  /// `0 [ .:-=+*#%@] 255`: the characters from one end to the other.
  ///
  /// - Parameter tone: of a place on the scale, 0…1.
  private func scale(_ low: Double, _ characters: [Character], _ high: Double, tone: (Double) -> Tone) -> StyledText {
    let tones = characters.indices.map { tone(Double($0) / Double(max(1, characters.count - 1))) }
    var text = StyledText("\(short(low)) [", .dim)
    text.append(String(characters), .dim, paint: isPainted ? tones.map { Paint($0, $0) } : [])
    text.append("] \(short(high))", .dim)
    return text
  }
}
