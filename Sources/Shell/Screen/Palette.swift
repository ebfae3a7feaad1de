import Glibc
import Typesetting

/// How meanings look on a terminal. Colours only add: every mark that matters is a character too, and a picture whose
/// characters give way to tones has them where there are no colours.
public struct Palette: Sendable {
  public enum Choice: String, Sendable, CaseIterable { case auto, always, never }

  /// What is behind the letters: terminals cannot be asked, and few tell.
  public enum Background: String, Sendable, CaseIterable { case auto, light, dark }

  let isColoured: Bool
  var background: Background
  let depth: ColourDepth

  /// Colours as the user wants them: the flag first, then NO_COLOR, then FORCE_COLOR and CLICOLOR_FORCE, then whether
  /// the output is a terminal that knows colours.
  ///
  /// - Parameter background: `auto` believes `COLORFGBG`, which some terminals set, and else a dark one.
  public init(_ choice: Choice, isTerminal: Bool = false, background: Background = .auto) {
    self.init(choice, isTerminal: isTerminal, background: background, depth: .ofTerminal)
  }

  init(_ choice: Choice, isTerminal: Bool = false, background: Background = .auto, depth: ColourDepth) {
    self.depth = depth
    let told = getenv("COLORFGBG").flatMap { String(cString: $0).split(separator: ";").last.flatMap { Int($0) } }
    self.background = background == .auto ? told.map { $0 == 7 || $0 > 8 ? .light : .dark } ?? .dark : background
    func isSet(_ name: String) -> Bool {
      guard let value = getenv(name) else { return false }
      return value.pointee != 0
    }
    func isForced(_ name: String) -> Bool { isSet(name) && getenv(name).map { String(cString: $0) } != "0" }
    switch choice {
    case .always: isColoured = true
    case .never: isColoured = false
    case .auto:
      let terminal = getenv("TERM").map { String(cString: $0) } ?? "dumb"
      if isSet("NO_COLOR") {
        isColoured = false
      } else if isForced("FORCE_COLOR") || isForced("CLICOLOR_FORCE") {
        isColoured = true
      } else {
        isColoured =
          isTerminal && (Palette.knowsColours(terminal) || isSet("COLORTERM"))
          && getenv("CLICOLOR").map { String(cString: $0) } != "0"
      }
    }
  }

  /// Whether a terminal of that name shows colours; of names nobody has heard of, nothing is expected.
  private static func knowsColours(_ terminal: String) -> Bool {
    let families = [
      "xterm", "screen", "tmux", "rxvt", "linux", "konsole", "alacritty", "kitty", "foot", "st", "putty", "cygwin",
      "ansi", "vte",
    ]
    return terminal.contains("color") || families.contains { terminal == $0 || terminal.hasPrefix($0 + "-") }
  }

  func render(_ line: StyledText) -> String {
    guard isColoured else { return line.text }
    return line.runs.map { run in
      if !run.paint.isEmpty, depth != .sixteen { return depth.render(run.paint) }
      guard let code = code(run.style) else { return run.text }
      return "\u{1B}[\(code)m\(run.text)\u{1B}[0m"
    }.joined()
  }

  /// Attributes and the 16 basic colours, which follow the terminal's own theme. On a light background cyan, green and
  /// faint letters fade: there the colours are dark ones of the 256.
  private func code(_ style: Style) -> String? {
    let isLight = background == .light
    return switch style {
    case .plain: nil
    case .strong, .heading: "1"
    case .dim: isLight ? "38;5;241" : "2"
    case .code: isLight ? "38;5;24" : "36"
    case .window: "1;7"
    case .result: isLight ? "1;38;5;22" : "1;32"
    case .good: isLight ? "38;5;22" : "32"
    case .bad: isLight ? "38;5;124" : "31"
    case .accent: isLight ? "38;5;90" : "35"
    }
  }
}
