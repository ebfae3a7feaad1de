import Language
import Tensors

/// `torch.nn.utils`: `clip_grad_norm_`, `clip_grad_value_`.
enum GradientClipping {
  static var namespace: Namespace {
    let words = [clipGradNorm, clipGradValue].map { ($0.name, Value.object(BuiltinObject($0))) }
    return Namespace("torch.nn.utils", Dictionary(uniqueKeysWithValues: words))
  }

  /// Gradients are multiplied by min(1, max_norm / (norm + 1e-6)), as PyTorch does.
  private static var clipGradNorm: Builtin {
    Builtin(
      "clip_grad_norm_", "Shorten the gradients of all parameters so that they are together no longer than max_norm.",
      .value("parameters", "tensors whose gradients are shortened"), .number("max_norm", "the greatest length"),
      .number("norm_type", "p of the p-norm; float(\"inf\") takes the largest number", default: 2),
      .bool("error_if_nonfinite", "complain of nan and inf", default: false),
      .value("foreach", "is ignored: there is one way to compute", default: Value.none),
      examples: [
        Example(
          "w = tensor([3., 4.], requires_grad=True); (w * w / 2).sum().backward(); nn.utils.clip_grad_norm_(w, 1)",
          prints: "5"),
        Example(
          "w = tensor([3., 4.], requires_grad=True); w.sum().backward(); nn.utils.clip_grad_norm_([w], 9); w.grad.tolist()",
          prints: "[1.0, 1.0]"),
      ]
    ) { context, parameters, limit, power, complains, _ in
      let gradients = try gradients(of: parameters, context)
      return try context.withoutGradients {
        let norm = try Self.norm(gradients, power)
        let length = try norm.item().double
        if complains, !length.isFinite {
          throw TensorError("parameters", "the gradients are together \(floatText(length)) long", kind: .runtime)
        }
        let factor = try Clamp(low: nil, high: .number(1))(Tensor.number(limit).over(norm.plus(1e-6)))
        for gradient in gradients { try gradient.replaceElements(by: gradient.times(factor)) }
        return .tensor(norm)
      }
    }
  }

  private static var clipGradValue: Builtin {
    Builtin(
      "clip_grad_value_", "Cut every number of the gradients off at clip_value above and -clip_value below.",
      .value("parameters", "tensors whose gradients are cut"), .number("clip_value", "the largest size"),
      .value("foreach", "is ignored: there is one way to compute", default: Value.none),
      examples: [
        Example(
          "w = tensor([3., 4.], requires_grad=True); (w * w).sum().backward(); nn.utils.clip_grad_value_(w, 7); w.grad.tolist()",
          prints: "[6.0, 7.0]"),
        Example(
          "w = tensor([3.], requires_grad=True); (-w).backward(); nn.utils.clip_grad_value_([w], 0.5); w.grad.tolist()",
          prints: "[-0.5]"),
      ]
    ) { context, parameters, limit, _ in
      let gradients = try gradients(of: parameters, context)
      try context.withoutGradients {
        for gradient in gradients {
          try gradient.replaceElements(by: Clamp(low: .number(-limit), high: .number(limit))(gradient))
        }
      }
      return .none
    }
  }

  /// The gradients of one tensor, or of a list of them; those that have none are left out.
  private static func gradients(of parameters: Value, _ context: Context) throws -> [Tensor] {
    var given = [parameters]
    if case .tensor = parameters {} else { given = try elements(of: parameters, context) }
    return try given.compactMap { value in
      guard case .tensor(let tensor) = value else {
        throw TensorError.wrongType("parameters", wanted: "tensors", got: value)
      }
      return tensor.gradient
    }
  }

  /// The norm of all gradients as one row, which is the norm of their norms.
  private static func norm(_ gradients: [Tensor], _ power: Double) throws -> Tensor {
    guard !gradients.isEmpty else { return try Tensor.number(0) }
    let norms = try gradients.map { try Reduction.norm($0, power: power) }
    return try Reduction.norm(Tensor.stack(norms, axis: 0), power: power)
  }
}
