import Language
import Tensors

/// One number for each window: PyTorch's `max_pool2d` and `avg_pool2d`.
enum PoolingWords {
  static var all: [Builtin] { [maxPool2d, avgPool2d] }

  private static let formula = "H′ = ⌊(H + 2·padding - kernel_size)/stride⌋ + 1"

  static var maxPool2d: Builtin {
    Builtin(
      "max_pool2d", "The largest number of every window.",
      .tensor("input", "N×C×H×W, C×H×W or a matrix H×W"), .pair("kernel_size", "rows and columns of the window"),
      .optionalPair("stride", "pixels from one window to the next; kernel_size if left out"),
      .pair("padding", "border that never wins, at most half of kernel_size", default: 0),
      .pair("dilation", "pixels from one window element to the next", default: 1),
      .bool("ceil_mode", "let a last window hang over the edge", default: false),
      .bool("return_indices", "also give the position of each winner in its picture", default: false),
      shapes: "N×C×H×W gives N×C×H′×W′", formula: formula,
      examples: [
        Example("max_pool2d(pooling_slide(), 2).tolist()", prints: "[[6.0, 8.0], [3.0, 4.0]]"),
        Example("max_pool2d(pooling_slide(), 3, stride=1).shape", prints: "torch.Size([2, 2])"),
      ]
    ) { _, input, kernel, stride, padding, dilation, ceil, returnsIndices in
      let pool = Pooling2D(.max, kernel: kernel, stride: stride, padding: padding, dilation: dilation, ceil: ceil)
      let (values, indices) = try pool.withIndices(input)
      return returnsIndices ? .tuple(TupleObject([.tensor(values), .tensor(indices)])) : .tensor(values)
    }
  }

  static var avgPool2d: Builtin {
    Builtin(
      "avg_pool2d", "The mean of every window.",
      .tensor("input", "N×C×H×W, C×H×W or a matrix H×W"), .pair("kernel_size", "rows and columns of the window"),
      .optionalPair("stride", "pixels from one window to the next; kernel_size if left out"),
      .pair("padding", "zeros around the input, at most half of kernel_size", default: 0),
      .bool("ceil_mode", "let a last window hang over the edge", default: false),
      .bool("count_include_pad", "divide by all pixels of the window, padding included", default: true),
      .optionalInt("divisor_override", "divide by this instead"),
      shapes: "N×C×H×W gives N×C×H′×W′", formula: formula,
      examples: [
        Example("avg_pool2d(pooling_slide(), 2).tolist()", prints: "[[3.25, 5.25], [2.0, 2.0]]"),
        Example("avg_pool2d(ones(4, 4), 2, stride=1).shape", prints: "torch.Size([3, 3])"),
      ]
    ) { _, input, kernel, stride, padding, ceil, countsPadding, divisor in
      let kind = Pooling2D.Kind.average(countsPadding: countsPadding, divisor: divisor)
      return .tensor(try Pooling2D(kind, kernel: kernel, stride: stride, padding: padding, ceil: ceil)(input))
    }
  }
}
