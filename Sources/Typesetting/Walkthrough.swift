/// A computation taken apart into frames that a reader can walk through, forwards and backwards.
public protocol Walkthrough {
  /// Number of frames, at least 1.
  var count: Int { get }

  /// The computation and its settings in a few words, such as `conv2d, stride 1, padding 0`.
  var title: String { get }

  /// The picture of step `index`, complete with its heading line `step 17 of 25 …`.
  ///
  /// - Parameter hidesResult: leave out the number that this frame reveals, so that it can be predicted first.
  func frame(_ index: Int, width: Int, hidesResult: Bool) -> Drawing

  /// What happens in step `index`, as one sentence for readers without a picture.
  func sentence(_ index: Int) -> String

  /// The step that produces the output cell `cell` (row, column, or channel, row, column), if there is one.
  func index(of cell: [Int]) -> Int?

  /// The number that step `index` reveals, for a prediction.
  func result(_ index: Int) -> Double

  /// What that number is, such as `the sum`.
  var resultName: String { get }

  /// What well-known mistakes would give in step `index`, the most common first.
  func mistakes(_ index: Int) -> [KnownMistake]
}

extension Walkthrough {
  public var resultName: String { "the sum" }
  public func mistakes(_ index: Int) -> [KnownMistake] { [] }

  /// What a wrong guess may come from: the first mistake that gives it, and not the right number.
  public func diagnosis(of guess: Double, _ index: Int) -> KnownMistake? {
    let right = result(index)
    return mistakes(index).first { isClose($0.value, guess) && !isClose($0.value, right) }
  }
}

/// A number that a well-known mistake gives.
public struct KnownMistake: Equatable, Sendable {
  public let value: Double
  /// What was done, as the end of `… comes out when`.
  public let cause: String

  public init(_ value: Double, _ cause: String) {
    self.value = value
    self.cause = cause
  }
}

/// Whether a typed number means another: to three digits.
public func isClose(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-3 * max(1, abs(b)) }
