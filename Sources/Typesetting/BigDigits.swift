/// Digits that can be read from the last row of a room: five rows high, made of blocks.
public enum BigDigits {
  public static let height = 5

  /// A time such as `4:59`, or any other digits and colons; other characters are left out.
  public static func drawing(of text: String, _ style: Style = .strong) -> Drawing {
    let glyphs = text.compactMap { shapes[$0] }
    return Drawing(
      (0..<height).map { row in StyledText(glyphs.map { $0[row] }.joined(separator: "  "), style) })
  }

  private static let shapes: [Character: [String]] = [
    "0": ["██████", "██  ██", "██  ██", "██  ██", "██████"],
    "1": ["  ██  ", "████  ", "  ██  ", "  ██  ", "██████"],
    "2": ["██████", "    ██", "██████", "██    ", "██████"],
    "3": ["██████", "    ██", "██████", "    ██", "██████"],
    "4": ["██  ██", "██  ██", "██████", "    ██", "    ██"],
    "5": ["██████", "██    ", "██████", "    ██", "██████"],
    "6": ["██████", "██    ", "██████", "██  ██", "██████"],
    "7": ["██████", "    ██", "    ██", "    ██", "    ██"],
    "8": ["██████", "██  ██", "██████", "██  ██", "██████"],
    "9": ["██████", "██  ██", "██████", "    ██", "██████"],
    ":": ["  ", "██", "  ", "██", "  "],
  ]
}
