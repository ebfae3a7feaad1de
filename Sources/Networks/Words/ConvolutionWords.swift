import Language
import Tensors

/// Sliding a kernel over a picture: PyTorch's `conv2d`, SciPy's `correlate2d` and `convolve2d`.
enum ConvolutionWords {
  static var correlations: [Builtin] { [correlation(flips: false), correlation(flips: true)] }

  static var conv2d: Builtin {
    Builtin(
      "conv2d", "The sum of products of a kernel with every window of a picture: a feature map.",
      .tensor("input", "N×C×H×W, C×H×W or a matrix H×W"), .tensor("weight", "K×C/groups×R×S, or R×S for a matrix"),
      .optionalTensor("bias", "one number for each of the K maps"),
      .pair("stride", "pixels from one window to the next, at least 1", default: 1),
      .padding("padding", "zeros around the input: a number, a pair, \"same\" or \"valid\""),
      .pair("dilation", "pixels from one kernel element to the next, at least 1", default: 1),
      .int("groups", "parts that channels are split into", default: 1),
      .choice(
        "algorithm", ["direct", "im2col", "winograd", "fft", "auto"], default: "direct", "the way to calculate it"
      ).byNameOnly,
      shapes: "N×C×H×W with K×C×R×S gives N×K×H′×W′; H×W with R×S gives H′×W′",
      formula: "H′ = ⌊(H + 2·padding - dilation·(R - 1) - 1)/stride⌋ + 1",
      examples: [
        Example("conv2d(slide_input(), slide_kernel()).max()", prints: "4"),
        Example("conv2d(ones(1, 3, 8, 8), ones(2, 3, 3, 3), padding=1).shape", prints: "torch.Size([1, 2, 8, 8])"),
      ]
    ) { _, input, weight, bias, stride, padding, dilation, groups, algorithm in
      let operation = Convolution2D(stride: stride, padding: padding, dilation: dilation, groups: groups)
      guard let algorithm = ConvolutionAlgorithm(rawValue: algorithm == "auto" ? "direct" : algorithm),
        algorithm != .direct
      else { return .tensor(try operation(input, weight, bias: bias)) }
      return .tensor(try ConvolutionByAlgorithm(operation, algorithm)(input, weight, bias: bias))
    }
  }

  private static func correlation(flips: Bool) -> Builtin {
    let name = flips ? "convolve2d" : "correlate2d"
    return Builtin(
      name,
      flips
        ? "The convolution of mathematics: the kernel is turned by 180° before it slides."
        : "The sum of products of two matrices, the kernel as it stands.",
      .tensor("x", "a matrix H×W"), .tensor("k", "a matrix R×S"),
      .choice("mode", ["valid", "same", "full"], default: "valid", "how far the kernel may stick out"),
      shapes: "H×W with R×S gives (H-R+1)×(W-S+1), H×W with \"same\", (H+R-1)×(W+S-1) with \"full\"",
      formula: flips ? "y[i, j] = Σ x[i + r, j + s]·k[R-1-r, S-1-s]" : "y[i, j] = Σ x[i + r, j + s]·k[r, s]",
      examples: [
        Example(
          "\(name)(slide_input(), slide_kernel())[0].tolist()",
          prints: flips ? "[0.0, 0.0, 0.0, 1.0, 0.0]" : "[0.0, 1.0, 0.0, 0.0, 0.0]"),
        Example(
          "\(name)(ones(2, 2), ones(2, 2), mode=\"full\").tolist()",
          prints: "[[1.0, 2.0, 1.0], [2.0, 4.0, 2.0], [1.0, 2.0, 1.0]]"),
      ]
    ) { _, picture, kernel, mode in
      let operation = Correlation2D(Correlation2D.Mode(rawValue: mode) ?? .valid, flipsKernel: flips)
      return .tensor(try operation(picture, kernel))
    }
  }
}
