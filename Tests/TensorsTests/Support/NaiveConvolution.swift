@testable import Tensors

/// The definition of a convolution as seven nested loops: the slow twin that fast kernels must equal.
///
/// y[n, k, i, j] = bias[k] + Σ over c, r, s of x[n, c, i·S + r·D - P, j·S + s·D - P]·w[k, c, r, s], where x is 0 outside.
func naiveConvolution(
  _ x: Tensor, _ w: Tensor, bias: Tensor?, stride: Pair, padding: Pair, dilation: Pair, groups: Int
) throws -> Tensor {
  let (N, H, W) = (x.shape[0], x.shape[2], x.shape[3])
  let (K, C, R, S) = (w.shape[0], w.shape[1], w.shape[2], w.shape[3])
  let rows = (H + 2 * padding.rows - dilation.rows * (R - 1) - 1) / stride.rows + 1
  let columns = (W + 2 * padding.columns - dilation.columns * (S - 1) - 1) / stride.columns + 1
  var y: [Float] = []
  for n in 0..<N {
    for k in 0..<K {
      for i in 0..<rows {
        for j in 0..<columns {
          var sum = bias?.scalar(at: [k]).double ?? 0
          for c in 0..<C {
            for r in 0..<R {
              for s in 0..<S {
                let row = i * stride.rows + r * dilation.rows - padding.rows
                let column = j * stride.columns + s * dilation.columns - padding.columns
                guard (0..<H).contains(row) && (0..<W).contains(column) else { continue }
                let channel = k / (K / groups) * C + c
                sum += x.scalar(at: [n, channel, row, column]).double * w.scalar(at: [k, c, r, s]).double
              }
            }
          }
          y.append(Float(sum))
        }
      }
    }
  }
  return try .floats(y, [N, K, rows, columns])
}

extension RandomSource {
  /// A number in a range.
  mutating func pick(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

  /// Small whole numbers as float32, so that every sum of products is exact.
  mutating func smallNumbers(_ shape: [Int]) throws -> Tensor {
    try .floats((0..<shape.reduce(1, *)).map { _ in Float(below(9) - 4) }, shape)
  }
}
