import Synchronization

/// Whether operations are remembered for gradients: the switch that `no_grad` and `set_grad_enabled` turn.
///
/// Each session has its own; the evaluator makes it the current one while code runs. Without a session, recording is on.
public final class GradientMode: Sendable {
  private let switched: Atomic<Bool>

  @TaskLocal public static var current = GradientMode()

  public init(isOn: Bool = true) { switched = Atomic(isOn) }

  public var isOn: Bool {
    get { switched.load(ordering: .relaxed) }
    set { switched.store(newValue, ordering: .relaxed) }
  }

  /// Runs `body` with recording on or off.
  static func with<R>(_ isOn: Bool, _ body: () throws(TensorError) -> R) throws(TensorError) -> R {
    try $current.withValue(GradientMode(isOn: isOn)) { Result(catching: body) }.get()
  }
}
