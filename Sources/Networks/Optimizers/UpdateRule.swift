import Language
import Tensors

/// How an optimizer changes a parameter by its gradient: the rule and what it remembers.
///
/// All of them change the parameter where it lies, and none is remembered for gradients.
protocol UpdateRule {
  /// The class in `torch.optim`, and the module its text names.
  var name: String { get }
  var summary: String { get }
  /// Settings beside the parameters, in the order of `__init__`.
  var settings: [ParameterInfo] { get }

  /// What PyTorch's text names too, and here does nothing: there is one way to compute.
  var inertSettings: [(String, Value)] { get }

  /// The names of the settings in the order in which a group has them.
  var groupOrder: [String] { get }

  /// What `state_dict` tells of a parameter, in its order; `step` counts the updates.
  var remembered: [String] { get }

  /// What is remembered of a parameter before its first update.
  func begin(_ memory: ParameterMemory, _ parameter: Tensor, _ settings: GroupSettings) throws

  /// Checks what a group of parameters is set to.
  func check(_ settings: GroupSettings) throws

  func update(_ parameter: Tensor, _ gradient: Tensor, _ memory: ParameterMemory, _ settings: GroupSettings) throws
}

extension UpdateRule {
  var inertSettings: [(String, Value)] { [] }
  var groupOrder: [String] { settings.map(\.name) }
  func begin(_ memory: ParameterMemory, _ parameter: Tensor, _ settings: GroupSettings) {}
}

/// What an optimizer remembers of one parameter.
final class ParameterMemory {
  /// Updates so far; a `step` that was handed out shows them too.
  private(set) var count = 0
  /// Running means and the like, by name.
  var tensors: [String: Tensor] = [:]

  /// A copy has seen as many updates.
  func count(as other: ParameterMemory) { count = other.count }

  func count(to number: Int) throws {
    count = number
    try tensors["step"]?.fill(.float(Double(number)))
  }

  /// Writes what is remembered under a name: in the same tensor, so that who was handed it sees it change.
  func remember(_ name: String, _ tensor: Tensor) throws {
    guard let known = tensors[name] else { return tensors[name] = tensor }
    try known.copyFrom(tensor)
  }

  /// A tensor like the parameter, zeros at first.
  func tensor(_ name: String, like parameter: Tensor) throws -> Tensor {
    if let known = tensors[name] { return known }
    let made = try Tensor.zeros(parameter.shape)
    tensors[name] = made
    return made
  }
}

/// The settings of one group of parameters: an entry of `param_groups`, which a program may change at any time.
struct GroupSettings {
  let dict: DictObject

  private func value(_ name: String) -> Value { (try? dict.get(.text(name))) ?? .none }

  func number(_ name: String) -> Double { value(name).double ?? 0 }
  func bool(_ name: String) -> Bool { if case .bool(let truth) = value(name) { truth } else { false } }
  func pair(_ name: String) -> (Double, Double) {
    let parts = value(name).sequence?.compactMap(\.double) ?? []
    return parts.count == 2 ? (parts[0], parts[1]) : (0, 0)
  }

  /// - Throws: `ValueError` unless the setting is at least 0.
  func requireNotNegative(_ names: [String]) throws {
    for name in names where !(number(name) >= 0) {
      throw TensorError(name, "`\(name)` is at least 0, but this is \(floatText(number(name)))", kind: .value)
    }
  }
}

extension Tensor {
  static func number(_ value: Double) throws -> Tensor { try Tensor.scalar(.float(value)) }

  func times(_ factor: Double) throws -> Tensor { try Arithmetic.mul(self, .number(factor)) }
  func times(_ other: Tensor) throws -> Tensor { try Arithmetic.mul(self, other) }
  func plus(_ other: Tensor) throws -> Tensor { try Arithmetic.add(self, other) }
  func plus(_ number: Double) throws -> Tensor { try Arithmetic.add(self, .number(number)) }
  func minus(_ other: Tensor) throws -> Tensor { try Arithmetic.sub(self, other) }
  func over(_ other: Tensor) throws -> Tensor { try Arithmetic.div(self, other) }
}
