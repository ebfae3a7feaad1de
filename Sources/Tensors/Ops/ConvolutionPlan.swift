extension Convolution2D {
  /// The sizes of one convolution, found once: what is computed, explained and counted.
  public struct Plan: Equatable, Sendable {
    public let geometry: Geometry
    public let batch: Int
    /// C and K.
    public let inChannels: Int, outChannels: Int
    public let groups: Int
    public let hasBias: Bool
    public let outputShape: [Int]

    /// Numbers to learn: K·(C/groups)·R·S, and K more with bias.
    public var parameters: Int { weights + (hasBias ? outChannels : 0) }
    public var weights: Int { outChannels * inChannels / groups * geometry.kernel.rows * geometry.kernel.columns }

    /// Multiplications for one picture, without bias: every weight once per output position. At most 2⁶³ - 1.
    public var multiplications: Int {
      [geometry.output.rows, geometry.output.columns].reduce(weights) { total, size in
        let (product, overflow) = total.multipliedReportingOverflow(by: size)
        return overflow ? .max : product
      }
    }

    /// The bias of an output channel.
    func bias<T: Summand>(_ bias: Tensor?, _ map: Int) throws(TensorError) -> T {
      guard let bias else { return 0 }
      return try bias.dense(as: T.dtype).withElements(as: T.self) { $0[$0.count == 1 ? 0 : map] }
    }
  }

  /// - Throws: `RuntimeError` that names the sizes at odds.
  public func plan(_ input: [Int], _ weight: [Int], bias: [Int]? = nil) throws(TensorError) -> Plan {
    guard groups >= 1 else { throw TensorError("groups", "the number of groups is at least 1, but this is \(groups)") }
    let single = weight.count == 2 || weight.count == 3
    switch (input.count, weight.count) {
    case (2, 2), (3, 3), (3, 4), (4, 4): break
    case (2, 3), (2, 4):
      throw .plainMatrix(input, weight)
    case (3, 2), (4, 2), (4, 3): throw .kernelAxes(input, weight)
    default:
      guard (2...4).contains(input.count) else { throw .inputAxes(input) }
      throw .weightAxes(weight)
    }
    let inChannels = input.count == 2 ? 1 : input[input.count - 3]
    let outChannels = single ? 1 : weight[0]
    let kernelChannels = weight.count == 2 ? 1 : weight[weight.count - 3]
    guard outChannels >= 1 else { throw TensorError("weight", "there is no kernel: the shape is \(shapeText(weight))") }
    guard inChannels % groups == 0 else { throw .groups("input channels", inChannels, groups) }
    guard outChannels % groups == 0 else { throw .groups("kernels", outChannels, groups) }
    guard inChannels == kernelChannels * groups && inChannels > 0 else {
      throw .channels(input, inChannels, weight, kernelChannels, groups)
    }
    if let bias, bias != [outChannels] { throw .bias(bias, outChannels) }
    let geometry = try Geometry(
      input: Pair(input[input.count - 2], input[input.count - 1]),
      kernel: Pair(weight[weight.count - 2], weight[weight.count - 1]), stride: stride, padding: padding,
      dilation: dilation)
    let batch = input.count == 4 ? input[0] : 1
    let lead = (input.count == 4 ? [batch] : []) + (single ? [] : [outChannels])
    return Plan(
      geometry: geometry, batch: batch, inChannels: inChannels, outChannels: outChannels, groups: groups,
      hasBias: bias != nil, outputShape: lead + [geometry.output.rows, geometry.output.columns])
  }
}

extension TensorError {
  fileprivate static func inputAxes(_ shape: [Int]) -> TensorError {
    TensorError(
      "input", "the input needs 2, 3 or 4 axes (H×W, C×H×W or N×C×H×W), but its shape is \(shapeText(shape))",
      hint: "reshape it, as in x.reshape(1, 28, 28)")
  }

  fileprivate static func weightAxes(_ shape: [Int]) -> TensorError {
    TensorError(
      "weight", "the kernel needs 4 axes (K×C×R×S), or 2 for a plain matrix, but its shape is \(shapeText(shape))",
      hint: "one kernel for one channel is k.reshape(1, 1, 3, 3)")
  }

  fileprivate static func plainMatrix(_ input: [Int], _ weight: [Int]) -> TensorError {
    TensorError(
      "input",
      "the input \(shapeText(input)) has no channel axis, but the kernel \(shapeText(weight)) expects \(weight[weight.count - 3]) channel(s)",
      hint: "unsqueeze(x, 0) gives the input a channel axis: 1×\(shapeText(input))")
  }

  fileprivate static func kernelAxes(_ input: [Int], _ weight: [Int]) -> TensorError {
    let channels = input[input.count - 3]
    let wanted = "(1, \(channels), \(weight.suffix(2).map(String.init).joined(separator: ", ")))"
    return TensorError(
      "weight",
      "the input \(shapeText(input)) has \(channels) channel(s), but the kernel \(shapeText(weight)) has no axis for them",
      hint: "give the kernel the shape \(wanted): kernels, channels, rows, columns")
  }

  fileprivate static func groups(_ what: String, _ count: Int, _ groups: Int) -> TensorError {
    TensorError("groups", "\(count) \(what) cannot be split into \(groups) equal groups")
  }

  fileprivate static func channels(
    _ input: [Int], _ inChannels: Int, _ weight: [Int], _ kernelChannels: Int, _ groups: Int
  ) -> TensorError {
    let per = groups == 1 ? "" : " for each of \(groups) groups"
    return TensorError(
      "input",
      "the kernel \(shapeText(weight)) reads \(kernelChannels) channel(s)\(per), but the input \(shapeText(input)) has \(inChannels)",
      hint: input.last == kernelChannels * groups && input.count > 2
        ? "the channels seem to come last: permute the input to channels, rows, columns"
        : "the kernel's second size must be \(inChannels / groups)")
  }

  fileprivate static func bias(_ shape: [Int], _ maps: Int) -> TensorError {
    TensorError(
      "bias", "there is one bias for each of the \(maps) map(s), but the bias has the shape \(shapeText(shape))")
  }
}
