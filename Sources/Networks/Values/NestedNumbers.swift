import Language
import Tensors

/// Numbers in nested lists, as `tensor(…)` takes them, with the shape that the nesting shows.
struct NestedNumbers {
  private(set) var shape: [Int] = []
  private(set) var scalars: [Scalar] = []
  private let context: Context

  /// - Throws: `ValueError` that names the place if the lists are ragged, as PyTorch's types of error if an entry is no
  ///   number.
  init(_ data: Value, _ context: Context) throws {
    self.context = context
    var first = data
    while let entries = try entries(first) {
      shape.append(entries.count)
      guard shape.count <= NestedNumbers.deepest else { throw TensorError.tooDeep(NestedNumbers.deepest) }
      guard let next = entries.first else { break }
      first = next
    }
    try add(data, place: [])
  }

  private static let deepest = 64

  private mutating func add(_ value: Value, place: [Int]) throws {
    guard let entries = try entries(value) else {
      guard place.count == shape.count else { throw TensorError.notNested(value, place, wanted: shape[place.count]) }
      return scalars.append(try number(value, place))
    }
    guard place.count < shape.count else { throw TensorError.nestedTooDeep(value, place) }
    guard entries.count == shape[place.count] else {
      throw TensorError.ragged(entries.count, place, wanted: shape[place.count])
    }
    for (index, entry) in entries.enumerated() { try add(entry, place: place + [index]) }
  }

  /// The entries of a list, tuple or range; nil for anything else.
  private func entries(_ value: Value) throws -> [Value]? {
    if case .object(let object) = value, object is RangeObject { return try elements(of: value, context) }
    return value.sequence
  }

  private func number(_ value: Value, _ place: [Int]) throws -> Scalar {
    if let scalar = value.scalar { return scalar }
    switch value {
    case .tensor(let tensor):
      guard tensor.count == 1 else { throw TensorError.severalNumbers(tensor, place) }
      return try tensor.item()
    case .string: throw TensorError.text(place)
    default: throw TensorError.noNumber(value, place)
    }
  }
}

extension TensorError {
  /// `data[1][0]`.
  private static func text(of place: [Int]) -> String { "data" + place.map { "[\($0)]" }.joined() }

  fileprivate static func ragged(_ count: Int, _ place: [Int], wanted: Int) -> TensorError {
    let other = place.dropLast() + [0]
    return TensorError(
      "data",
      "\(text(of: place)) has \(count) entries, but \(text(of: Array(other))) has \(wanted): all rows must be equally long",
      kind: .value)
  }

  fileprivate static func notNested(_ value: Value, _ place: [Int], wanted: Int) -> TensorError {
    TensorError(
      "data", "\(text(of: place)) is \(value.shortDescription), but the entries beside it are lists of \(wanted)",
      kind: .type)
  }

  fileprivate static func nestedTooDeep(_ value: Value, _ place: [Int]) -> TensorError {
    TensorError(
      "data", "\(text(of: place)) is \(value.shortDescription), but the entries beside it are numbers", kind: .type)
  }

  fileprivate static func tooDeep(_ limit: Int) -> TensorError {
    TensorError("data", "the lists lie more than \(limit) deep in each other", kind: .value)
  }

  fileprivate static func severalNumbers(_ tensor: Tensor, _ place: [Int]) -> TensorError {
    TensorError(
      "data", "\(text(of: place)) is a tensor of \(tensor.count) numbers, but one number is needed", kind: .value,
      hint: "stack(list) puts tensors together")
  }

  fileprivate static func text(_ place: [Int]) -> TensorError {
    TensorError(
      "data", "\(text(of: place)) is a text, but a tensor holds numbers", kind: place.isEmpty ? .type : .value,
      hint: "float(…) makes a number of a text")
  }

  fileprivate static func noNumber(_ value: Value, _ place: [Int]) -> TensorError {
    TensorError("data", "\(text(of: place)) is \(value.shortDescription), but a tensor holds numbers")
  }
}
