/// A command that is being typed before the class, letter by letter, whoever types it.
public struct CommandTyping: Equatable, Sendable {
  /// How commands come onto the screen.
  public enum Way: String, CaseIterable, Sendable {
    /// Any key types the next characters: it looks live, and cannot go wrong.
    case keys
    /// By itself, at the speed of a person.
    case timed
    /// The whole line.
    case atOnce

    /// What comes behind it when the presenter switches.
    public var next: Way {
      switch self {
      case .keys: .timed
      case .timed: .atOnce
      case .atOnce: .keys
      }
    }
  }

  public let source: String
  /// Characters that stand there.
  public private(set) var count = 0

  public init(_ source: String) { self.source = source }

  public var typed: String { String(source.prefix(count)) }
  public var isComplete: Bool { count == source.count }

  /// Types the next characters; blanks at the start of a line come with the line's end.
  public mutating func type(_ characters: Int) {
    let all = Array(source)
    count = min(all.count, count + max(0, characters))
    while count < all.count, count > 0, all[count] == " ", all[..<count].last(where: { $0 != " " }) == "\n" {
      count += 1
    }
  }

  public mutating func finish() { count = source.count }

  public mutating func erase(_ characters: Int) { count = max(0, count - characters) }

  /// Characters that one key types, so that no line takes more than some twenty presses.
  public var charactersPerKey: Int { max(2, (source.count + 19) / 20) }

  /// Milliseconds until a person would press the next key: a little longer at the ends of words, and never regular.
  public func pause(after typed: Int) -> Int {
    let all = Array(source)
    guard all.indices.contains(typed - 1) else { return 60 }
    let base = [38, 52, 44, 61, 47, 35, 56][typed % 7]
    return " ,(\n".contains(all[typed - 1]) ? base + 45 : base
  }
}
