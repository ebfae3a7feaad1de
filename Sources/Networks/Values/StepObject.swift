import Language
import Tensors

/// How a tensor was made, as `grad_fn` shows it: `<MulBackward0 object at 0x…>`.
final class StepObject: Object {
  let step: GradientStep

  init(_ step: GradientStep) { self.step = step }

  override var typeName: String { step.name }

  override func repr(_ context: Context) -> String {
    let address = UInt(bitPattern: ObjectIdentifier(step).hashValue)
    return "<\(step.name) object at 0x\(String(address, radix: 16))>"
  }

  override func equals(_ other: Object, _ context: Context) -> Bool { (other as? StepObject)?.step === step }
}
