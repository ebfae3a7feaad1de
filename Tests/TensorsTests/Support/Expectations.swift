import Testing

@testable import Tensors

/// A float32 matrix from its rows.
func matrix(_ rows: [[Float]]) throws -> Tensor {
  try .floats(Array(rows.joined()), [rows.count, rows.first?.count ?? 0])
}

/// A float32 vector.
func vector(_ numbers: Float...) throws -> Tensor { try .floats(numbers, [numbers.count]) }

/// The numbers 0, 1, 2, … in a shape, as float32.
func counting(_ shape: Int...) throws -> Tensor {
  try .floats((0..<shape.reduce(1, *)).map(Float.init), shape)
}

/// Equal in shape and in every number; nan equals nan and the sign of zero counts.
func expect(
  _ tensor: Tensor, _ shape: [Int], _ numbers: [Double], within tolerance: Double = 0,
  at place: SourceLocation = #_sourceLocation
) {
  #expect(tensor.shape == shape, sourceLocation: place)
  let found = tensor.doubles()
  let isEqual =
    found.count == numbers.count
    && zip(found, numbers).allSatisfy {
      $0 == $1 && $0.sign == $1.sign || $0.isNaN && $1.isNaN || abs($0 - $1) <= tolerance && tolerance > 0
    }
  #expect(isEqual, "found \(found), expected \(numbers)", sourceLocation: place)
}

/// The body throws an error of this kind whose message names all the parts.
func expectError(
  _ kind: TensorError.Kind, naming parts: String..., at place: SourceLocation = #_sourceLocation,
  _ body: () throws -> Void
) {
  let error = #expect(throws: TensorError.self, sourceLocation: place) { try body() }
  guard let error else { return }
  #expect(error.kind == kind, sourceLocation: place)
  let text = error.message + " | " + (error.hint ?? "")
  for part in parts { #expect(text.contains(part), "`\(text)` does not name \(part)", sourceLocation: place) }
}
