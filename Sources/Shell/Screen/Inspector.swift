import Figures
import Typesetting

/// Shows an inspection on the terminal's second screen and gives it the keys.
struct Inspector {
  let console: Console

  /// Runs until the reader leaves; a line says what was looked at last.
  func run(_ inspection: inout Inspection) {
    let didShow: Void? = console.withFullScreen { screen in
      while true {
        let size = console.screenSize
        screen.draw(inspection.drawing(width: size.columns, height: size.rows), size: size)
        switch console.keys.nextKey(timeoutMilliseconds: nil) {
        case .interrupt, .endOfInput, .closed, .character("q"): return
        case .resize: screen.forget()
        case let key: if let move = Inspection.Move(key), !inspection.press(move) { return }
        }
      }
    }
    if didShow == nil {
      console.write(inspection.report(width: console.width))
    } else {
      console.write(inspection.closing)
    }
  }
}

extension Inspection.Move {
  fileprivate init?(_ key: Key) {
    switch key {
    case .up: self = .up
    case .down: self = .down
    case .left: self = .left
    case .right: self = .right
    case .pageUp: self = .pageUp
    case .pageDown: self = .pageDown
    case .home: self = .home
    case .end: self = .end
    case .enter, .character(" "): self = .enter
    case .escape, .backspace, .character("b"): self = .back
    case .character("f"): self = .follow
    case .character("g"): self = .gradient
    default: return nil
    }
  }
}
