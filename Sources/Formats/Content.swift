import Tensors

/// What a file of tensors holds.
public enum Content {
  /// One tensor without a name: npy, csv, PNG, IDX.
  case tensor(Tensor)
  /// Tensors with names: npz, safetensors.
  case named(TensorCollection)
}

/// Tensors with names, in the order of their file, and what the file says about itself.
public struct TensorCollection {
  public var entries: [(name: String, tensor: Tensor)]
  /// Remarks such as `"format": "pt"`; only safetensors files keep them.
  public var metadata: [String: String]

  public init(_ entries: [(name: String, tensor: Tensor)], metadata: [String: String] = [:]) {
    self.entries = entries
    self.metadata = metadata
  }

  public subscript(name: String) -> Tensor? { entries.first { $0.name == name }?.tensor }
}

extension Content {
  /// The tensor for a file that holds only one.
  func single(for ending: String) throws(TensorError) -> Tensor {
    switch self {
    case .tensor(let tensor): return tensor
    case .named(let tensors): throw .holdsOne(ending, tensors.entries.count)
    }
  }

  /// The tensors for a file that needs names, each name once.
  func named(for ending: String) throws(TensorError) -> TensorCollection {
    guard case .named(let tensors) = self else { throw .needsNames(ending) }
    var names: Set<String> = []
    for entry in tensors.entries where !names.insert(entry.name).inserted { throw .nameTwice(entry.name) }
    return tensors
  }
}

extension TensorError {
  fileprivate static func holdsOne(_ ending: String, _ count: Int) -> TensorError {
    TensorError(
      "object", "a file \(ending) holds one tensor without a name, but this is a collection of \(count)", kind: .value,
      hint: "save it as .npz or .safetensors")
  }

  fileprivate static func needsNames(_ ending: String) -> TensorError {
    TensorError(
      "object", "a file \(ending) holds tensors with names, but this tensor has none", kind: .value,
      hint: "give it one: {\"x\": x}, or save it as .npy")
  }

  fileprivate static func nameTwice(_ name: String) -> TensorError {
    TensorError("object", "two tensors are named \(quoted(name)), but a file needs a name for each", kind: .value)
  }
}
