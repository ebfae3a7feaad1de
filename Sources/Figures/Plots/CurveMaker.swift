import Language
import Tensors

/// Turns the arguments of `plot` into curves, each with a mark of its own.
struct CurveMaker {
  let start: Double, end: Double
  let isDerivative: Bool
  let context: Context

  /// Without colour, a curve is known by its character.
  private static let marks = Array("*o+x#%")
  private static let slopeMarks = Array(".:',~^")

  func curves(_ values: [Value]) throws -> [Curve] {
    guard !values.isEmpty else {
      throw TensorError("functions", "there is nothing to plot", kind: .type, hint: "plot(sigmoid, tanh)")
    }
    guard values.count <= CurveMaker.marks.count else {
      throw TensorError.tooMany(values.count, most: CurveMaker.marks.count)
    }
    var nameless = 0
    return try values.enumerated().flatMap { index, value -> [Curve] in
      let mark = CurveMaker.marks[index]
      let slopeMark = CurveMaker.slopeMarks[index]
      func name(_ fallback: String) -> String {
        nameless += 1
        return "\(fallback)\(nameless)"
      }
      if let numbers = try numbers(value) {
        let curve = Curve(
          name: name("y"), mark: mark, start: 0, end: Double(max(1, numbers.count - 1)), values: numbers)
        return [curve]
      }
      switch value {
      case .function(let function):
        return try curves(value, function.name == "<lambda>" ? name("f") : function.name, mark, slopeMark)
      case .object(let object) where object.builtin != nil:
        return try curves(value, object.builtin?.name ?? name("f"), mark, slopeMark)
      default: throw TensorError.notPlottable(value)
      }
    }
  }

  /// The function, and its derivative if that is wanted.
  private func curves(_ value: Value, _ name: String, _ mark: Character, _ slopeMark: Character) throws -> [Curve] {
    let sampling = Sampling(start: start, end: end)
    let activation = Activation(rawValue: name).flatMap { isBuiltin(value) ? $0 : nil }
    let function = activation.map { activation in { activation($0) } } ?? value.asFunction(context, at: start, end)
    let values = try sampling.values(function)
    let jumps = sampling.jumps(values, function)
    let curve = Curve(name: name, mark: mark, start: start, end: end, values: values, jumps: jumps)
    guard isDerivative else { return [curve] }
    let slope: [Double]
    let slopeJumps: Set<Int>
    if let activation {
      slope = try sampling.values { activation.derivative($0) }
      slopeJumps = sampling.jumps(slope) { activation.derivative($0) }
    } else {
      slope = try sampling.slopes(function, jumps: jumps)
      // A kink is a jump of the slope, spread over two samples.
      slopeJumps = sampling.jumps(slope) { x in (try function(x + 1e-4) - function(x - 1e-4)) / 2e-4 }
    }
    let note = activation == nil ? "its derivative, from differences" : "its derivative"
    return [
      curve,
      Curve(name: name + "′", mark: slopeMark, start: start, end: end, values: slope, jumps: slopeJumps, note: note),
    ]
  }

  private func isBuiltin(_ value: Value) -> Bool {
    if case .object(let object) = value { object is BuiltinObject } else { false }
  }

  /// The numbers of a vector or of a list of numbers; nil for anything else.
  private func numbers(_ value: Value) throws -> [Double]? {
    if case .tensor(let tensor) = value {
      guard tensor.rank == 1, tensor.count > 0 else { throw TensorError.noVector(tensor.shape) }
      return tensor.doubles()
    }
    guard let entries = value.sequence, !entries.isEmpty else { return nil }
    let numbers = entries.compactMap { entry -> Double? in
      if case .tensor(let tensor) = entry { return tensor.count == 1 ? (try? tensor.item())?.double : nil }
      return entry.double
    }
    return numbers.count == entries.count ? numbers : nil
  }
}

extension TensorError {
  fileprivate static func tooMany(_ count: Int, most: Int) -> TensorError {
    TensorError(
      "functions", "\(count) curves cannot be told apart in one plot; \(most) can", kind: .value,
      hint: "plot some of them at a time")
  }

  fileprivate static func notPlottable(_ value: Value) -> TensorError {
    TensorError(
      "functions", "`plot` draws functions and vectors, but this is \(value.shortDescription)", kind: .type,
      hint: "plot(sigmoid), plot(lambda z: z * z), plot([1, 4, 9])")
  }

  fileprivate static func noVector(_ shape: [Int]) -> TensorError {
    TensorError(
      "functions", "a curve is a vector, but the shape is \(shapeText(shape))", kind: .value,
      hint: shape.count == 2 ? "x[0] is its first row; show(x) draws a matrix" : nil)
  }
}
