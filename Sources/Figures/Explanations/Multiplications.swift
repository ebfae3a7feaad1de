import Language
import Tensors

/// How many multiplications of numbers some calls took, by the formulas of the operations.
enum Multiplications {
  /// The sum over all calls whose multiplications are known; nil if there is none. At most 2⁶³ - 1.
  static func count(in events: [CallEvent]) -> Int? {
    let counts = events.compactMap(count)
    guard !counts.isEmpty else { return nil }
    return counts.reduce(0) { total, count in
      let (sum, overflow) = total.addingReportingOverflow(count)
      return overflow ? .max : sum
    }
  }

  static func count(_ event: CallEvent) -> Int? {
    switch event.name {
    case "conv2d":
      guard let (operation, input, weight, bias) = event.convolution,
        let plan = try? operation.plan(input.shape, weight.shape, bias: bias?.shape)
      else { return nil }
      let name = event["algorithm"]?.string ?? "direct"
      return times(plan.batch, (ConvolutionAlgorithm(rawValue: name) ?? .direct).multiplications(plan))
    case "winograd", "fft_conv2d":
      guard let input = event.tensor("x"), let kernel = event.tensor("k"),
        let plan = try? Convolution2D().plan(input.shape, kernel.shape)
      else { return nil }
      return times(
        plan.batch, (event.name == "winograd" ? ConvolutionAlgorithm.winograd : .fft).multiplications(plan))
    case "correlate2d", "convolve2d":
      guard let picture = event.tensor("x"), let kernel = event.tensor("k"), case .tensor(let map) = event.result
      else { return nil }
      return times(map.count, min(kernel.count, picture.count))
    case "matmul", "mm", "mv", "bmm", "dot", "linear":
      guard let left = event.tensor("input") ?? event.tensor("self"), let inner = left.shape.last,
        case .tensor(let product) = event.result
      else { return nil }
      return times(product.count, inner)
    default: return nil
    }
  }

  private static func times(_ a: Int, _ b: Int) -> Int {
    let (product, overflow) = a.multipliedReportingOverflow(by: b)
    return overflow ? .max : product
  }
}
