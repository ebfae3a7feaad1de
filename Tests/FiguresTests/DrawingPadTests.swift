import Testing
import Typesetting

@testable import Figures

/// The pad that keys draw on.
@Suite struct DrawingPadTests {
  private func pad(_ moves: [DrawingPad.Move]) -> DrawingPad {
    var pad = DrawingPad()
    for move in moves { pad.press(move) }
    return pad
  }

  @Test func aLiftedPenDrawsNothing() {
    #expect(pad([.go(rows: 1, columns: 0), .go(rows: 0, columns: 3)]).isEmpty)
    #expect(!pad([.pen]).isEmpty)
  }

  @Test func undoTakesBackOneStroke() {
    let down = DrawingPad.Move.go(rows: 1, columns: 0)
    var both = pad([.pen, down, down, .pen, .go(rows: 0, columns: 6), .pen, down])
    let first = pad([.pen, down, down])
    both.press(.undo)
    #expect(both.pixels == first.pixels)
    both.press(.undo)
    #expect(both.isEmpty)
  }

  @Test func clearCanBeUndone() {
    var drawn = pad([.pen, .go(rows: 0, columns: 1)])
    let pixels = drawn.pixels
    drawn.press(.clear)
    #expect(drawn.isEmpty)
    drawn.press(.undo)
    #expect(drawn.pixels == pixels)
  }

  @Test func theEraserTakesInkAway() {
    let back = DrawingPad.Move.go(rows: 0, columns: -1)
    #expect(
      pad([.pen, .go(rows: 0, columns: 1), .eraser, back, back, back]).pixels.reduce(0, +)
        < pad([.pen]).pixels.reduce(0, +))
  }

  @Test func thePenStaysOnThePad() {
    let far = pad([.pen, .go(rows: 100, columns: 100), .go(rows: -200, columns: -200)])
    #expect(far.row == 0 && far.column == 0)
    #expect(far.pixels.allSatisfy { (0...1).contains($0) })
  }

  @Test func aCentredDrawingHasItsInkInTheMiddle() {
    var moves: [DrawingPad.Move] = [.go(rows: -12, columns: -12), .pen]
    for _ in 0..<5 { moves.append(.go(rows: 1, columns: 0)) }
    let drawn = pad(moves), centred = drawn.centred
    #expect(abs(centred.reduce(0, +) - drawn.pixels.reduce(0, +)) < 1e-4)
    let ink = centred.reduce(0, +)
    let row = centred.indices.reduce(Float(0)) { $0 + Float($1 / 28) * centred[$1] } / ink
    let column = centred.indices.reduce(Float(0)) { $0 + Float($1 % 28) * centred[$1] } / ink
    #expect(abs(row - 13.5) <= 0.5 && abs(column - 13.5) <= 0.5)
  }

  @Test func screens() {
    let drawn = pad([.pen, .go(rows: 1, columns: 0), .go(rows: 1, columns: 1), .go(rows: 0, columns: 1)])
    var text = ""
    for (width, height) in [(100, 36), (80, 24), (40, 24), (20, 8)] {
      let shares = [0.012, 0.9, 0.088]
      let drawing = drawn.drawing(width: width, height: height, probabilities: shares)
      #expect(drawing.width <= width && drawing.height == height)
      text += "# \(width)×\(height)\n\(drawing.text)\n\n"
    }
    expectGolden(text, "draw")
  }
}
