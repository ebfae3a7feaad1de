import Language
import Tensors

/// The lecture's own matrices and its formula.
enum LectureWords {
  static var all: [Builtin] { [slideInput, slideKernel, poolingSlide, outputSize] }

  static var slideInput: Builtin {
    Builtin(
      "slide_input", "The input image of the lecture's convolution slide, a face in a 7×7 picture.",
      .int("columns", "7 for the picture, 8 for the table as printed, whose last column is empty", default: 7),
      shapes: "7×columns",
      examples: [
        Example("slide_input().shape", prints: "torch.Size([7, 7])"),
        Example("slide_input(columns=8)[:, 7].sum()", prints: "0"),
      ]
    ) { _, columns in
      guard columns == 7 || columns == 8 else {
        throw TensorError("columns", "the slide has 7 columns, or 8 as printed, not \(columns)", kind: .value)
      }
      let face = [
        [0, 0, 0, 0, 0, 0, 0], [0, 1, 0, 0, 0, 1, 0], [0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 1, 0, 0, 0],
        [0, 1, 0, 0, 0, 1, 0], [0, 0, 1, 1, 1, 0, 0], [0, 0, 0, 0, 0, 0, 0],
      ]
      return .tensor(try Tensor.matrix(face.map { columns == 8 ? $0 + [0] : $0 }))
    }
  }

  static var slideKernel: Builtin {
    Builtin(
      "slide_kernel", "The feature detector of the lecture's convolution slide.", shapes: "3×3",
      examples: [
        Example("slide_kernel().sum()", prints: "4"),
        Example("slide_kernel().tolist()", prints: "[[0.0, 0.0, 1.0], [1.0, 0.0, 0.0], [0.0, 1.0, 1.0]]"),
      ]
    ) { _ in .tensor(try Tensor.matrix([[0, 0, 1], [1, 0, 0], [0, 1, 1]])) }
  }

  static var poolingSlide: Builtin {
    Builtin(
      "pooling_slide", "The picture of the lecture's pooling slide.", shapes: "4×4",
      examples: [
        Example("max_pool2d(pooling_slide(), 2).tolist()", prints: "[[6.0, 8.0], [3.0, 4.0]]"),
        Example("pooling_slide().max()", prints: "8"),
      ]
    ) { _ in .tensor(try Tensor.matrix([[1, 1, 2, 4], [5, 6, 7, 8], [3, 2, 1, 0], [1, 2, 3, 4]])) }
  }

  static var outputSize: Builtin {
    Builtin(
      "output_size", "The size of a feature map along one axis, by the lecture's formula with floor and dilation.",
      .int("I", "size of the input, at least 1"), .int("F", "size of the kernel (filter), at least 1"),
      .int("P", "padding on each side", default: 0), .int("S", "stride", default: 1), .int("D", "dilation", default: 1),
      formula: "O = ⌊(I + 2P - D(F - 1) - 1)/S⌋ + 1",
      examples: [Example("output_size(28, 3)", prints: "26"), Example("output_size(28, 3, P=1, S=2)", prints: "14")]
    ) { _, input, kernel, padding, stride, dilation in
      do throws(TensorError) {
        let geometry = try Convolution2D.Geometry(
          input: Pair(input, input), kernel: Pair(kernel, kernel), stride: Pair(stride, stride),
          padding: .numbers(Pair(padding, padding)), dilation: Pair(dilation, dilation))
        return .int(geometry.rows.output)
      } catch {
        throw error.renaming(["input": "I", "weight": "F", "padding": "P", "stride": "S", "dilation": "D"])
      }
    }
  }
}
