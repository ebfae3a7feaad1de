import Figures
import Networks
import Typesetting

/// Shows the pad on the terminal's second screen, gives it the keys, and asks the network after each of them.
struct DrawingDesk {
  let console: Console

  /// Runs until the reader is done; what was drawn stays in the pad.
  ///
  /// - Returns: the probabilities of what was drawn last, none without a network; nil if it is not to be kept.
  func run(_ pad: inout DrawingPad, _ reader: PictureReader?) throws -> [Double]? {
    try console.withFullScreen { screen in
      var probabilities = try reader?.probabilities(of: pad.centred)
      while true {
        let size = console.screenSize
        screen.draw(pad.drawing(width: size.columns, height: size.rows, probabilities: probabilities), size: size)
        switch console.keys.nextKey(timeoutMilliseconds: nil) {
        case .enter: return probabilities ?? []
        case .interrupt, .endOfInput, .closed, .escape, .character("q"): return nil
        case .resize: screen.forget()
        case let key:
          guard let move = DrawingPad.Move(key) else { continue }
          let before = pad.pixels
          pad.press(move)
          if pad.pixels != before { probabilities = try reader?.probabilities(of: pad.centred) }
        }
      }
    } ?? nil
  }
}

extension DrawingPad.Move {
  /// Arrows, and the digits of a number pad, which has the diagonals too.
  fileprivate init?(_ key: Key) {
    switch key {
    case .up, .character("8"): self = .go(rows: -1, columns: 0)
    case .down, .character("2"): self = .go(rows: 1, columns: 0)
    case .left, .character("4"): self = .go(rows: 0, columns: -1)
    case .right, .character("6"): self = .go(rows: 0, columns: 1)
    case .home, .character("7"): self = .go(rows: -1, columns: -1)
    case .pageUp, .character("9"): self = .go(rows: -1, columns: 1)
    case .end, .character("1"): self = .go(rows: 1, columns: -1)
    case .pageDown, .character("3"): self = .go(rows: 1, columns: 1)
    case .character(" "), .character("5"): self = .pen
    case .character("x"): self = .eraser
    case .character("u"): self = .undo
    case .character("c"): self = .clear
    default: return nil
    }
  }
}
