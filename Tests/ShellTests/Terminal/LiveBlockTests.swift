import Testing
import Typesetting

@testable import Shell

@Suite struct LiveBlockTests {
  @Test func `a frame replaces the one before and nothing else`() {
    let shown = show(columns: 20, rows: 6) { block in
      block.draw(Drawing(text: "one\ntwo\nthree"))
      block.draw(Drawing(text: "1\n2"))
    }
    #expect(shown == "above\n1\n2")
  }

  @Test func `what is wider or taller than the window is cut`() {
    let shown = show(columns: 8, rows: 5) { block in
      block.draw(Drawing(text: "old\nold\nold"))
      block.draw(Drawing(text: "12345678\nb\nc\nd\ne\nf"))
      block.draw(Drawing(text: "12345678\nb\nc\nd\ne\nf"))
    }
    #expect(shown == "123456…\nb\nc\n… 3 mo…")
  }

  @Test func `a fresh frame starts below`() {
    let shown = show(columns: 20, rows: 8) { block in
      block.draw(Drawing(text: "first"))
      block.startAfresh()
      block.draw(Drawing(text: "second"))
    }
    #expect(shown == "above\nfirst\nsecond")
  }

  @Test func `a frame is one write, held back until it is complete`() {
    let written = Written()
    var block = LiveBlock()
    block.write = { written.texts.append($0) }
    block.draw(Drawing(text: "a\nb"))
    #expect(written.texts.count == 1)
    #expect(written.texts.first?.hasPrefix("\u{1B}[?2026h") == true)
    #expect(written.texts.first?.hasSuffix("\u{1B}[?2026l") == true)
  }

  private func show(columns: Int, rows: Int, _ draw: (inout LiveBlock) -> Void) -> String {
    let written = Written()
    var block = LiveBlock()
    block.size = { TerminalSize(columns: columns, rows: rows) }
    block.write = { written.texts.append($0) }
    draw(&block)
    var screen = Screen(columns: columns, rows: rows)
    screen.feed("above\r\n")
    for text in written.texts { screen.feed(text.replacing("\n", with: "\r\n")) }
    return screen.text
  }
}

private final class Written {
  var texts: [String] = []
}
