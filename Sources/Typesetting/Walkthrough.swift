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

  /// What is asked for when the number of step `index` is to be predicted, such as `the sum`.
  func question(_ index: Int) -> String

  /// The wrong numbers that known mistakes would give for step `index`, the most common mistake first.
  ///
  /// Some may happen to equal the right number.
  func mistakes(_ index: Int) -> [KnownMistake]
}

extension Walkthrough {
  public func question(_ index: Int) -> String { "the number" }
  public func mistakes(_ index: Int) -> [KnownMistake] { [] }
}
