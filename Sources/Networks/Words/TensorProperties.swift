import Language
import Tensors

/// What stands behind a tensor's dot without parentheses: `shape dtype ndim T device`.
enum TensorProperties {
  /// - Parameter dtypes: the object of each dtype, the same that `torch.float32` names.
  static func all(_ dtypes: [DType: DTypeObject]) -> [String: Vocabulary.Property] {
    let cpu = DeviceObject()
    return [
      "shape": { value, _ in try shape(tensor(value)) },
      "dtype": { value, _ in
        let dtype = try tensor(value).dtype
        return .object(dtypes[dtype] ?? DTypeObject(dtype))
      },
      "ndim": { value, _ in .int(try tensor(value).rank) },
      "T": { value, _ in
        let input = try tensor(value)
        return .tensor(try input.permuted(Array((0..<input.rank).reversed())))
      },
      "device": { _, _ in .object(cpu) },
      "requires_grad": { value, _ in .bool(try tensor(value).requiresGrad) },
      "data": { value, _ in .tensor(try tensor(value).detached()) },
      "is_leaf": { value, _ in .bool(try tensor(value).isLeaf) },
      "retains_grad": { value, _ in .bool(try tensor(value).keepsGradient) },
      "grad": { value, _ in try tensor(value).gradient.map(Value.tensor) ?? .none },
      "grad_fn": { value, _ in try tensor(value).origin.map { .object(StepObject($0)) } ?? .none },
    ]
  }

  /// What can be set: `requires_grad`, `grad` and `data`.
  static var setters: [String: Vocabulary.Setter] {
    [
      "requires_grad": { owner, value, context in
        try tensor(owner).setRequiresGrad(Parameter<Bool>.bool("requires_grad", "").convert(value, context))
      },
      "data": { owner, value, _ in
        guard case .tensor(let data) = value else {
          throw TensorError.wrongType("data", wanted: "a tensor", got: value)
        }
        try tensor(owner).replaceData(by: data)
      },
      "grad": { owner, value, _ in
        let leaf = try tensor(owner)
        if value.isNone { return leaf.gradient = nil }
        let gradient = try tensor(value)
        guard gradient.shape == leaf.shape, gradient.dtype == leaf.dtype else {
          throw TensorError.gradientOfAnotherShape(gradient, leaf)
        }
        leaf.gradient = gradient
      },
    ]
  }

  static func shape(_ tensor: Tensor) -> Value { .tuple(TupleObject(tensor.shape.map(Value.int), isSize: true)) }

  private static func tensor(_ value: Value) throws -> Tensor {
    guard case .tensor(let tensor) = value else { throw TensorError.wrongType("self", wanted: "a tensor", got: value) }
    return tensor
  }
}

extension TensorError {
  fileprivate static func gradientOfAnotherShape(_ gradient: Tensor, _ leaf: Tensor) -> TensorError {
    TensorError(
      "grad",
      "a gradient has the shape and type of its tensor, \(shapeText(leaf.shape)) \(leaf.dtype.name), but this is \(shapeText(gradient.shape)) \(gradient.dtype.name)"
    )
  }
}
