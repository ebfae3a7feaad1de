import Language
import Networks
import Tensors
import Typesetting

/// The way back through a convolution: the gradient of the kernels, then the gradient of the input, number by number.
///
/// Both are sums over windows again: dW slides dY over X, and dX slides the turned kernel over dY.
/// Source: Dumoulin & Visin, A guide to convolution arithmetic (2016), chapter 4.
struct BackwardWalkthrough: Walkthrough {
  private let parts: [ConvolutionWalkthrough]
  let title: String

  /// A step of a backward pass that has run; nil if it is no convolution of one picture.
  init?(_ event: CallEvent) {
    guard case .object(let object)? = event["step"], let step = object as? PassedStep,
      let convolution = step.op as? Convolution2D
    else { return nil }
    self.init(convolution, step)
  }

  private init?(_ convolution: Convolution2D, _ step: PassedStep) {
    guard step.inputs.count >= 2, convolution.groups == 1,
      let plan = try? convolution.plan(step.inputs[0].shape, step.inputs[1].shape), plan.batch == 1
    else { return nil }
    let geometry = plan.geometry
    func shaped(_ tensor: Tensor, _ shape: [Int]) -> Tensor? { try? tensor.detached().reshaped(shape) }
    guard
      let input = shaped(step.inputs[0], [plan.inChannels, 1, geometry.rows.input, geometry.columns.input]),
      let weight = shaped(
        step.inputs[1], [plan.outChannels, plan.inChannels, geometry.kernel.rows, geometry.kernel.columns]),
      let gradient = shaped(step.gradient, [plan.outChannels, 1, geometry.output.rows, geometry.output.columns])
    else { return nil }
    var parts: [ConvolutionWalkthrough] = []
    if step.wanted[1], let sum = WindowSum(weightGradient: convolution, plan, input, gradient) {
      parts.append(ConvolutionWalkthrough(sum))
    }
    if step.wanted[0], let sum = WindowSum(inputGradient: convolution, plan, weight, gradient) {
      parts.append(ConvolutionWalkthrough(sum))
    }
    guard !parts.isEmpty else { return nil }
    let total = parts.reduce(0) { $0 + $1.count }
    var first = 0
    for index in parts.indices {
      parts[index].numbering = (first, total)
      first += parts[index].count
    }
    self.parts = parts
    title = "the way back of conv2d"
  }

  var count: Int { parts.reduce(0) { $0 + $1.count } }

  /// The part that a step belongs to, and its number there.
  private func place(_ index: Int) -> (part: ConvolutionWalkthrough, step: Int) {
    var rest = index
    for part in parts {
      if rest < part.count { return (part, rest) }
      rest -= part.count
    }
    return (parts[parts.count - 1], parts[parts.count - 1].count - 1)
  }

  /// A cell of the kernels' gradient; of the input's if only that is walked through.
  func index(of cell: [Int]) -> Int? { parts[0].index(of: cell) }

  func result(_ index: Int) -> Double { place(index).part.result(place(index).step) }
  func question(_ index: Int) -> String { place(index).part.question(place(index).step) }
  func mistakes(_ index: Int) -> [KnownMistake] { place(index).part.mistakes(place(index).step) }

  func frame(_ index: Int, width: Int, hidesResult: Bool) -> Drawing {
    let (part, step) = place(index)
    return part.frame(step, width: width, hidesResult: hidesResult)
  }

  func sentence(_ index: Int) -> String {
    let (part, step) = place(index)
    return part.sentence(step)
  }
}

extension WindowSum {
  /// dW: the gradient of the map slides over the input, its numbers as far apart as the stride.
  ///
  /// - Parameters: `input` [C, 1, H, W], `gradient` [K, 1, H′, W′]; the result is [C, K, R, S].
  init?(
    weightGradient convolution: Convolution2D, _ plan: Convolution2D.Plan, _ input: Tensor, _ gradient: Tensor
  ) {
    let geometry = plan.geometry
    let operation = Convolution2D(
      stride: geometry.dilation, padding: .numbers(geometry.paddingBefore), dilation: geometry.stride)
    guard geometry.paddingBefore == geometry.paddingAfter, let whole = try? operation(input, gradient),
      let cut = try? whole.narrowed(2, 0, geometry.kernel.rows).narrowed(3, 0, geometry.kernel.columns),
      let slid = try? operation.plan(input.shape, gradient.shape)
    else { return nil }
    self.init(title: "gradient of the kernel", input, gradient, SlidingWindow(geometry: slid.geometry), cut)
    // What was the stride lies between the cells of a window now, and the other way round.
    names = Names(
      input: "input X", kernel: "gradient dY", map: "gradient dW",
      picture: "channel", stride: "dilation", dilation: "stride", turning: "it lies on the input as it stands")
  }

  /// dX: the turned kernel slides over the gradient of the map, which lies as far apart as the stride, in a frame of zeros.
  ///
  /// - Parameters: `weight` [K, C, R, S], `gradient` [K, 1, H′, W′]; the result is [1, C, H, W].
  init?(
    inputGradient convolution: Convolution2D, _ plan: Convolution2D.Plan, _ weight: Tensor, _ gradient: Tensor
  ) {
    let geometry = plan.geometry
    func spread(_ axis: Convolution2D.Axis) -> (length: Int, before: Int, after: Int) {
      let length = (axis.output - 1) * axis.stride + 1
      let before = axis.effectiveKernel - 1 - axis.before
      return (length, before, axis.input + axis.effectiveKernel - 1 - length - before)
    }
    let rows = spread(geometry.rows), columns = spread(geometry.columns)
    guard min(rows.before, rows.after, columns.before, columns.after) >= 0,
      let apart = try? Tensor.zeros([1, plan.outChannels, rows.length, columns.length]),
      let places = try? apart.at([
        .slice(start: nil, stop: nil, step: 1), .slice(start: nil, stop: nil, step: 1),
        .slice(start: nil, stop: nil, step: geometry.stride.rows),
        .slice(start: nil, stop: nil, step: geometry.stride.columns),
      ]),
      (try? places.copyFrom(
        gradient.reshaped([1, plan.outChannels, geometry.output.rows, geometry.output.columns]))) != nil,
      let turned = try? weight.flipped([2, 3]).transposed(0, 1).copy(),
      let written = try? weight.transposed(0, 1).copy(),
      let slid = try? Convolution2D.Geometry(
        input: Pair(rows.length, columns.length), kernel: geometry.kernel,
        before: Pair(rows.before, columns.before), after: Pair(rows.after, columns.after), dilation: geometry.dilation),
      let framed = try? apart.padded(before: slid.paddingBefore, after: slid.paddingAfter),
      let result = try? Convolution2D(dilation: geometry.dilation)(framed, turned)
    else { return nil }
    self.init(title: "gradient of the input", apart, turned, SlidingWindow(geometry: slid), result)
    self.written = PictureStack(written)
    names = Names(
      input: geometry.stride == 1 ? "gradient dY" : "gradient dY, spread", map: "gradient dX", channel: "map",
      output: "channel", turning: "on the way back, a number meets the weights in reverse order")
  }
}
