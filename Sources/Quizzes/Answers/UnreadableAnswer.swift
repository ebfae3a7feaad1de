/// An answer that cannot be understood: it is asked for again, and does not count as a try.
public struct UnreadableAnswer: Error, Equatable, Sendable {
  /// What cannot be read and what is wanted: a sentence without a full stop.
  public var message: String

  public init(_ message: String) { self.message = message }
}
