import Language
import Tensors

/// Layers with parameters to learn: `Linear Conv2d ConvTranspose2d PReLU`. Initial values as PyTorch's, uniform within ±1/√(inputs of a unit).
enum LearningLayers {
  static var all: [Layer] { [linear, conv2d, convTranspose2d, prelu] }

  /// A fully connected layer: every output sees every input.
  ///
  /// - Parameters to learn: `weight` [outputs, inputs], `bias` [outputs]
  private static var linear: Layer {
    Layer(
      "Linear", "linear",
      setUp: Builtin(
        "__init__", "A fully connected layer: every output sees every input.", .module(),
        .int("in_features", "numbers in"), .int("out_features", "numbers out"),
        .bool("bias", "add a number to each output", default: true),
        .value("device", "the cpu alone", default: Value.none), .value("dtype", "float32 alone", default: Value.none)
      ) { context, module, inputs, outputs, hasBias, _, _ in
        module.setUp()
        module.setOwn("in_features", .int(inputs))
        module.setOwn("out_features", .int(outputs))
        let bound = inputs > 0 ? 1 / Double(inputs).squareRoot() : 0
        try module.addParameter("weight", [outputs, inputs], within: bound, context)
        if hasBias {
          try module.addParameter("bias", [outputs], within: bound, context)
        } else {
          try module.registerParameter("bias", nil)
        }
        return .none
      },
      forward: Layer.forward("[…, inputs] gives […, outputs].") { module, input, context in
        let weight = try module.need("weight"), bias = module.tensor("bias")
        let result = try LinearMap()(input, weight, bias: bias)
        context.tell(
          "linear", [("input", .tensor(input)), ("weight", .tensor(weight)), ("bias", bias.value)], .tensor(result))
        return result
      }
    ) { module, context in
      try module.settings(["in_features", "out_features"], context)
        + ", bias=\(module.tensor("bias") == nil ? "False" : "True")"
    }
  }

  /// A convolution: the same kernels at every place.
  ///
  /// - Parameters to learn: `weight` [K, C/groups, R, S], `bias` [K]
  private static var conv2d: Layer {
    Layer(
      "Conv2d", "conv",
      setUp: Builtin(
        "__init__", "A convolution: the same kernels at every place of a picture.", .module(),
        .int("in_channels", "channels of the input"), .int("out_channels", "feature maps"),
        .pair("kernel_size", "rows and columns of the kernel"),
        .pair("stride", "pixels from window to window", default: 1),
        .padding("padding", "zeros around the input: a number, a pair, \"same\" or \"valid\""),
        .pair("dilation", "pixels from one kernel element to the next", default: 1),
        .int("groups", "parts that channels are split into", default: 1),
        .bool("bias", "add a number to each map", default: true),
        .choice(
          "padding_mode", ["zeros"] + ContinuedBorder.allCases.map(\.rawValue), default: "zeros",
          "what stands around the input"),
        .value("device", "the cpu alone", default: Value.none), .value("dtype", "float32 alone", default: Value.none)
      ) { context, module, inputs, outputs, kernel, stride, padding, dilation, groups, hasBias, mode, _, _ in
        try setUpChannels(of: module, inputs, outputs, groups)
        module.setOwn("kernel_size", kernel.tuple)
        module.setOwn("stride", stride.tuple)
        module.setOwn("padding", padding.value)
        module.setOwn("dilation", dilation.tuple)
        module.setOwn("padding_mode", .text(mode))
        try addKernels(to: module, [outputs, inputs / groups, kernel.rows, kernel.columns], outputs, hasBias, context)
        return .none
      },
      forward: Layer.forward("N×C×H×W gives N×K×H′×W′.") { module, input, context in
        let weight = try module.need("weight")
        let channels = input.rank < 3 ? nil : input.shape[input.rank - 3], wanted = module.int("in_channels")
        if let channels, channels != wanted, input.shape.last != wanted {
          throw TensorError(
            "input", "in_channels is \(wanted), but the input \(shapeText(input.shape)) has \(channels) channel(s)",
            hint: "nn.Conv2d(\(channels), …) makes a layer for it")
        }
        var input = input
        var padding = try Parameter<Padding>.padding("padding", "").convert(module.own("padding") ?? .int(0), context)
        let dilation = try module.pair("dilation", context)
        if let border = ContinuedBorder(rawValue: module.own("padding_mode")?.string ?? "") {
          input = try border(input, padding.widths(Pair(weight.shape[2], weight.shape[3]), dilation))
          padding = .valid
        }
        let operation = Convolution2D(
          stride: try module.pair("stride", context), padding: padding, dilation: dilation,
          groups: module.int("groups"))
        let bias = module.tensor("bias"), result = try operation(input, weight, bias: bias)
        context.tell(
          "conv2d",
          [
            ("input", .tensor(input)), ("weight", .tensor(weight)), ("bias", bias.value),
            ("stride", operation.stride.tuple), ("padding", padding.value), ("dilation", dilation.tuple),
            ("groups", .int(operation.groups)),
          ], .tensor(result))
        return result
      }
    ) { module, context in
      try text(module, context)
    }
  }

