import CEdit
import Glibc

/// Columns and rows of a terminal's window.
struct TerminalSize: Equatable, Sendable {
  var columns: Int
  var rows: Int

  /// The size that the terminal tells, else `COLUMNS` and `LINES`, else 80×24.
  static var current: TerminalSize {
    var columns: Int32 = 0
    var rows: Int32 = 0
    if cedit_window_size(&columns, &rows) { return TerminalSize(columns: Int(columns), rows: Int(rows)) }
    return TerminalSize(columns: number("COLUMNS") ?? 80, rows: number("LINES") ?? 24)
  }

  private static func number(_ variable: String) -> Int? {
    getenv(variable).flatMap { Int(String(cString: $0)) }.flatMap { (1...10_000).contains($0) ? $0 : nil }
  }
}
