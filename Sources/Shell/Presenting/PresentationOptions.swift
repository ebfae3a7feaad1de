import Lessons

/// How lessons are presented.
public struct PresentationOptions: Sendable {
  /// Begins to run by itself; where there is no terminal, writes the transcript.
  public var isAuto = false
  /// How commands are typed: `keys`, `timed` or `atOnce`.
  public var way = CommandTyping.Way.keys
  /// The step to begin with, as `g` takes it.
  public var start: String?
  /// The file for the speaker's own screen.
  public var notesPath: String?

  public typealias Way = CommandTyping.Way

  public init() {}
}
