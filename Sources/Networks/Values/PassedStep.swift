import Language
import Tensors

/// One step of a backward pass, for whoever watches: `y.backward()` tells about each as a call named `backward step`
/// whose only argument `step` is one of these.
///
/// The calls come in the order in which the results were made, so the outermost operation is the last before `backward`.
public final class PassedStep: Object {
  /// PyTorch's name of the step.
  public let name: String
  public let op: any Op
  /// What the operation was applied to, as far as its rule reads it.
  public let inputs: [Tensor]
  public let shapes: [[Int]]
  /// Which inputs a gradient goes to.
  public let wanted: [Bool]
  /// The gradient of the operation's result.
  public let gradient: Tensor

  init(_ step: GradientStep, _ gradient: Tensor) {
    name = step.name
    op = step.op
    inputs = step.inputs
    shapes = step.shapes
    wanted = shapes.indices.map(step.wants)
    self.gradient = gradient
  }

  override public var typeName: String { name }

  /// The name of the event.
  public static let eventName = "backward step"

  var event: CallEvent {
    CallEvent(
      name: PassedStep.eventName, arguments: [("step", .object(self))], result: .tensor(gradient),
      span: SourceSpan(0, 0))
  }
}
