/// Gradients compared with central differences: each number moved up and down a little, and the change of the result
/// divided by the distance.
///
/// The result's elements are added up with different weights, so that errors in them cannot cancel out.
public struct GradientCheck {
  /// How far each number is moved.
  public var step: Double
  /// Tolerance in itself, and as a part of the gradient.
  public var absolute: Double, relative: Double

  public init(step: Double = 1e-2, absolute: Double = 1e-3, relative: Double = 1e-2) {
    self.step = step
    self.absolute = absolute
    self.relative = relative
  }

  /// The first derivative that differs, or nil if all agree.
  ///
  /// - Parameters:
  ///   - inputs: those that require gradients are checked; none of them is changed.
  ///   - function: called twice for each of their elements, and once for the gradients.
  /// - Throws: `ValueError` if no input requires a gradient.
  public func firstFailure(
    _ inputs: [Tensor], _ function: ([Tensor]) throws -> Tensor
  ) throws -> TensorError? {
    guard inputs.contains(where: \.requiresGrad) else { throw TensorError.nothingToCheck }
    let leaves = try inputs.map { input in
      let leaf = try input.detached().copy()
      if input.requiresGrad { try leaf.setRequiresGrad(true) }
      return leaf
    }
    let result = try function(leaves)
    guard result.requiresGrad else { throw TensorError.untracked }
    let wanted = leaves.filter(\.requiresGrad)
    let gradients = try Tensor.gradients(of: [result], [weights(result)], inputs: wanted)
    for (index, leaf) in wanted.enumerated() {
      let found = gradients[index]?.doubles() ?? [Double](repeating: 0, count: leaf.count)
      let place = leaves.firstIndex { $0 === leaf } ?? index
      for element in 0..<leaf.count {
        let expected = try difference(leaves, leaf, element, function)
        let tolerance = absolute + relative * abs(expected)
        guard abs(found[element] - expected) <= tolerance || found[element].isNaN && expected.isNaN else {
          return .wrongDerivative(place, leaf.shape, element, found[element], expected)
        }
      }
    }
    return nil
  }

  /// (f(x + h) - f(x - h))/2h for one element of one input.
  private func difference(
    _ leaves: [Tensor], _ leaf: Tensor, _ element: Int, _ function: ([Tensor]) throws -> Tensor
  ) throws -> Double {
    var totals: [Double] = [], places: [Double] = []
    for direction in [step, -step] {
      var values = leaf.doubles()
      values[element] += direction
      let moved = try Tensor.floats(values.map(Float.init), leaf.shape)
      // As far as float32 really moved it.
      places.append(moved.doubles()[element])
      let result = try function(leaves.map { $0 === leaf ? moved : $0.detached() })
      let weights = try weights(result).doubles()
      totals.append(zip(result.detached().doubles(), weights).reduce(0) { $0 + $1.0 * $1.1 })
    }
    return (totals[0] - totals[1]) / (places[0] - places[1])
  }

  /// 1, 1.25, 1.5, 1.75, 1, …
  private func weights(_ result: Tensor) throws -> Tensor {
    try .floats((0..<result.count).map { 1 + Float($0 % 4) / 4 }, result.shape)
  }
}

extension TensorError {
  fileprivate static var nothingToCheck: TensorError {
    TensorError(
      "inputs", "no input requires a gradient, so there is nothing to check", kind: .value,
      hint: "make one with requires_grad=True")
  }

  fileprivate static func wrongDerivative(
    _ input: Int, _ shape: [Int], _ element: Int, _ found: Double, _ expected: Double
  ) -> TensorError {
    let place = elementIndex(element, in: shape).map(String.init).joined(separator: ", ")
    return TensorError(
      "func",
      "the derivative with respect to input \(input)\(shape.isEmpty ? "" : ", element [\(place)]") is \(Float(found)) by backward, but \(Float(expected)) by finite differences"
    )
  }
}
