import Language
import Tensors

/// One convolution by other ways: `toeplitz_matrix`, `im2col`, `winograd`, `fft_conv2d`.
enum ViewsOfConvolution {
  static var all: [Builtin] { [toeplitzMatrix, im2col, winograd, fftConv2d] }

  static var toeplitzMatrix: Builtin {
    Builtin(
      "toeplitz_matrix", "The matrix whose product with the flattened picture is the flattened feature map.",
      .tensor("k", "a kernel R×S"), .pair("size", "rows and columns of the picture"),
      shapes: "R×S and (H, W) give ((H-R+1)·(W-S+1))×(H·W)",
      formula: "row (y, x) has k[r, s] at column (y + r)·W + x + s",
      examples: [
        Example("toeplitz_matrix(slide_kernel(), (4, 4)).shape", prints: "torch.Size([4, 16])"),
        Example(
          "(toeplitz_matrix(slide_kernel(), (7, 7)) @ slide_input().flatten()).reshape(5, 5)[3].tolist()",
          prints: "[1.0, 4.0, 2.0, 1.0, 0.0]"),
      ]
    ) { _, kernel, size in
      guard kernel.rank == 2 else {
        throw TensorError("k", "the kernel is a matrix R×S, but its shape is \(shapeText(kernel.shape))")
      }
      let geometry: Convolution2D.Geometry
      do throws(TensorError) {
        geometry = try Convolution2D.Geometry(
          input: size, kernel: Pair(kernel.shape[0], kernel.shape[1]), stride: 1, padding: .valid, dilation: 1)
      } catch { throw error.renaming(["input": "size", "weight": "k"]) }
      return .tensor(try toeplitz(kernel, geometry))
    }
  }

  /// Picked from the kernel and one 0 behind it, so that gradients reach the kernel.
  private static func toeplitz(_ kernel: Tensor, _ geometry: Convolution2D.Geometry) throws -> Tensor {
    let rows = geometry.rows, columns = geometry.columns
    let positions = rows.output * columns.output, pixels = rows.input * columns.input
    let places = try Tensor.full([positions, pixels], .int(kernel.count))
    let numbers = (0..<kernel.count).map { $0 }
    for y in 0..<rows.output {
      for x in 0..<columns.output {
        let line = try places.selected(0, y * columns.output + x)
        for r in 0..<rows.kernel {
          let start = (y + r) * columns.input + x
          let part = try line.narrowed(0, start, columns.kernel)
          try part.copyFrom(
            .ints(Array(numbers[(r * columns.kernel)..<((r + 1) * columns.kernel)]), [columns.kernel]))
        }
      }
      try Cancellation.poll()
    }
    let padded = try Tensor.cat([kernel.flattened(), Tensor.zeros([1], dtype: kernel.dtype)], axis: 0)
    return try padded.at([.tensor(places)])
  }

  static var im2col: Builtin {
    Builtin(
      "im2col", "Every window of the picture as a column: kernels times it give the feature maps.",
      .tensor("x", "a picture H×W, C×H×W or N×C×H×W"), .pair("kernel_size", "rows and columns of the window"),
      .pair("stride", "pixels from one window to the next", default: 1),
      .pair("padding", "zeros around the picture", default: 0),
      .pair("dilation", "pixels from one window element to the next", default: 1),
      shapes: "C×H×W gives (C·R·S)×positions, the positions row by row",
      examples: [
        Example("im2col(slide_input(), 3).shape", prints: "torch.Size([9, 25])"),
        Example("(slide_kernel().flatten() @ im2col(slide_input(), 3)).max()", prints: "4"),
      ]
    ) { _, input, kernel, stride, padding, dilation in
      do throws(TensorError) {
        return .tensor(try WindowColumns(kernel: kernel, stride: stride, padding: padding, dilation: dilation)(input))
      } catch { throw error.renaming(["input": "x", "weight": "kernel_size"]) }
    }
  }

  static var winograd: Builtin {
    way(
      "winograd", "The feature map in blocks of 2×2 numbers, with 16 multiplications for each instead of 36.",
      .winograd,
      "Y = Aᵀ[(G g Gᵀ) ∘ (Bᵀ d B)]A for each tile d of 4×4 pixels",
      "winograd(slide_input(), slide_kernel())[3].tolist()",
      "[1.0, 4.0, 2.0, 1.0, 0.0]")
  }

  static var fftConv2d: Builtin {
    way(
      "fft_conv2d", "The feature map through the Fourier transform, where a convolution is a product.", .fft,
      "y = FFT⁻¹(FFT(x) · conjugate FFT(k))", "fft_conv2d(slide_input(), slide_kernel())[3, 1].round()", "4")
  }

  private static func way(
    _ name: String, _ summary: String, _ algorithm: ConvolutionAlgorithm, _ formula: String, _ code: String,
    _ result: String
  ) -> Builtin {
    Builtin(
      name, summary, .tensor("x", "a picture H×W, C×H×W or N×C×H×W"),
      .tensor("k", "a kernel R×S, C×R×S, or kernels K×C×R×S"), shapes: "as conv2d with stride 1 and no padding",
      formula: formula,
      examples: [
        Example(code, prints: result),
        Example("allclose(\(name)(ones(2, 5, 6), ones(3, 2, 3, 3)), full((3, 3, 4), 18.), atol=1e-4)", prints: "True"),
      ]
    ) { _, input, kernel in
      do throws(TensorError) {
        return .tensor(try ConvolutionByAlgorithm(Convolution2D(), algorithm)(input, kernel))
      } catch {
        throw error.renaming(["input": "x", "weight": "k", "algorithm": "k"])
      }
    }
  }
}
