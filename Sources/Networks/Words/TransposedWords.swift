import Language
import Tensors

/// Windows and stamps: `conv_transpose2d`, `unfold`, `fold`.
enum TransposedWords {
  static var all: [Builtin] { [convTranspose2d, unfold, fold] }

  static var convTranspose2d: Builtin {
    Builtin(
      "conv_transpose2d", "Every number of the input stamps the kernel onto the output; overlapping stamps add up.",
      .tensor("input", "N×C×H×W, C×H×W or a matrix H×W"), .tensor("weight", "C×K/groups×R×S, or R×S for a matrix"),
      .optionalTensor("bias", "one number for each of the K maps"),
      .pair("stride", "pixels from one stamp to the next, at least 1", default: 1),
      .pair("padding", "rows and columns cut off on each side", default: 0),
      .pair("output_padding", "rows and columns more at the bottom and on the right", default: 0),
      .int("groups", "parts that channels are split into", default: 1),
      .pair("dilation", "pixels from one kernel element to the next, at least 1", default: 1),
      shapes: "N×C×H×W with C×K×R×S gives N×K×H′×W′; H×W with R×S gives H′×W′",
      formula: "H′ = (H - 1)·stride - 2·padding + dilation·(R - 1) + output_padding + 1",
      examples: [
        Example(
          "conv_transpose2d(ones(2, 2), ones(2, 2)).tolist()",
          prints: "[[1.0, 2.0, 1.0], [2.0, 4.0, 2.0], [1.0, 2.0, 1.0]]"),
        Example(
          "conv_transpose2d(ones(1, 3, 4, 4), ones(3, 2, 2, 2), stride=2).shape", prints: "torch.Size([1, 2, 8, 8])"),
      ]
    ) { _, input, weight, bias, stride, padding, outputPadding, groups, dilation in
      let operation = TransposedConvolution2D(
        stride: stride, padding: padding, outputPadding: outputPadding, groups: groups, dilation: dilation)
      return .tensor(try operation(input, weight, bias: bias))
    }
  }

  static var unfold: Builtin {
    Builtin(
      "unfold", "The windows of pictures as the columns of matrices.", .tensor("input", "N×C×H×W or C×H×W"),
      .pair("kernel_size", "rows and columns of the window"),
      .pair("dilation", "pixels from one window element to the next", default: 1),
      .pair("padding", "zeros around the input", default: 0),
      .pair("stride", "pixels from one window to the next", default: 1),
      shapes: "N×C×H×W gives N×(C·R·S)×positions",
      examples: [
        Example("unfold(ones(1, 1, 4, 4), 3).shape", prints: "torch.Size([1, 9, 4])"),
        Example("unfold(arange(4.).reshape(1, 1, 2, 2), 2).flatten().tolist()", prints: "[0.0, 1.0, 2.0, 3.0]"),
      ]
    ) { _, input, kernel, dilation, padding, stride in
      guard input.rank == 3 || input.rank == 4, input.shape[input.rank - 3] > 0 else {
        throw TensorError(
          "input", "unfold takes N×C×H×W or C×H×W, but the shape is \(shapeText(input.shape))",
          kind: input.rank < 3 ? .index : .runtime, hint: input.rank == 2 ? "im2col takes a matrix too" : nil)
      }
      return .tensor(try WindowColumns(kernel: kernel, stride: stride, padding: padding, dilation: dilation)(input))
    }
  }

  static var fold: Builtin {
    Builtin(
      "fold", "Columns of windows laid back onto pictures, where windows overlap added up.",
      .tensor("input", "N×(C·R·S)×positions, or without N"), .pair("output_size", "rows and columns of the picture"),
      .pair("kernel_size", "rows and columns of the window"),
      .pair("dilation", "pixels from one window element to the next", default: 1),
      .pair("padding", "zeros around the picture", default: 0),
      .pair("stride", "pixels from one window to the next", default: 1),
      shapes: "N×(C·R·S)×positions gives N×C×H×W",
      examples: [
        Example(
          "fold(unfold(ones(1, 1, 3, 3), 2), (3, 3), 2)[0, 0].tolist()",
          prints: "[[1.0, 2.0, 1.0], [2.0, 4.0, 2.0], [1.0, 2.0, 1.0]]"),
        Example("fold(ones(1, 8, 4), (3, 3), 2).shape", prints: "torch.Size([1, 2, 3, 3])"),
      ]
    ) { _, input, size, kernel, dilation, padding, stride in
      guard input.rank == 2 || input.rank == 3, input.shape[input.rank - 2] > 0 else {
        throw TensorError("input", "fold takes N×columns×positions, but the shape is \(shapeText(input.shape))")
      }
      let rows = input.shape[input.rank - 2]
      let (area, isTooLarge) = kernel.rows.multipliedReportingOverflow(by: kernel.columns)
      guard !isTooLarge, kernel.rows > 0, area > 0, rows % area == 0 else {
        throw TensorError("input", "columns of \(rows) numbers are not whole windows of \(kernel.text)")
      }
      let windows = WindowColumns(kernel: kernel, stride: stride, padding: padding, dilation: dilation)
      let shape = Array(input.shape.dropLast(2)) + [rows / area, size.rows, size.columns]
      return .tensor(
        try WindowOverlap(windows: windows, shape: shape)(input.dtype == .float32 ? input : input.copy(as: .float32)))
    }
  }
}
