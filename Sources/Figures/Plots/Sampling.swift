import Language
import Tensors

/// A function of the language, or an activation, as numbers at many places.
struct Sampling {
  let start: Double, end: Double
  static let count = 601

  private var width: Double { (end - start) / Double(Sampling.count - 1) }

  private func x(_ index: Int) -> Double {
    // From both ends, so that 0 in the middle of -6 to 6 is exactly 0.
    let fraction = Double(index) / Double(Sampling.count - 1)
    return start * (1 - fraction) + end * fraction
  }

  /// The values of a function at all places; nan where it fails, as `log` does below 0.
  ///
  /// - Throws: the function's own error, if it fails everywhere.
  func values(_ function: (Double) throws -> Double) throws -> [Double] {
    var failure: (any Error)?
    var succeeded = false
    let values = try (0..<Sampling.count).map { index -> Double in
      do {
        let value = try function(x(index))
        succeeded = true
        return value
      } catch {
        if (error as? Diagnostic)?.kind == "KeyboardInterrupt" || (error as? TensorError)?.kind == .interrupt {
          throw error
        }
        if failure == nil { failure = error }
        // A function that fails at the first places only is given a chance at the others.
        if !succeeded && index == Sampling.count - 1, let failure { throw failure }
        return .nan
      }
    }
    return values
  }

  /// Where the function jumps: where halving the distance again and again does not make the difference smaller.
  func jumps(_ values: [Double], _ function: (Double) throws -> Double) -> Set<Int> {
    let finite = values.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max(), high > low else { return [] }
    var jumps: Set<Int> = []
    for index in 0..<(values.count - 1) {
      let difference = abs(values[index + 1] - values[index])
      guard difference > (high - low) / 50 else { continue }
      var (a, b) = (x(index), x(index + 1))
      var (left, right) = (values[index], values[index + 1])
      for _ in 0..<14 {
        let middle = (a + b) / 2
        guard let value = try? function(middle), value.isFinite else { break }
        if abs(value - left) > abs(right - value) { (b, right) = (middle, value) } else { (a, left) = (middle, value) }
      }
      if abs(right - left) > difference / 2 { jumps.insert(index) }
    }
    return jumps
  }

  /// The slope at all places by central differences; none next to a jump.
  func slopes(_ function: (Double) throws -> Double, jumps: Set<Int>) throws -> [Double] {
    // Large enough that 32-bit numbers still differ in several digits.
    let step = width / 4
    let slopes = try values { x in (try function(x + step) - function(x - step)) / (2 * step) }
    return slopes.enumerated().map { index, slope in jumps.contains(index) || jumps.contains(index - 1) ? .nan : slope }
  }
}

extension Value {
  /// The value as a function of one number, for plotting.
  ///
  /// Python numbers are tried first; a function that takes only tensors gets tensors of one number.
  func asFunction(_ context: Context, at start: Double, _ end: Double) -> (Double) throws -> Double {
    func withNumber(_ x: Double) throws -> Double { try context.call(self, [.float(x)]).oneNumber() }
    func withTensor(_ x: Double) throws -> Double {
      try context.call(self, [.tensor(try Tensor.floats([Float(x)], [1]))]).oneNumber()
    }
    let trials = [start, (start + end) / 2, end, start * 0.3 + end * 0.7]
    let takesNumbers = trials.contains { (try? withNumber($0)) != nil }
    return takesNumbers || !trials.contains { (try? withTensor($0)) != nil } ? withNumber : withTensor
  }

  private func oneNumber() throws -> Double {
    if case .tensor(let tensor) = self, tensor.count == 1 { return try tensor.item().double }
    guard let number = double else {
      throw Diagnostic.type("a function to be plotted gives one number, but this is \(shortDescription)")
    }
    return number
  }
}
