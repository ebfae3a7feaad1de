import Language
import Tensors

/// A kernel that slides over pictures and sums up products: what `conv2d`, `correlate2d`, `convolve2d` and the two
/// gradients of a convolution share.
struct WindowSum {
  /// What the parts of the sum are called.
  struct Names {
    var input = "input", kernel = "kernel", map = "map"
    /// What is summed over besides the window, and what the number of a kernel in the result stands for.
    var channel = "channel", output = "kernel"
    /// What the first axis of the input counts.
    var picture = "picture"
    /// The settings that space the windows, and the cells of one window.
    var stride = "stride", dilation = "dilation"
    /// Why the kernel should not be turned, or why it should.
    var turning = "that is convolution in mathematics, and neural networks leave the kernel as it stands"
  }

  /// The computation and its settings in a few words.
  let title: String
  var names = Names()
  let input: PictureStack
  /// The kernels as the sum uses them [K, C/groups, R, S].
  let kernel: PictureStack
  /// The kernel as it was written, if the sum uses it turned by 180°.
  var written: PictureStack?
  var bias: [Double]?
  let window: SlidingWindow
  var groups = 1
  /// Each output is [N, K, H′, W′].
  let result: PictureStack
  /// The windows run from the last to the first: `correlate2d` in mode `valid` with a kernel larger than the picture.
  var isReversed = false
  let hasNegativeWeights: Bool

  /// Channels that one kernel reads.
  var channels: Int { kernel.channels }

  /// The kernel as the sum uses it.
  var kernelTitle: String { written == nil ? names.kernel : "turned \(names.kernel)" }

  /// A convolution that has run.
  init?(convolution event: CallEvent) {
    guard let (operation, input, weight, bias) = event.convolution, let result = event.resultTensor,
      let plan = try? operation.plan(input.shape, weight.shape, bias: bias?.shape), plan.outputShape == result.shape
    else { return nil }
    let geometry = plan.geometry
    var title = "\(event.name), stride \(geometry.stride.shortText), \(WindowSum.padding(operation.padding, geometry))"
    if geometry.dilation != 1 { title += ", dilation \(geometry.dilation.shortText)" }
    if operation.groups != 1 { title += ", groups \(operation.groups)" }
    // A single kernel [C, R, S] or [R, S] has no axis for its number.
    let kernel = weight.rank == 4 ? weight : (try? weight.unsqueezed(0)) ?? weight
    self.init(title: title, input, kernel, SlidingWindow(geometry: geometry), result)
    self.groups = operation.groups
    self.bias = bias?.doubles()
  }

  /// A correlation, or a convolution of mathematics, that has run.
  init?(correlation event: CallEvent) {
    guard let (operation, picture, kernel) = event.correlation, let result = event.resultTensor,
      let geometry = try? operation.geometry(picture.shape, kernel.shape)
    else { return nil }
    let isSwapped = geometry.kernel != Pair(kernel.shape[0], kernel.shape[1])
    let (large, small) = isSwapped ? (kernel, picture) : (picture, kernel)
    guard let used = operation.flipsKernel ? try? small.flipped([0, 1]) : small else { return nil }
    self.init(
      title: "\(event.name), mode \(operation.mode.rawValue)", large, used, SlidingWindow(geometry: geometry), result)
    if operation.flipsKernel {
      written = PictureStack(small)
      names.turning = "that is correlation, and convolution in mathematics turns the kernel"
    }
    isReversed = isSwapped && !operation.flipsKernel
  }

  /// A sum that belongs to no call, such as a gradient.
  init?(title: String, _ input: Tensor, _ kernel: Tensor, _ window: SlidingWindow, _ result: Tensor) {
    guard let input = PictureStack(input), let kernel = PictureStack(kernel), let result = PictureStack(result),
      result.tensor.count > 0
    else { return nil }
    self.title = title
    self.input = input
    self.kernel = kernel
    self.window = window
    self.result = result
    hasNegativeWeights = kernel.hasNegatives
  }

  static func padding(_ padding: Padding, _ geometry: Convolution2D.Geometry) -> String {
    switch padding {
    case .same:
      geometry.paddingBefore == geometry.paddingAfter
        ? "padding \(geometry.paddingBefore.shortText) (same)" : "padding same"
    default: "padding \(geometry.paddingBefore.shortText)"
    }
  }

  /// The window's row and column that give an output cell.
  func position(_ place: Place) -> (row: Int, column: Int) {
    isReversed ? (result.rows - 1 - place.row, result.columns - 1 - place.column) : (place.row, place.column)
  }

  /// The input channel that channel `channel` of the kernel for a map reads.
  func inputChannel(_ channel: Int, map: Int) -> Int { map / (result.channels / groups) * channels + channel }

  /// The products of one channel, row by row of the kernel; padding counts as 0.
  func products(_ place: Place, channel: Int) -> [[Product]] {
    let (row, column) = position(place)
    let source = inputChannel(channel, map: place.map)
    return window.pixels(row: row, column: column).enumerated().map { r, line in
      line.enumerated().map { s, pixel in
        Product(
          pixel: pixel.map { input[place.picture, source, $0.row, $0.column] } ?? 0,
          weight: kernel[place.map, channel, r, s])
      }
    }
  }

  func bias(of map: Int) -> Double? { bias.map { $0[$0.count == 1 ? 0 : map] } }
}
