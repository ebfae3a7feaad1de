/// A wrong number together with the mistake that leads to it: data that a remark or a question is made from.
public struct KnownMistake: Equatable, Sendable {
  /// What the mistake gives in this very place.
  public let value: Double
  /// What was done and why it is not what was asked for, without the number: `the kernel is turned by 180°: …`.
  public let cause: String

  /// What was done, without the reason: what there is room for in a narrow window.
  public var shortCause: String {
    cause.firstRange(of: ": ").map { String(cause[..<$0.lowerBound]) } ?? cause
  }

  public init(_ value: Double, when cause: String) {
    self.value = value
    self.cause = cause
  }
}

extension Walkthrough {
  /// The most common mistake that leads to a guess; nil if the guess is right or no known mistake gives it.
  public func mistake(behind guess: Guess, at index: Int) -> KnownMistake? {
    let right = result(index)
    guard !guess.matches(right) else { return nil }
    return mistakes(index).first { $0.value.isFinite && guess.matches($0.value) }
  }
}