  /// The settings of a convolution, those left out that are as usual.
  private static func text(_ module: ModuleObject, _ context: Context) throws -> String {
    var parts = [
      try module.setting("in_channels", context, named: false),
      try module.setting("out_channels", context, named: false),
    ]
    parts.append(try module.settings(["kernel_size", "stride"], context))
    let padding = module.own("padding")
    if padding?.sequence.map({ $0.contains { $0.int != 0 } }) ?? true {
      parts.append("padding=\(try Language.text(padding ?? .none, context))")
    }
    if try module.pair("dilation", context) != 1 {
      parts.append(try module.setting("dilation", context, named: true))
    }
    if module.own("output_padding") != nil, try module.pair("output_padding", context) != 0 {
      parts.append(try module.setting("output_padding", context, named: true))
    }
    if module.int("groups") != 1 { parts.append("groups=\(module.int("groups"))") }
    if module.tensor("bias") == nil { parts.append("bias=False") }
    if let mode = module.own("padding_mode")?.string, mode != "zeros" { parts.append("padding_mode=\(mode)") }
    return parts.joined(separator: ", ")
  }

  /// A transposed convolution: every number stamps the kernel onto the output.
  ///
  /// - Parameters to learn: `weight` [C, K/groups, R, S], `bias` [K]; within ±1/√(K/groups·R·S) at first, as PyTorch's
  private static var convTranspose2d: Layer {
    Layer(
      "ConvTranspose2d", "conv",
      setUp: Builtin(
        "__init__", "A transposed convolution: every number stamps the kernel onto the output.", .module(),
        .int("in_channels", "channels of the input"), .int("out_channels", "channels of the output"),
        .pair("kernel_size", "rows and columns of the kernel"),
        .pair("stride", "pixels from stamp to stamp", default: 1),
        .pair("padding", "rows and columns cut off on each side", default: 0),
        .pair("output_padding", "rows and columns more at the bottom and on the right", default: 0),
        .int("groups", "parts that channels are split into", default: 1),
        .bool("bias", "add a number to each map", default: true),
        .pair("dilation", "pixels from one kernel element to the next", default: 1),
        .choice("padding_mode", ["zeros"], default: "zeros", "what stands around the input"),
        .value("device", "the cpu alone", default: Value.none), .value("dtype", "float32 alone", default: Value.none)
      ) {
        context, module, inputs, outputs, kernel, stride, padding, outputPadding, groups, hasBias, dilation, _, _, _ in
        try setUpChannels(of: module, inputs, outputs, groups)
        module.setOwn("kernel_size", kernel.tuple)
        module.setOwn("stride", stride.tuple)
        module.setOwn("padding", padding.tuple)
        module.setOwn("output_padding", outputPadding.tuple)
        module.setOwn("dilation", dilation.tuple)
        try addKernels(to: module, [inputs, outputs / groups, kernel.rows, kernel.columns], outputs, hasBias, context)
        return .none
      },
      forward: Layer.forward("N×C×H×W gives N×K×H′×W′.") { module, input, context in
        let operation = TransposedConvolution2D(
          stride: try module.pair("stride", context), padding: try module.pair("padding", context),
          outputPadding: try module.pair("output_padding", context), groups: module.int("groups"),
          dilation: try module.pair("dilation", context))
        let weight = try module.need("weight"), bias = module.tensor("bias")
        let result = try operation(input, weight, bias: bias)
        context.tell(
          "conv_transpose2d",
          [
            ("input", .tensor(input)), ("weight", .tensor(weight)), ("bias", bias.value),
            ("stride", operation.stride.tuple), ("padding", operation.padding.tuple),
            ("output_padding", operation.outputPadding.tuple), ("groups", .int(operation.groups)),
            ("dilation", operation.dilation.tuple),
          ], .tensor(result))
        return result
      }
    ) { module, context in
      try text(module, context)
    }
  }

