/// A way to calculate a convolution. All give the same map up to rounding, with different numbers of multiplications.
public enum ConvolutionAlgorithm: String, CaseIterable, Sendable {
  /// Every kernel element times every pixel it meets.
  case direct
  /// The windows as columns, then one matrix product.
  case im2col
  /// Blocks of 2×2 numbers through Winograd's transforms.
  case winograd
  /// Through the Fourier transform, where a convolution is a product.
  case fft

  /// Real multiplications for one picture, as far as the numbers of the picture take part; at most 2⁶³ - 1.
  ///
  /// - `winograd`: 16 for each tile, input channel and map.
  /// - `fft`: 4 for each complex product: N/2·log₂N of them for each transform of N numbers (of every channel, kernel and
  ///   map), and N for each pair of channel and map.
  public func multiplications(_ plan: Convolution2D.Plan) -> Int {
    let channels = plan.inChannels, maps = plan.outChannels
    switch self {
    case .direct, .im2col: return plan.multiplications
    case .winograd:
      let rows = (plan.geometry.output.rows + 1) / 2, columns = (plan.geometry.output.columns + 1) / 2
      return WinogradTransform.multiplications * rows * columns * channels * maps
    case .fft:
      let rows = FourierPlane.size(plan.geometry.rows), columns = FourierPlane.size(plan.geometry.columns)
      let numbers = rows * columns, levels = numbers.trailingZeroBitCount
      let transforms = channels + channels * maps + maps
      return 4 * (transforms * numbers / 2 * levels + channels * maps * numbers)
    }
  }

  /// Why this way cannot do a convolution, or nil.
  func obstacle(_ convolution: Convolution2D, _ plan: Convolution2D.Plan) -> String? {
    if self == .direct { return nil }
    if convolution.groups != 1 { return "groups are \(convolution.groups), and it knows only 1" }
    if self == .im2col { return nil }
    if convolution.stride != 1 { return "the stride is \(convolution.stride.shortText), and it knows only 1" }
    if convolution.dilation != 1 { return "the dilation is \(convolution.dilation.shortText), and it knows only 1" }
    if self == .winograd, plan.geometry.kernel != 3 {
      return "the kernel is \(plan.geometry.kernel.text), and its blocks are made for 3×3"
    }
    return nil
  }
}

/// A convolution by a given way; the way back is that of every convolution.
public struct ConvolutionByAlgorithm: Op, Sendable {
  public let convolution: Convolution2D
  public let algorithm: ConvolutionAlgorithm

  public init(_ convolution: Convolution2D, _ algorithm: ConvolutionAlgorithm) {
    self.convolution = convolution
    self.algorithm = algorithm
  }

  /// The feature maps; shapes as `Convolution2D`'s, float32 except for whole numbers taken the direct way.
  ///
  /// - Throws: `ValueError` if the algorithm cannot do these settings, `RuntimeError` if the sizes do not fit.
  public func callAsFunction(_ input: Tensor, _ weight: Tensor, bias: Tensor? = nil) throws(TensorError) -> Tensor {
    try applied(to: [input, weight] + (bias.map { [$0] } ?? []))
  }

  public func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor {
    let input = inputs[0], weight = inputs[1]
    let plan = try convolution.plan(input.shape, weight.shape, bias: inputs.count > 2 ? inputs[2].shape : nil)
    if let obstacle = algorithm.obstacle(convolution, plan) { throw .cannot(algorithm, obstacle) }
    guard algorithm != .direct else { return try convolution.forward(inputs) }
    let geometry = plan.geometry
    let framed = try input.dense(as: .float32).reshaped(
      [plan.batch, plan.inChannels, geometry.rows.input, geometry.columns.input]
    ).padded(before: geometry.paddingBefore, after: geometry.paddingAfter)
    let kernels = try weight.dense(as: .float32).reshaped(
      [plan.outChannels, plan.inChannels, geometry.rows.kernel, geometry.columns.kernel])
    let maps: Tensor =
      switch algorithm {
      case .direct, .im2col: try columns(framed, kernels, geometry)
      case .winograd: try WinogradConvolution(framed, kernels, geometry.output).maps()
      case .fft: try FourierConvolution(framed, kernels, geometry.output).maps()
      }
    let full = try maps.reshaped([plan.batch, plan.outChannels, geometry.output.rows, geometry.output.columns])
    guard inputs.count > 2 else { return try full.reshaped(plan.outputShape) }
    return try Arithmetic.add(full, inputs[2].reshaped([plan.outChannels, 1, 1])).reshaped(plan.outputShape)
  }

  private func columns(
    _ input: Tensor, _ kernels: Tensor, _ geometry: Convolution2D.Geometry
  ) throws(TensorError) -> Tensor {
    let windows = WindowColumns(
      kernel: geometry.kernel, stride: convolution.stride, dilation: convolution.dilation)
    return try MatrixProduct()(kernels.flattened(from: 1), windows(input))
  }

  public func gradientName(_ inputs: [Tensor]) -> String { convolution.gradientName(inputs) }

  public var reads: Reads { .inputs }

  public func backward(_ gradient: Tensor, _ step: GradientStep) throws(TensorError) -> [Tensor?] {
    try convolution.backward(gradient, step)
  }
}

extension TensorError {
  fileprivate static func cannot(_ algorithm: ConvolutionAlgorithm, _ obstacle: String) -> TensorError {
    TensorError(
      "algorithm", "\(algorithm.rawValue) cannot do this convolution: \(obstacle)", kind: .value,
      hint: "conv2d with algorithm=\"direct\" can do all")
  }
}
