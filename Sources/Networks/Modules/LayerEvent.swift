import Language
import Tensors

extension NetworkRecord.Entry {
  /// What this layer did, as the call of the word that does the same; nil if there is none.
  public var event: CallEvent? {
    guard let step = output.origin else { return nil }
    switch step.op {
    case let convolution as Convolution2D:
      let parts = step.inputs
      guard parts.count >= 2 else { return nil }
      return call(
        "conv2d",
        [
          ("input", .tensor(parts[0])), ("weight", .tensor(parts[1])),
          ("bias", parts.count > 2 ? .tensor(parts[2]) : Value.none), ("stride", convolution.stride.tuple),
          ("padding", convolution.padding.value), ("dilation", convolution.dilation.tuple),
          ("groups", .int(convolution.groups)),
        ])
    case let winners as Winners: return pooled("max_pool2d", winners.pool)
    case let averages as Averages: return pooled("avg_pool2d", averages.pool)
    case is LinearMap:
      let parts = step.inputs
      guard parts.count >= 2 else { return nil }
      return call(
        "linear",
        [
          ("input", .tensor(parts[0])), ("weight", .tensor(parts[1])),
          ("bias", parts.count > 2 ? .tensor(parts[2]) : Value.none),
        ])
    case let activation as Activation:
      return input.flatMap { call(activation.rawValue, [("input", .tensor($0.detached()))]) }
    case let activation as ShapedActivation:
      guard let input else { return nil }
      var arguments: [(String, Value)] = [("input", .tensor(input.detached()))]
      let name: String
      switch activation {
      case .leakyRelu(let slope):
        name = "leaky_relu"
        arguments.append(("negative_slope", .float(slope)))
      case .elu(let alpha):
        name = "elu"
        arguments.append(("alpha", .float(alpha)))
      case .selu: name = "selu"
      case .gelu(let usesTanh):
        name = "gelu"
        arguments.append(("approximate", .text(usesTanh ? "tanh" : "none")))
      case .silu: name = "silu"
      case .softplus(let beta, let threshold):
        name = "softplus"
        arguments += [("beta", .float(beta)), ("threshold", .float(threshold))]
      case .hardtanh(let low, let high):
        name = "hardtanh"
        arguments += [("min_val", .float(low)), ("max_val", .float(high))]
      }
      return call(name, arguments)
    default:
      // In place, the step is the overwriting; what was done stands in the name.
      guard let input, let activation = Activation(rawValue: kind.lowercased()) else { return nil }
      return call(activation.rawValue, [("input", .tensor(input.detached()))])
    }
  }

  private func pooled(_ name: String, _ pool: Pooling2D) -> CallEvent? {
    guard let input else { return nil }
    var arguments: [(String, Value)] = [
      ("input", .tensor(input.detached())), ("kernel_size", pool.kernel.tuple), ("stride", pool.stride.tuple),
      ("padding", pool.padding.tuple), ("dilation", pool.dilation.tuple), ("ceil_mode", .bool(pool.ceil)),
    ]
    if case .average(let countsPadding, let divisor) = pool.kind {
      arguments.append(("count_include_pad", .bool(countsPadding)))
      arguments.append(("divisor_override", divisor.map(Value.int) ?? .none))
    }
    return call(name, arguments)
  }

  private func call(_ name: String, _ arguments: [(String, Value)]) -> CallEvent {
    CallEvent(name: name, arguments: arguments, result: .tensor(output.detached()), span: SourceSpan(0, 0))
  }
}

extension Padding {
  fileprivate var value: Value {
    switch self {
    case .same: .text("same")
    case .valid: .text("valid")
    case .numbers(let pair): pair.tuple
    }
  }
}
