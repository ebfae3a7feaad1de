import Glibc

/// A convolution with stride 1 through the Fourier transform: there the sum over all shifts is a product.
///
/// Source: Mathieu, Henaff, LeCun, Fast Training of Convolutional Networks through FFTs (2013).
struct FourierConvolution {
  /// [N, C, H, W], padding included.
  private let input: Tensor
  /// [K, C, R, S].
  private let kernels: Tensor
  private let output: Pair

  init(_ input: Tensor, _ kernels: Tensor, _ output: Pair) {
    self.input = input
    self.kernels = kernels
    self.output = output
  }

  /// [N, K, H′, W′].
  func maps() throws(TensorError) -> Tensor {
    let batch = input.shape[0], channels = input.shape[1], count = kernels.shape[0]
    let rows = FourierPlane.size(input.shape[2], kernels.shape[2])
    let columns = FourierPlane.size(input.shape[3], kernels.shape[3])
    let pictures = try planes(input, rows, columns), weights = try planes(kernels, rows, columns)
    return try .make([batch, count, output.rows, output.columns], Float.self) { (target) throws(TensorError) in
      for picture in 0..<batch {
        for map in 0..<count {
          var sum = FourierPlane(rows: rows, columns: columns)
          for channel in 0..<channels {
            // The conjugate turns the kernel round: what networks call convolution is a correlation.
            sum.add(pictures[picture * channels + channel], timesConjugateOf: weights[map * channels + channel])
          }
          sum.transform(inverse: true)
          let start = (picture * count + map) * output.rows * output.columns
          for y in 0..<output.rows {
            for x in 0..<output.columns {
              (target + start + y * output.columns + x).initialize(to: Float(sum.real[y * columns + x]))
            }
          }
          try Cancellation.poll()
        }
      }
    }
  }

  /// The transform of every plane in the first two axes.
  private func planes(_ tensor: Tensor, _ rows: Int, _ columns: Int) throws(TensorError) -> [FourierPlane] {
    let height = tensor.shape[2], width = tensor.shape[3]
    return try tensor.withElements(as: Float.self) { (elements) throws(TensorError) in
      try MemoryBudget.checkList(of: 2 * tensor.shape[0] * tensor.shape[1] * rows * columns)
      var planes: [FourierPlane] = []
      for plane in 0..<(tensor.shape[0] * tensor.shape[1]) {
        var transformed = FourierPlane(rows: rows, columns: columns)
        for y in 0..<height {
          for x in 0..<width {
            transformed.real[y * columns + x] = Double(elements[(plane * height + y) * width + x])
          }
        }
        transformed.transform(inverse: false)
        planes.append(transformed)
        try Cancellation.poll()
      }
      return planes
    }
  }
}

/// A rectangle of complex numbers whose sides are powers of two, and its Fourier transform.
public struct FourierPlane: Sendable {
  public let rows: Int, columns: Int
  /// Row by row.
  public var real: [Double], imaginary: [Double]

  /// Zeros everywhere.
  ///
  /// - Parameters:
  ///   - rows: a power of two, as `columns` is.
  public init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    real = [Double](repeating: 0, count: rows * columns)
    imaginary = real
  }

  /// The side that a picture and a kernel need, so that what wraps round meets zeros: the next power of two.
  public static func size(_ input: Int, _ kernel: Int) -> Int {
    var size = 1
    while size < input + kernel - 1 { size *= 2 }
    return size
  }

  static func size(_ axis: Convolution2D.Axis) -> Int { size(axis.input + axis.before + axis.after, axis.kernel) }

  /// Adds a · conjugate(b), element by element.
  public mutating func add(_ a: FourierPlane, timesConjugateOf b: FourierPlane) {
    for index in real.indices {
      real[index] += a.real[index] * b.real[index] + a.imaginary[index] * b.imaginary[index]
      imaginary[index] += a.imaginary[index] * b.real[index] - a.real[index] * b.imaginary[index]
    }
  }

  /// The transform in both directions of the plane; the inverse one divides by the number of elements.
  public mutating func transform(inverse: Bool) {
    for row in 0..<rows { transform(start: row * columns, step: 1, count: columns, inverse) }
    for column in 0..<columns { transform(start: column, step: columns, count: rows, inverse) }
    guard inverse else { return }
    let scale = 1 / Double(rows * columns)
    for index in real.indices {
      real[index] *= scale
      imaginary[index] *= scale
    }
  }

  /// One line, in place: first the elements in bit-reversed order, then sums and differences of ever longer pairs
  /// (Cooley & Tukey, 1965).
  private mutating func transform(start: Int, step: Int, count: Int, _ inverse: Bool) {
    var reversed = 0
    for index in 1..<max(count, 1) {
      var bit = count / 2
      while reversed & bit != 0 {
        reversed ^= bit
        bit /= 2
      }
      reversed |= bit
      if index < reversed {
        real.swapAt(start + index * step, start + reversed * step)
        imaginary.swapAt(start + index * step, start + reversed * step)
      }
    }
    var length = 2
    while length <= count {
      let angle = (inverse ? 2 : -2) * Double.pi / Double(length)
      for offset in 0..<(length / 2) {
        let cosine = cos(angle * Double(offset)), sine = sin(angle * Double(offset))
        for block in stride(from: offset, to: count, by: length) {
          let low = start + block * step, high = start + (block + length / 2) * step
          let a = real[high] * cosine - imaginary[high] * sine, b = real[high] * sine + imaginary[high] * cosine
          real[high] = real[low] - a
          imaginary[high] = imaginary[low] - b
          real[low] += a
          imaginary[low] += b
        }
      }
      length *= 2
    }
  }
}
