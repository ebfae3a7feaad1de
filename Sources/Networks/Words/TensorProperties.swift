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
    ]
  }

  static func shape(_ tensor: Tensor) -> Value { .tuple(TupleObject(tensor.shape.map(Value.int), isSize: true)) }

  private static func tensor(_ value: Value) throws -> Tensor {
    guard case .tensor(let tensor) = value else { throw TensorError.wrongType("self", wanted: "a tensor", got: value) }
    return tensor
  }
}
