import Glibc
import Typesetting

/// How many colours a terminal knows.
enum ColourDepth: Sendable {
  /// The basic ones, which follow the terminal's theme: too few for pictures.
  case sixteen
  /// 6×6×6 colours and 24 greys.
  case indexed
  /// Red, green and blue in 256 steps each.
  case direct

  /// What COLORTERM and TERM say.
  static var ofTerminal: ColourDepth {
    func text(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }
    let terminal = text("TERM")
    if ["truecolor", "24bit"].contains(text("COLORTERM")) || terminal.contains("direct") { return .direct }
    return terminal.contains("256") ? .indexed : .sixteen
  }

  /// A strip of a picture: the upper half of each cell in the letters' colour, the lower half in the background's.
  func render(_ paint: [Paint]) -> String {
    var text = "", last: (upper: String, lower: String) = ("", "")
    for cell in paint {
      let upper = code(cell.upper), lower = code(cell.lower)
      var codes: [String] = []
      if lower != last.lower { codes.append("48;" + lower) }
      // A cell in one tone is a blank, which copies and searches like one.
      if upper != lower, upper != last.upper { codes.append("38;" + upper) }
      if !codes.isEmpty { text += "\u{1B}[\(codes.joined(separator: ";"))m" }
      text += upper == lower ? " " : "▀"
      last = (upper != lower ? upper : last.upper, lower)
    }
    return text + "\u{1B}[0m"
  }

  private func code(_ tone: Tone) -> String {
    let (red, green, blue) = tone.colour
    guard self == .indexed else { return "2;\(red);\(green);\(blue)" }
    if tone.scale == .grey {
      // Black, 24 greys from 8 to 238 in steps of 10, white.
      let step = (Int(red) - 8 + 5) / 10
      return "5;\(red < 4 ? 16 : red > 246 ? 231 : 232 + min(23, max(0, step)))"
    }
    // The steps of the cube are 0, 95, 135, 175, 215, 255.
    func step(_ value: UInt8) -> Int { value < 48 ? 0 : value < 115 ? 1 : (Int(value) - 35) / 40 }
    return "5;\(16 + 36 * step(red) + 6 * step(green) + step(blue))"
  }
}
