/// How a piece of text is meant. The console decides how a meaning looks, and a meaning never relies on its colour alone.
public enum Style: UInt8, Sendable, CaseIterable {
  case plain, strong, dim, heading, code, window, result, good, bad, accent
}

/// One line of text whose parts have a meaning.
public struct StyledText: Equatable, Sendable {
  /// A piece of the line in one style.
  public struct Run: Equatable, Sendable {
    public var text: String
    public var style: Style
    /// Of a piece of a picture: the tones of each character. Else empty.
    public var paint: [Paint] = []
  }

  public private(set) var runs: [Run] = []

  public init() {}

  public init(_ text: String, _ style: Style = .plain) {
    append(text, style)
  }

  /// The characters alone.
  public var text: String { runs.map(\.text).joined() }

  /// The characters without the blanks that a picture ends in: where it has no tones they show nothing.
  public var plainText: String {
    guard let last = runs.last, !last.paint.isEmpty, last.text.last == " " else { return text }
    var text = text
    while text.last == " " { text.removeLast() }
    return text
  }

  /// Columns that the line takes in a terminal.
  public var width: Int { runs.reduce(0) { $0 + displayWidth($1.text) } }

  public var isEmpty: Bool { runs.isEmpty }

  /// - Parameter paint: of a piece of a picture the tones of each character.
  public mutating func append(_ text: String, _ style: Style = .plain, paint: [Paint] = []) {
    guard !text.isEmpty else { return }
    if let last = runs.last, last.style == style, last.paint.isEmpty == paint.isEmpty {
      runs[runs.count - 1].text += text
      runs[runs.count - 1].paint += paint
    } else {
      runs.append(Run(text: text, style: style, paint: paint))
    }
  }

  public mutating func append(_ run: Run) { append(run.text, run.style, paint: run.paint) }

  public mutating func append(_ other: StyledText) { for run in other.runs { append(run) } }

  /// The line with blanks added on the right until it is `width` columns wide.
  public func padded(to width: Int) -> StyledText {
    var line = self
    line.append(String(repeating: " ", count: max(0, width - self.width)))
    return line
  }

  /// The line with blanks added on the left until it is `width` columns wide.
  public func aligned(right width: Int) -> StyledText {
    StyledText(String(repeating: " ", count: max(0, width - self.width))) + self
  }

  /// The line cut to `width` columns; what is cut is announced by `…`.
  public func clipped(to width: Int) -> StyledText {
    guard self.width > width else { return self }
    var line = StyledText()
    var room = max(0, width - 1)
    cutting: for run in runs {
      for (index, character) in run.text.enumerated() {
        let columns = displayWidth(String(character))
        guard columns <= room else { break cutting }
        line.append(String(character), run.style, paint: run.paint.isEmpty ? [] : [run.paint[index]])
        room -= columns
      }
    }
    if width > 0 { line.append("…", .dim) }
    return line
  }

  public static func + (left: StyledText, right: StyledText) -> StyledText {
    var line = left
    line.append(right)
    return line
  }
}

extension StyledText: ExpressibleByStringInterpolation {
  public init(stringLiteral value: String) { self.init(value) }
}
