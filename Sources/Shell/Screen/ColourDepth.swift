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
    var text: [UInt8] = [], last: (upper: UInt32?, lower: UInt32?)
    text.reserveCapacity(24 * paint.count)
    for cell in paint {
      let upper = code(cell.upper), lower = code(cell.lower)
      // A cell in one tone is a blank, which copies and searches like one.
      let changesUpper = upper != lower && upper != last.upper, changesLower = lower != last.lower
      if changesUpper || changesLower {
        text += "\u{1B}[".utf8
        if changesLower { append(lower, "48", to: &text) }
        if changesUpper {
          if changesLower { text.append(UInt8(ascii: ";")) }
          append(upper, "38", to: &text)
        }
        text.append(UInt8(ascii: "m"))
      }
      text += (upper == lower ? " " : "▀").utf8
      last = (upper != lower ? upper : last.upper, lower)
    }
    return String(decoding: text, as: UTF8.self) + "\u{1B}[0m"
  }

  /// Writes a colour as the terminal's codes have it: `48;2;R;G;B` or `48;5;N`.
  private func append(_ code: UInt32, _ ground: StaticString, to text: inout [UInt8]) {
    ground.withUTF8Buffer { text += $0 }
    func append(_ number: UInt32) {
      if number >= 100 { text.append(UInt8(ascii: "0") + UInt8(number / 100)) }
      if number >= 10 { text.append(UInt8(ascii: "0") + UInt8(number / 10 % 10)) }
      text.append(UInt8(ascii: "0") + UInt8(number % 10))
    }
    text += (self == .indexed ? ";5;" : ";2;").utf8
    if self != .indexed {
      for shift: UInt32 in [16, 8] {
        append(code >> shift & 0xFF)
        text.append(UInt8(ascii: ";"))
      }
    }
    append(code & 0xFF)
  }

  /// The number of an indexed colour, or red, green and blue in a byte each.
  private func code(_ tone: Tone) -> UInt32 {
    let (red, green, blue) = tone.colour
    guard self == .indexed else { return UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue) }
    if tone.scale == .grey {
      // Black, 24 greys from 8 to 238 in steps of 10, white.
      let step = (Int(red) - 8 + 5) / 10
      return red < 4 ? 16 : red > 246 ? 231 : UInt32(232 + min(23, max(0, step)))
    }
    // The steps of the cube are 0, 95, 135, 175, 215, 255.
    func step(_ value: UInt8) -> UInt32 { value < 48 ? 0 : value < 115 ? 1 : (UInt32(value) - 35) / 40 }
    return 16 + 36 * step(red) + 6 * step(green) + step(blue)
  }
}
