/// What the classes of a session have in common: their numbers, and how often one of them has changed.
///
/// The vocabulary brings it, since classes such as `nn.Linear` are made before anything runs.
public final class ClassRegistry {
  /// Classes that were made so far.
  private(set) var count = 0
  /// Call sites that remember a method look again when this has changed.
  var epoch = 0
  /// Where methods run; the session's, which outlives all its classes.
  unowned(unsafe) var context: Context?

  public init() {}

  /// Where methods run, if the vocabulary belongs to a session.
  public var session: Context? { context }

  func nextID() -> Int {
    count += 1
    return count
  }
}
