/// Where single keys come from: the keyboard, or whoever drives the program instead of a person.
protocol KeySource {
  /// Takes the keyboard; false if there is none.
  func begin() -> Bool
  func end()

  /// Whether Ctrl-C was pressed and not read yet.
  var wasInterrupted: Bool { get }

  /// Forgets what was pressed and not read yet.
  func dropTyped()

  /// The next key; waits forever if there is no timeout.
  func nextKey(timeoutMilliseconds: Int?) -> Key
}
