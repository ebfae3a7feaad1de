import Language
import Tensors

/// What one `optimizer.step()` did, for whoever watches: a call named `optimizer step` whose only argument `step` is one
/// of these.
///
/// All tensors are copies: the next update changes the parameters where they lie.
public final class PassedUpdate: Object {
  /// A parameter before and after.
  public struct Change {
    /// The place of the parameter among all of the optimizer.
    public let number: Int
    /// How many updates it has seen, this one included.
    public let count: Int
    public let before: Tensor, gradient: Tensor
    /// What the rule remembered, by PyTorch's names: `momentum_buffer`, `exp_avg`; nothing before the first update.
    public let memoryBefore: [String: Tensor]
    public let after: Tensor
    public let memoryAfter: [String: Tensor]
    let settings: GroupSettings

    /// A setting of the parameter's group: `lr`, `momentum`; 0 if the rule has no such setting.
    public func number(_ name: String) -> Double { settings.number(name) }
    public func isSet(_ name: String) -> Bool { settings.bool(name) }
    public func pair(_ name: String) -> (Double, Double) { settings.pair(name) }
  }

  /// The name of the rule in `torch.optim`.
  public let rule: String
  public private(set) var changes: [Change] = []

  init(_ rule: String) { self.rule = rule }

  override public var typeName: String { rule }

  /// The name of the event.
  public static let eventName = "optimizer step"

  /// Optimizers of more numbers tell nothing of their steps: the copies would take too much memory.
  static let mostNumbers = 1 << 20

  var event: CallEvent {
    CallEvent(
      name: PassedUpdate.eventName, arguments: [("step", .object(self))], result: .none, span: SourceSpan(0, 0))
  }

  /// Runs an update and keeps what it changed.
  func record(
    _ number: Int, _ parameter: Tensor, _ gradient: Tensor, _ memory: ParameterMemory, _ settings: GroupSettings,
    update: () throws -> Void
  ) throws {
    // Rules with a `begin` have a memory before the first update, too.
    let before = try parameter.copy(), memoryBefore = try memory.tensors.mapValues { try $0.copy() }
    let gradient = try gradient.copy(), kept = GroupSettings(dict: try DictObject(settings.dict.pairs))
    try update()
    changes.append(
      Change(
        number: number, count: memory.count, before: before, gradient: gradient, memoryBefore: memoryBefore,
        after: try parameter.copy(), memoryAfter: try memory.tensors.mapValues { try $0.copy() }, settings: kept))
  }
}
