import Testing

@testable import Lessons

/// A small generator of random numbers (Knuth's MMIX constants), equal on every machine.
private struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 31)
  }
}

@Suite struct MutationTests {
  private static let pieces: [[UInt8]] =
    [
      "```", "````", "~~~", "<!-- @", "-->", "<!--", "---\n", "## ", "# ", ">>> ", "... ", " :: ", "- ", "> ", "|",
      "\n\n",
      "[", "](", "*", "`", "@end", "@class", "\t", "é", "日", "\u{200B}", "\r", "    ", "1. ", "try", "check\n",
      "quiz\n",
    ].map { Array($0.utf8) } + [[0], [0xFF], [0x1B, 0x5B]]

  @Test(arguments: 0..<20)
  func mutatedFilesNeverCrash(round: Int) {
    let original = Array(sample.utf8)
    var dice = Dice(state: UInt64(round) &* 7_919 &+ 1)
    for _ in 0..<100 {
      var bytes = original
      for _ in 0...Int.random(in: 0..<6, using: &dice) {
        let place = Int.random(in: 0..<bytes.count, using: &dice)
        let end = min(bytes.count, place + Int.random(in: 0..<40, using: &dice))
        switch Int.random(in: 0..<5, using: &dice) {
        case 0: bytes.removeSubrange(place..<end)
        case 1: bytes.insert(contentsOf: Self.pieces.randomElement(using: &dice) ?? [], at: place)
        case 2: bytes[place] = UInt8.random(in: 0...255, using: &dice)
        case 3: bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &dice))
        default: bytes.swapAt(place, Int.random(in: 0..<bytes.count, using: &dice))
        }
        if bytes.isEmpty { bytes = original }
      }
      let file = LessonFile(bytes: bytes, path: "x")
      for error in file.errors {
        #expect(error.line >= 1 && error.column >= 1)
        #expect(error.line <= max(1, file.lines.count + 1))
        _ = error.description
      }
      _ = file.lesson.steps.flatMap(\.parts)
    }
  }

  @Test(arguments: ["> ", "- ", "*", "[", "**a ", "1. ", "| ", "`", "<!-- ", "~~~\n", "\t"])
  func deepNestingIsHarmless(piece: String) {
    _ = file(String(repeating: piece, count: 20_000) + "x")
  }
}
