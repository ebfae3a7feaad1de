import Language
import Testing
import Typesetting

@testable import Shell

/// Pictures in colours: half blocks where there are enough of them, else the characters.
struct PaintedPictureTests {
  private func shown(_ code: String) throws -> [StyledText] {
    let session = Session.forTests()
    session.type("torch.manual_seed(1)")
    guard case .object(let object) = try session.evaluator.evaluate(Source("show(\(code))")),
      let drawable = object as? any Drawable
    else { return [] }
    return drawable.drawing(width: 80).lines
  }

  private func rendered(_ line: StyledText, _ depth: ColourDepth) -> String {
    Palette(.always, depth: depth).render(line).replacing("\u{1B}", with: "␛")
  }

  @Test("a tone for each number in true colour") func direct() throws {
    let lines = try shown("tensor([[0., 1.], [0.2, 0.5]])")
    #expect(rendered(lines[0], .direct) == "␛[48;2;0;0;0m  ␛[48;2;255;255;255m  ␛[0m")
    #expect(
      rendered(lines[1], .direct).hasPrefix("␛[48;2;51;51;51m  ␛[48;2;128;128;128m  ␛[0m"))
  }

  @Test("signed numbers pass from blue over white to red") func signed() throws {
    let lines = try shown("tensor([[-2., 0., 2., 1.]])")
    #expect(
      rendered(lines[0], .direct).hasPrefix(
        "␛[48;2;5;80;160m  ␛[48;2;247;247;247m  ␛[48;2;165;10;35m  ␛[48;2;206;129;141m  ␛[0m"))
    #expect(
      rendered(lines[0], .indexed).hasPrefix("␛[48;5;25m  ␛[48;5;231m  ␛[48;5;124m  ␛[48;5;174m  ␛[0m"))
  }

  @Test("two rows of pixels share a line of half blocks") func halves() throws {
    let lines = try shown("stack([arange(60.), zeros(60)])")
    let line = rendered(lines[0], .direct)
    #expect(line.hasPrefix("␛[48;2;0;0;0m ␛[38;2;4;4;4m▀␛[38;2;9;9;9m▀"))
    #expect(rendered(lines[0], .indexed).hasPrefix("␛[48;5;16m ␛[38;5;232m▀▀␛[38;5;233m▀"))
    #expect(lines[0].width == 60)
  }

  @Test("sixteen colours, no colours and styles asked for keep the characters") func characters() throws {
    let lines = try shown("tensor([[0., 1.], [0.2, 0.5]])")
    #expect(lines.map { rendered($0, .sixteen) }.first == lines[0].text)
    #expect(lines.map { Palette(.never).render($0) } == lines.map(\.text))
    for style in ["ascii", "blocks"] {
      let asked = try shown("tensor([[0., 1.], [0.2, 0.5]]), style=\"\(style)\"")
      #expect(asked.allSatisfy { line in line.runs.allSatisfy(\.paint.isEmpty) })
    }
  }

  @Test("what is no number keeps its sign among the tones") func notANumber() throws {
    let lines = try shown("tensor([[0., float(\"nan\"), 1., 0.5]])")
    #expect(rendered(lines[0], .direct).contains("␛[48;2;0;0;0m  ␛[0m??␛[48;2;255;255;255m  "))
  }

  @Test("cutting, laying beside each other and keeping for a page lose no tone") func layout() throws {
    let picture = Drawing(try shown("rand(3, 7, 7)"))
    for line in picture.clipped(width: 20).lines + Drawing.beside([picture, picture]).lines {
      for run in line.runs where !run.paint.isEmpty { #expect(run.paint.count == run.text.count) }
    }
    var page = Page(size: TerminalSize(columns: 80, rows: 24), stepping: .lastFrame, margin: 0)
    for line in picture.lines { page.add(line + StyledText("\n")) }
    #expect(page.drawing.lines == picture.lines)
  }
}
