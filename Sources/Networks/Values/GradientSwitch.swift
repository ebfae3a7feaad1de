import Language
import Tensors

/// `torch.no_grad()` and its kin: inside `with`, operations are remembered for gradients or not.
final class GradientSwitch: Object {
  private let name: String
  private let isOn: Bool
  /// The state to go back to at the end of a block; `set_grad_enabled(…)` has switched already when it is called.
  private let before: Bool?

  init(_ name: String, isOn: Bool, before: Bool? = nil) {
    self.name = name
    self.isOn = isOn
    self.before = before
  }

  override var typeName: String { name }

  override func enter(_ context: Context) -> (() -> Void)? {
    let mode = context.gradientMode
    let outer = before ?? mode.isOn
    mode.isOn = isOn
    return { mode.isOn = outer }
  }
}
