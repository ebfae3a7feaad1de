import Glibc
import Tensors

/// The transforms that a walk through `fft_conv2d` looks at, each made when it is first looked at.
final class FourierPlanes {
  let input: PictureStack, kernel: PictureStack, result: PictureStack
  /// Sides of the transforms: powers of two, with room for picture and kernel.
  let rows: Int, columns: Int
  private var pictures: [Int: FourierPlane] = [:], kernels: [Int: FourierPlane] = [:], sums: [Int: FourierPlane] = [:]

  init(input: PictureStack, kernel: PictureStack, result: PictureStack) {
    self.input = input
    self.kernel = kernel
    self.result = result
    rows = FourierPlane.size(input.rows, kernel.rows)
    columns = FourierPlane.size(input.columns, kernel.columns)
  }

  func picture(_ picture: Int, _ channel: Int) -> FourierPlane {
    remembered(\.pictures, picture * input.channels + channel) { self.transform(of: self.input, picture, channel) }
  }

  func kernel(_ map: Int, _ channel: Int) -> FourierPlane {
    remembered(\.kernels, map * kernel.channels + channel) { self.transform(of: self.kernel, map, channel) }
  }

  /// Of one channel: F(x) times the conjugate of F(k).
  func product(_ picture: Int, _ map: Int, _ channel: Int) -> FourierPlane {
    var product = FourierPlane(rows: rows, columns: columns)
    product.add(self.picture(picture, channel), timesConjugateOf: kernel(map, channel))
    return product
  }

  /// The products of all channels added up.
  func sum(_ picture: Int, _ map: Int) -> FourierPlane {
    remembered(\.sums, picture * result.channels + map) {
      var sum = FourierPlane(rows: self.rows, columns: self.columns)
      for channel in 0..<self.input.channels {
        sum.add(self.picture(picture, channel), timesConjugateOf: self.kernel(map, channel))
      }
      return sum
    }
  }

  private func remembered(
    _ planes: ReferenceWritableKeyPath<FourierPlanes, [Int: FourierPlane]>, _ key: Int, make: () -> FourierPlane
  ) -> FourierPlane {
    if let known = self[keyPath: planes][key] { return known }
    let made = make()
    self[keyPath: planes][key] = made
    return made
  }

  private func transform(of stack: PictureStack, _ picture: Int, _ channel: Int) -> FourierPlane {
    var plane = FourierPlane(rows: rows, columns: columns)
    for row in 0..<stack.rows {
      for column in 0..<stack.columns {
        plane.real[row * columns + column] = stack[picture, channel, row, column]
      }
    }
    plane.transform(inverse: false)
    return plane
  }
}

extension FourierPlane {
  /// A complex number of the plane.
  subscript(row: Int, column: Int) -> (real: Double, imaginary: Double) {
    (real[row * columns + column], imaginary[row * columns + column])
  }

  /// How large it is, whatever its angle.
  func size(_ row: Int, _ column: Int) -> Double {
    let (real, imaginary) = self[row, column]
    return (real * real + imaginary * imaginary).squareRoot()
  }

  /// One number of the inverse transform.
  func inverse(_ row: Int, _ column: Int) -> Double {
    var sum = 0.0
    for u in 0..<rows {
      for v in 0..<columns {
        let angle = 2 * Double.pi * (Double(u * row) / Double(rows) + Double(v * column) / Double(columns))
        sum += self[u, v].real * cos(angle) - self[u, v].imaginary * sin(angle)
      }
    }
    return sum / Double(rows * columns)
  }
}
