import Tensors
import Testing

@testable import Formats

/// Expects an error whose message or hint names all of the parts.
func expectError(
  _ kind: TensorError.Kind = .value, of parameter: String = "path", naming parts: String...,
  at place: SourceLocation = #_sourceLocation, _ body: () throws -> Void
) {
  let error = #expect(throws: TensorError.self, sourceLocation: place) { try body() }
  guard let error else { return }
  #expect(error.kind == kind, "\(error.message)", sourceLocation: place)
  #expect(error.parameter == parameter, "\(error.message)", sourceLocation: place)
  let text = error.message + " | " + (error.hint ?? "")
  for part in parts { #expect(text.contains(part), "`\(text)` does not name \(part)", sourceLocation: place) }
}

func expectSame(_ found: Tensor?, _ wanted: Tensor, at place: SourceLocation = #_sourceLocation) {
  #expect(found?.dtype == wanted.dtype, sourceLocation: place)
  #expect(found?.shape == wanted.shape, sourceLocation: place)
  #expect(found?.doubles() == wanted.doubles(), sourceLocation: place)
}

/// A tensor of each type, of several ranks, and one that is a view with strides of its own.
func sampleTensors() throws -> [(name: String, tensor: Tensor)] {
  [
    ("floats", try .floats([1.5, -2, 0.1, .infinity, .leastNonzeroMagnitude, -0.0], [2, 3])),
    ("ints", try .ints([1, -2, .max, .min], [4])),
    ("truths", try .bools([true, false, true], [1, 3, 1])),
    ("bytes", try .scalars([.int(0), .int(255)], [2], dtype: .uint8)),
    ("number", try .scalar(.float(3.25))),
    ("empty", try .zeros([2, 0])),
    ("turned", try Tensor.ints([1, 2, 3, 4, 5, 6], [2, 3]).transposed(0, 1)),
  ]
}

extension Content {
  var tensor: Tensor? {
    if case .tensor(let tensor) = self { tensor } else { nil }
  }

  var namedTensors: TensorCollection? {
    if case .named(let tensors) = self { tensors } else { nil }
  }
}

extension ArraySlice<UInt8> {
  /// The same bytes with one piece exchanged, which has to be there once.
  func replacing(_ piece: String, with other: String) -> ArraySlice<UInt8> {
    let places = ranges(of: Array<UInt8>(piece.utf8))
    precondition(places.count == 1, "\(piece) is there \(places.count) times")
    return replacing(Array<UInt8>(piece.utf8), with: Array<UInt8>(other.utf8))
  }
}