  /// Begins a convolution's `__init__`.
  private static func setUpChannels(of module: ModuleObject, _ inputs: Int, _ outputs: Int, _ groups: Int) throws {
    guard groups > 0 else {
      throw TensorError("groups", "groups are at least 1, but this is \(groups)", kind: .value)
    }
    for (name, count) in [("in_channels", inputs), ("out_channels", outputs)] where count % groups != 0 {
      throw TensorError(name, "\(count) channels cannot be split into \(groups) groups", kind: .value)
    }
    module.setUp()
    module.setOwn("in_channels", .int(inputs))
    module.setOwn("out_channels", .int(outputs))
    module.setOwn("groups", .int(groups))
  }

  /// Makes the weight and bias of a convolution, within ±1/√n, n being the numbers in one row of the weight.
  private static func addKernels(
    to module: ModuleObject, _ shape: [Int], _ outputs: Int, _ hasBias: Bool, _ context: Context
  ) throws {
    let seen = shape.dropFirst().reduce(1, *)
    let bound = seen > 0 ? 1 / Double(seen).squareRoot() : 0
    try module.addParameter("weight", shape, within: bound, context)
    if hasBias {
      try module.addParameter("bias", [outputs], within: bound, context)
    } else {
      try module.registerParameter("bias", nil)
    }
  }

  /// ReLU with a slope below 0 that is learned.
  ///
  /// - Parameters to learn: `weight` [1] or [C]
  private static var prelu: Layer {
    Layer(
      "PReLU", "activation",
      setUp: Builtin(
        "__init__", "Keep positive values and shrink negative ones by a factor that is learned.", .module(),
        .int("num_parameters", "1, or one for each channel", default: 1),
        .number("init", "the factor at first", default: 0.25),
        .value("device", "the cpu alone", default: Value.none), .value("dtype", "float32 alone", default: Value.none)
      ) { _, module, count, first, _, _ in
        module.setUp()
        module.setOwn("num_parameters", .int(count))
        module.setOwn("init", .float(first))
        try module.registerParameter("weight", Tensor.full([count], .float(first)).learned())
        return .none
      },
      forward: Layer.forward("N×C×… gives the same shape.") { module, input, context in
        let slopes = try module.need("weight"), result = try NormalizationWords.rectified(input, slope: slopes)
        context.tell("prelu", [("input", .tensor(input)), ("weight", .tensor(slopes))], .tensor(result))
        return result
      }
    ) { module, context in
      try module.settings(["num_parameters"], context)
    }
  }
}

extension ModuleObject {
  /// A parameter that the layer cannot do without.
  func need(_ name: String) throws -> Tensor {
    guard let tensor = tensor(name) else {
      throw Diagnostic("AttributeError", "`\(name)` of \(type.name) is no tensor")
    }
    return tensor
  }

  func pair(_ name: String, _ context: Context) throws -> Pair {
    try Parameter<Pair>.pair(name, "").convert(own(name) ?? .int(1), context)
  }
}

extension Padding {
  /// Columns and rows around an input for `pad`, where "same" puts an odd one to the right and to the bottom.
  fileprivate func widths(_ kernel: Pair, _ dilation: Pair) -> [(before: Int, after: Int)] {
    switch self {
    case .numbers(let pair): [(pair.columns, pair.columns), (pair.rows, pair.rows)]
    case .same:
      [dilation.columns * (kernel.columns - 1), dilation.rows * (kernel.rows - 1)].map { ($0 / 2, $0 - $0 / 2) }
    case .valid: [(0, 0), (0, 0)]
    }
  }

  fileprivate var value: Value {
    switch self {
    case .numbers(let pair): pair.tuple
    case .same: .text("same")
    case .valid: .text("valid")
    }
  }
}

extension Tensor? {
  var value: Value { map(Value.tensor) ?? .none }
}
