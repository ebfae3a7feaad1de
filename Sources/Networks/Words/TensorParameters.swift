import Language
import Tensors

/// What a function of numbers takes: a tensor, or a plain number.
enum Operand {
  case number(Double)
  case tensor(Tensor)
}

extension Parameter where Wanted == Operand {
  static func operand(_ name: String, _ note: String = "a tensor of any shape, or a number") -> Parameter {
    Parameter(ParameterInfo(name, note)) { value, _ in
      if case .tensor(let tensor) = value { return .tensor(tensor) }
      guard let number = value.double else { throw TensorError.wrongType(name, wanted: "a tensor", got: value) }
      return .number(number)
    }
  }
}

extension Parameter where Wanted == Tensor {
  /// A tensor; a number counts as a tensor of one element.
  static func numbers(_ name: String, _ note: String = "a tensor or a number") -> Parameter {
    Parameter(ParameterInfo(name, note)) { value, _ in
      if case .tensor(let tensor) = value { return tensor }
      guard let scalar = value.scalar else {
        throw TensorError.wrongType(name, wanted: "a tensor or a number", got: value)
      }
      return try Tensor.scalar(scalar)
    }
  }
}

extension Parameter where Wanted == Tensor? {
  /// A tensor, a number or None.
  static func optionalNumbers(_ name: String, _ note: String) -> Parameter {
    Parameter(ParameterInfo(name, note, fallback: .none, defaultText: "None")) { value, _ in
      if case .tensor(let tensor) = value { return tensor }
      if value.isNone { return nil }
      guard let scalar = value.scalar else {
        throw TensorError.wrongType(name, wanted: "a tensor, a number or None", got: value)
      }
      return try Tensor.scalar(scalar)
    }
  }
}

extension Parameter where Wanted == [Tensor] {
  /// A list or tuple of tensors.
  static func tensors(_ name: String, _ note: String) -> Parameter {
    Parameter(ParameterInfo(name, note)) { value, _ in
      guard let entries = value.sequence else {
        throw TensorError.wrongType(name, wanted: "a list or tuple of tensors", got: value)
      }
      return try entries.map { entry in
        guard case .tensor(let tensor) = entry else {
          throw TensorError.wrongType(name, wanted: "a list of tensors alone", got: entry)
        }
        return tensor
      }
    }
  }
}

extension Parameter where Wanted == Scalar {
  /// A plain number, or a tensor of one, with its type.
  static func scalar(_ name: String, _ note: String, default fallback: Int? = nil) -> Parameter {
    Parameter(
      ParameterInfo(name, note, fallback: fallback.map(Value.int) ?? .unbound, defaultText: fallback.map(String.init))
    ) { value, _ in
      if case .tensor(let tensor) = value, tensor.count == 1 { return try tensor.item() }
      guard let scalar = value.scalar else { throw TensorError.wrongType(name, wanted: "a number", got: value) }
      return scalar
    }
  }
}

extension Parameter where Wanted == [Int] {
  /// A list or tuple of whole numbers; a single number if `allowsNumber`.
  static func wholeNumbers(_ name: String, _ note: String, allowsNumber: Bool = false) -> Parameter {
    Parameter(ParameterInfo(name, note)) { value, _ in
      if allowsNumber, let number = wholeNumber(value) { return [number] }
      guard let entries = value.sequence else {
        throw TensorError.wrongType(name, wanted: "a tuple of whole numbers", got: value)
      }
      return try entries.map { entry in
        guard let number = wholeNumber(entry) else {
          throw TensorError.wrongType(name, wanted: "a tuple of whole numbers", got: entry)
        }
        return number
      }
    }
  }
}

extension Parameter where Wanted == [Int]? {
  /// A whole number, a tuple of them, or None.
  static func optionalWholeNumbers(_ name: String, _ note: String) -> Parameter {
    Parameter(ParameterInfo(name, note, fallback: .none, defaultText: "None")) { value, context in
      value.isNone ? nil : try Parameter<[Int]>.wholeNumbers(name, note, allowsNumber: true).convert(value, context)
    }
  }
}

extension Parameter where Wanted == Double? {
  static func optionalNumber(_ name: String, _ note: String) -> Parameter {
    Parameter(ParameterInfo(name, note, fallback: .none, defaultText: "None")) { value, _ in
      if value.isNone { return nil }
      guard let number = value.double else { throw TensorError.wrongType(name, wanted: "a number or None", got: value) }
      return number
    }
  }
}

/// The one device there is. It is accepted, so that programs written for several run here too.
struct Device {}

extension Parameter where Wanted == Device {
  /// - Throws: `RuntimeError` for every device but the processor.
  static var device: Parameter {
    Parameter(
      ParameterInfo(
        "device", "where to calculate; the cpu is the only place", kind: .keyword, fallback: .none, defaultText: "None")
    ) {
      value, _ in
      switch value {
      case .none: return Device()
      case .string(let name): try DeviceObject.check(name.text)
      case .object(let object) where object is DeviceObject: break
      default: throw TensorError.wrongType("device", wanted: "a device such as \"cpu\"", got: value)
      }
      return Device()
    }
  }
}

extension Parameter where Wanted == Bool {
  static var requiresGrad: Parameter {
    Parameter.bool("requires_grad", "whether gradients are to reach this tensor", default: false).byNameOnly
  }

  static var inPlace: Parameter { Parameter.bool("inplace", "write the result into input", default: false).byNameOnly }
}

extension Tensor {
  /// This tensor, as a leaf that gradients reach if they are wanted.
  func tracked(_ requiresGrad: Bool) throws -> Tensor {
    if requiresGrad { try setRequiresGrad(true) }
    return self
  }

  /// The result, or this tensor with the result written into it.
  func overwritten(by result: Tensor, _ inPlace: Bool) throws -> Tensor {
    guard inPlace else { return result }
    try replaceElements(by: result)
    return self
  }
}
