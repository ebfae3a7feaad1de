/// Where the session's input lines come from.
protocol LineSource: AnyObject {
  /// The next complete input, or why there is none.
  ///
  /// - Parameter initial: text that is already there, to be edited; sources without an editor ignore it.
  func read(prompt: String, initial: String) -> Input
}

/// An answer of a line source.
enum Input: Equatable {
  /// A complete input, which may have several lines, without its last line's end.
  case line(String)
  case end
  /// Ctrl-C: the input is abandoned, the session goes on.
  case interrupted
  /// SIGTERM or SIGHUP came in: save, then die by that signal (`cedit_die`).
  case terminated(signal: Int32)
}

/// Whether an input can run as it is.
enum Completeness: Equatable {
  case complete
  /// More lines are needed, the next of them indented by `indent` blanks.
  case incomplete(indent: Int)
}

/// What could stand at the cursor.
struct Completion {
  /// UTF-8 offset, on the cursor's line, where the text to be replaced begins; it ends at the cursor.
  var replaceFrom: Int
  /// Each text with what follows it, such as `(` or `=`; the note explains it in a few words.
  var candidates: [(text: String, note: String)]
}
