import Testing
import Typesetting

@testable import Lessons

struct ShowOfHandsTests {
  @Test(
    "counts are read as people type them",
    arguments: ["a=12 b=30 c=4", "a=12, b=30, c=4", "A = 12 b:30  c= 4", "a=12;b=30;c=4"])
  func reads(text: String) throws {
    #expect(try ShowOfHands(reading: text).text == "a=12 b=30 c=4")
  }

  @Test(
    "what cannot be read is said",
    arguments: ["", "a", "a=", "=3", "a=x", "a=-1", "a=1.5", "a=1 a=2", "a=999999999999999999999"])
  func refuses(text: String) {
    #expect(throws: ShowOfHands.Mistake.self) { try ShowOfHands(reading: text) }
  }

  @Test func `answers may be numbers or words`() throws {
    let hands = try ShowOfHands(reading: "10=3 9=1")
    #expect(hands.total == 4)
    let bars = ShowOfHands.bars([hands], width: 60, isRight: { $0 == "10" }).text
    #expect(bars == "  9   █████████████ 1, 25 %\n✓ 10  ████████████████████████████████████████ 3, 75 %\n  4 hands")
  }

  @Test func `two rounds stand beside each other where there is room`() throws {
    let rounds = [try ShowOfHands(reading: "a=4 b=0"), try ShowOfHands(reading: "a=1 b=3")]
    let lines = ShowOfHands.bars(rounds, width: 60, isRight: { $0 == "b" }).text.split(separator: "\n")
    #expect(
      lines.map(String.init) == [
        "  a  ░░░░░░░░░░░░░░ 4, 100 %    ████ 1, 25 %",
        "✓ b  0, 0 %                     ███████████ 3, 75 %",
        "  ░ before, 4 hands   █ after, 4",
      ])
  }

  @Test func `two rounds stand below each other where there is none`() throws {
    let rounds = [try ShowOfHands(reading: "a=4 b=0"), try ShowOfHands(reading: "a=1 b=3")]
    let bars = ShowOfHands.bars(rounds, width: 40, isRight: nil).text
    #expect(
      bars == """
          a  ░░░░░░░░░░░░░░░░░░░░░░ 4, 100 %
             ██████ 1, 25 %
          b  0, 0 %
             █████████████████ 3, 75 %
          ░ before, 4 hands   █ after, 4
        """)
  }
}
