/// Someone who leans on the keyboard.
struct Monkey {
  private var state: UInt64

  init(seed: UInt64) { state = seed | 1 }

  mutating func next() -> [UInt8] {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    let number = Int(state >> 33)
    let choice = number / 10
    switch number % 10 {
    case 0...2: return [controls[choice % controls.count]]
    case 3: return Array(sequences[choice % sequences.count].utf8)
    case 4: return [0x1B, UInt8(0x20 + choice % 0x5F)]
    case 5: return Array(oddities[choice % oddities.count].utf8)
    case 6: return [UInt8(0x80 + choice % 0x80)]
    default: return [UInt8(0x20 + choice % 0x5F)]
    }
  }

  /// Not Ctrl-D, which ends the session, nor Ctrl-Z and Ctrl-\, which are meant to.
  private let controls: [UInt8] =
    [1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 18, 19, 20, 21, 22, 23, 24, 25, 27, 0]
  private let sequences =
    ["A", "B", "C", "D", "H", "F", "3~", "5~", "6~", "1;5C", "1;5D"].map { "\u{1B}[" + $0 }
  private let oddities = [
    "日", "é", "😀", "\u{301}", "(", ":", "    ", "\u{1B}[200~a\nb\u{1B}[201~", String(repeating: "long ", count: 30),
  ]
}
