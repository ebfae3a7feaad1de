import Language
import Tensors

/// What is counted of networks: `count_parameters`, `count_macs`, `receptive_field`.
enum CountingWords {
  static var all: [Builtin] { [countParameters, countMacs, ReceptiveFieldWord.word] }

  static var countParameters: Builtin {
    Builtin(
      "count_parameters", "How many numbers a network learns.", .module("net"),
      formula: "a convolution has K·(C/groups·R·S + 1), a dense layer outputs·(inputs + 1)",
      examples: [
        Example("count_parameters(nn.Conv2d(1, 6, 5))", prints: "156"),
        Example("count_parameters(nn.Sequential(nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84)))", prints: "58284"),
      ]
    ) { _, net in .int(net.allParameters().reduce(0) { $0 + ($1.tensor.requiresGrad ? $1.tensor.count : 0) }) }
  }

  static var countMacs: Builtin {
    Builtin(
      "count_macs", "How many multiplications a network or a layer takes for one picture, without bias.",
      .value("net", "a module; or weights: kernels K×C×R×S, a kernel R×S, outputs×inputs of a dense layer"),
      .value("input_or_shape", "the input, or its shape: N×C×H×W, C×H×W, H×W; [inputs] for a dense layer"),
      .pair("stride", "of a convolution with these weights", default: 1), .padding("padding", "the same"),
      .pair("dilation", "the same", default: 1), .int("groups", "the same", default: 1),
      formula: "K·(C/groups)·R·S·H′·W′, or outputs·inputs",
      examples: [
        Example("count_macs(slide_kernel(), slide_input())", prints: "225"),
        Example("count_macs(nn.Conv2d(1, 6, 5), (1, 32, 32))", prints: "117600"),
      ]
    ) { context, net, input, stride, padding, dilation, groups in
      if let module = net.module {
        return .int(try ModuleTrace(module, Self.input(input, context), context).multiplications)
      }
      guard case .tensor(let weights) = net else {
        throw TensorError.wrongType("net", wanted: "a module or weights", got: net)
      }
      let convolution = Convolution2D(stride: stride, padding: padding, dilation: dilation, groups: groups)
      return .int(try multiplications(weights, shape(input, context), convolution))
    }
  }

  private static func shape(_ value: Value, _ context: Context) throws -> [Int] {
    if case .tensor(let tensor) = value { return tensor.shape }
    return try Parameter<[Int]>.wholeNumbers("input_or_shape", "", allowsNumber: true).convert(value, context)
  }

  private static func multiplications(_ weights: Tensor, _ shape: [Int], _ convolution: Convolution2D) throws -> Int {
    if weights.rank == 2, shape.count == 1 {
      guard shape[0] == weights.shape[1] else {
        throw TensorError(
          "input_or_shape", "the layer takes \(weights.shape[1]) numbers, but the input has \(shape[0])")
      }
      return weights.count
    }
    do throws(TensorError) {
      return try convolution.plan(shape, weights.shape).multiplications
    } catch { throw error.renaming(["input": "input_or_shape", "weight": "net"]) }
  }

  /// The input itself, or zeros of that shape; a picture C×H×W or a row of numbers gets a batch axis.
  static func input(_ value: Value, _ context: Context) throws -> Tensor {
    if case .tensor(let tensor) = value {
      return tensor.rank == 1 || tensor.rank == 3 ? try tensor.unsqueezed(0) : tensor
    }
    let sizes = try shape(value, context)
    return try .zeros(sizes.count == 1 || sizes.count == 3 ? [1] + sizes : sizes)
  }
}

extension ModuleTrace {
  /// What a network does with `input_or_shape`, as words take it.
  public init(_ net: Value, _ input: Value, _ context: Context) throws {
    guard let module = net.module else { throw TensorError.wrongType("net", wanted: "a module", got: net) }
    try self.init(module, CountingWords.input(input, context), context)
  }
}
