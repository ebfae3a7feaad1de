import Testing

@testable import Typesetting

struct DrawingTests {
  private let square = Drawing(text: "ab\ncd")

  @Test("drawings stand beside each other, tops aligned")
  func beside() {
    #expect(Drawing.beside([square, Drawing(text: "x"), square], gap: 1).text == "ab x ab\ncd   cd")
  }

  @Test("drawings stand below each other with empty lines between")
  func stacked() { #expect(Drawing.stacked([square, square], gap: 1).text == "ab\ncd\n\nab\ncd") }

  @Test(
    "drawings that are too wide together stand below each other",
    arguments: [(5, "ab ab\ncd cd"), (4, "ab\ncd\n\nab\ncd")])
  func arranged(width: Int, text: String) {
    #expect(Drawing.arranged([square, square], width: width, gap: 1).text == text)
  }

  @Test("a clipped drawing says what is cut")
  func clipped() {
    let clipped = Drawing(text: "abcdef\n1\n2\n3").clipped(width: 20, height: 3)
    #expect(clipped.text == "abcdef\n1\n… 2 more lines")
    #expect(Drawing(text: "abcdef").clipped(width: 4).text == "abc…")
  }
}

struct StyledTextTests {
  @Test("neighbours of one style are one run")
  func runs() {
    var line = StyledText("a")
    line.append("b")
    line.append("c", .strong)
    #expect(line.runs.map(\.text) == ["ab", "c"])
    #expect(line.width == 3)
  }

  @Test("a line is padded, aligned and cut by columns, not characters")
  func columns() {
    #expect(StyledText("漢").padded(to: 4).text == "漢  ")
    #expect(StyledText("漢").aligned(right: 4).text == "  漢")
    #expect(StyledText("漢字漢").clipped(to: 4).text == "漢…")
    #expect(StyledText("abc").clipped(to: 3).text == "abc")
  }
}
