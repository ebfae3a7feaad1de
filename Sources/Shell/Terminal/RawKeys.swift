import CEdit

/// A key press.
enum Key: Equatable, Sendable {
  case character(Character)
  case up, down, left, right, home, end, pageUp, pageDown, delete
  case enter, escape, backspace, tab
  /// Ctrl-U.
  case eraseLine
  /// Ctrl-C.
  case interrupt
  /// Ctrl-D.
  case endOfInput
  /// The window changed, or the process was stopped and continues: what was drawn is no longer where it was.
  case resize
  /// The terminal is gone, or a signal asks the process to end.
  case closed
  case timeout
}

/// The keyboard, one key at a time, beside the line editor: for stepping through frames.
///
/// Only between `begin` and `end`, and never while a line is read. Keys are not echoed; Ctrl-C and Ctrl-Z work.
struct RawTerminal: KeySource {
  /// Takes the keyboard; false if there is no terminal.
  func begin() -> Bool { cedit_keys_begin() }
  func end() { cedit_keys_end() }
  var wasInterrupted: Bool { cedit_was_interrupted() }
  func dropTyped() { _ = cedit_drop_typed() }

  /// The next key; waits forever if there is no timeout. Keys that mean nothing are passed over.
  func nextKey(timeoutMilliseconds: Int?) -> Key {
    while true {
      if let key = Key(code: cedit_next_key(Int32(clamping: timeoutMilliseconds ?? -1))) { return key }
    }
  }
}

extension Key {
  /// - Parameter code: what `cedit_next_key` returned; nil if it is no key that anyone waits for.
  init?(code: Int32) {
    switch Int(code) {
    case CEDIT_KEY_UP: self = .up
    case CEDIT_KEY_DOWN: self = .down
    case CEDIT_KEY_LEFT, CEDIT_KEY_WORD_LEFT: self = .left
    case CEDIT_KEY_RIGHT, CEDIT_KEY_WORD_RIGHT: self = .right
    case CEDIT_KEY_HOME: self = .home
    case CEDIT_KEY_END: self = .end
    case CEDIT_KEY_PAGE_UP: self = .pageUp
    case CEDIT_KEY_PAGE_DOWN: self = .pageDown
    case CEDIT_KEY_DELETE: self = .delete
    case CEDIT_KEY_ESCAPE: self = .escape
    case CEDIT_KEY_INTERRUPT, 0x03: self = .interrupt
    case CEDIT_KEY_RESIZED: self = .resize
    case 0x04: self = .endOfInput
    case CEDIT_KEY_CLOSED: self = .closed
    case CEDIT_KEY_TIMEOUT: self = .timeout
    case 0x09: self = .tab
    case 0x15: self = .eraseLine
    case 0x0A, 0x0D: self = .enter
    case 0x08, 0x7F: self = .backspace
    case 0x20...: self.init(character: code)
    default: return nil
    }
  }

  private init?(character code: Int32) {
    guard !(0x80..<0xA0).contains(code), let scalar = Unicode.Scalar(UInt32(code)) else { return nil }
    self = .character(Character(scalar))
  }
}
