import Language
import Tensors

/// Gradients: `backward`, `grad`, `no_grad`, `gradcheck` and what they need.
enum GradientWords {
  static var functions: [Builtin] { [noGrad, inferenceMode, enableGrad, setGradEnabled, isGradEnabled] }
  static var methods: [Builtin] { [backward, requiresGrad, retainGrad, detachInPlace] }

  static var autograd: Namespace {
    Namespace(
      "torch.autograd",
      ["grad": .object(BuiltinObject(grad)), "gradcheck": .object(BuiltinObject(gradcheck))])
  }

  static var noGrad: Builtin {
    Builtin(
      "no_grad", "Inside `with torch.no_grad():` nothing is remembered for gradients.",
      examples: [
        Example("with no_grad(): y = tensor([1.], requires_grad=True) * 2\ny.requires_grad", prints: "False"),
        Example("type(no_grad()).__name__", prints: "'no_grad'"),
      ]
    ) { _ in .object(GradientSwitch("no_grad", isOn: false)) }
  }

  static var inferenceMode: Builtin {
    Builtin(
      "inference_mode", "Inside `with torch.inference_mode():` nothing is remembered for gradients, as with no_grad.",
      .bool("mode", "False changes nothing", default: true),
      examples: [
        Example(
          "with torch.inference_mode(): y = tensor([1.], requires_grad=True) * 2\ny.requires_grad", prints: "False"),
        Example("type(torch.inference_mode()).__name__", prints: "'inference_mode'"),
      ]
    ) { context, isOff in
      .object(GradientSwitch("inference_mode", isOn: isOff ? false : context.gradientMode.isOn))
    }
  }

  static var enableGrad: Builtin {
    Builtin(
      "enable_grad", "Inside `with torch.enable_grad():` operations are remembered even within `no_grad`.",
      examples: [
        Example("with torch.enable_grad(): on = torch.is_grad_enabled()\non", prints: "True"),
        Example("type(torch.enable_grad()).__name__", prints: "'enable_grad'"),
      ]
    ) { _ in .object(GradientSwitch("enable_grad", isOn: true)) }
  }

  static var setGradEnabled: Builtin {
    Builtin(
      "set_grad_enabled", "Switch the memory for gradients on or off, for good or for a `with` block.",
      .bool("mode", "True to remember operations"),
      examples: [
        Example("torch.set_grad_enabled(True); torch.is_grad_enabled()", prints: "True"),
        Example("with torch.set_grad_enabled(False): on = torch.is_grad_enabled()\non", prints: "False"),
      ]
    ) { context, isOn in
      let before = context.gradientMode.isOn
      context.gradientMode.isOn = isOn
      return .object(GradientSwitch("set_grad_enabled", isOn: isOn, before: before))
    }
  }

  static var isGradEnabled: Builtin {
    Builtin(
      "is_grad_enabled", "Whether operations are remembered for gradients.",
      examples: [
        Example("torch.is_grad_enabled()", prints: "True"),
        Example("with no_grad(): on = torch.is_grad_enabled()\non", prints: "False"),
      ]
    ) { context in .bool(context.gradientMode.isOn) }
  }

  static var backward: Builtin {
    Builtin(
      "backward", "Add the gradient of this result to the grad of every leaf that it was made from.",
      .tensor("self", "one number, or any shape with a gradient given"),
      .optionalTensor("gradient", "the gradient that comes in, in the shape of self; 1 for a single number"),
      .value("retain_graph", "keep what a second backward needs", default: .some(.none), defaultText: "None"),
      .bool("create_graph", "let the gradients be differentiated too", default: false),
      .value("inputs", "the only tensors whose grad is to change", default: .some(.none), defaultText: "None"),
      formula: "w.grad += ∂self/∂w",
      examples: [
        Example("w = tensor(3., requires_grad=True); (w * w).backward(); w.grad", prints: "6"),
        Example(
          "w = tensor([1., 2.], requires_grad=True); (w ** 3).backward(tensor([1., 1.])); w.grad.tolist()",
          prints: "[3.0, 12.0]"),
      ]
    ) { context, result, gradient, retains, creates, inputs in
      let retains = retains.isNone ? nil : try retains.isTrue()
      var passed: [PassedStep] = []
      let isWatched = context.observer != nil
      try result.backward(
        gradient, retainGraph: retains, createGraph: creates,
        inputs: inputs.isNone ? nil : tensors(inputs, "inputs", context)
      ) { step, gradient in if isWatched { passed.append(PassedStep(step, gradient)) } }
      for step in passed.reversed() { context.observer?(step.event) }
      return .none
    }
  }

  static var requiresGrad: Builtin {
    Builtin(
      "requires_grad_", "Say whether gradients are to reach this tensor.", .tensor("self", "a leaf of floats"),
      .bool("requires_grad", "whether they are", default: true),
      examples: [
        Example("ones(2).requires_grad_().requires_grad", prints: "True"),
        Example("ones(2, requires_grad=True).requires_grad_(False).requires_grad", prints: "False"),
      ]
    ) { _, tensor, isWanted in
      try tensor.setRequiresGrad(isWanted)
      return .tensor(tensor)
    }
  }

  static var retainGrad: Builtin {
    Builtin(
      "retain_grad", "Keep the gradient of a computed tensor too when backward passes through it.",
      .tensor("self", "computed from a leaf that requires gradients"),
      examples: [
        Example(
          "w = tensor(2., requires_grad=True); y = w * w; y.retain_grad(); (3 * y).backward(); y.grad", prints: "3"),
        Example("w = tensor(2., requires_grad=True); w.retain_grad()", prints: ""),
      ]
    ) { _, tensor in
      try tensor.retainGradient()
      return .none
    }
  }

  static var detachInPlace: Builtin {
    Builtin(
      "detach_", "Forget how this tensor was made: it becomes a leaf without gradients.", .tensor("self", "any shape"),
      examples: [
        Example("y = tensor(2., requires_grad=True) * 2; y.detach_(); y.requires_grad", prints: "False"),
        Example("zeros(2).detach_().tolist()", prints: "[0.0, 0.0]"),
      ]
    ) { _, tensor in
      tensor.forgetOrigin()
      return .tensor(tensor)
    }
  }

  static var grad: Builtin {
    Builtin(
      "grad", "The gradients of results with respect to tensors, without changing any grad.",
      .value("outputs", "a tensor, or a list of tensors"), .value("inputs", "a tensor, or a list of tensors"),
      .value("grad_outputs", "the gradient that comes in at each output", default: .some(.none), defaultText: "None"),
      .value("retain_graph", "keep what a second pass needs", default: .some(.none), defaultText: "None"),
      .bool("create_graph", "let the gradients be differentiated too", default: false),
      .value(
        "allow_unused", "give None for an input that no output depends on", default: .some(.none), defaultText: "None"
      )
      .byNameOnly,
      .bool("materialize_grads", "give zeros instead of None", default: false).byNameOnly,
      shapes: "a tuple with one gradient for each input, in its shape",
      examples: [
        Example("w = tensor(3., requires_grad=True); torch.autograd.grad(w ** 2, w)[0]", prints: "6"),
        Example(
          "w = tensor(2., requires_grad=True); g = torch.autograd.grad(w ** 3, w, create_graph=True)[0]; torch.autograd.grad(g, w)[0]",
          prints: "12"),
      ]
    ) { context, outputs, inputs, incoming, retains, creates, allowsUnused, fills in
      let results = try tensors(outputs, "outputs", context), wanted = try tensors(inputs, "inputs", context)
      let given: [Tensor?]
      if incoming.isNone {
        given = results.map { _ in nil }
      } else {
        given = try (incoming.sequence ?? [incoming]).map {
          $0.isNone ? nil : try tensors($0, "grad_outputs", context)[0]
        }
      }
      guard given.count == results.count else {
        throw TensorError(
          "grad_outputs", "\(results.count) outputs need as many gradients, but there are \(given.count)")
      }
      for tensor in wanted where !tensor.requiresGrad {
        throw TensorError(
          "inputs", "an input does not require a gradient", hint: "make it with requires_grad=True")
      }
      let gradients = try Tensor.gradients(
        of: results, given, inputs: wanted, retainGraph: retains.isNone ? nil : try retains.isTrue(),
        createGraph: creates)
      let mayLack = try fills || !allowsUnused.isNone && allowsUnused.isTrue()
      return .tuple(
        TupleObject(
          try zip(gradients, wanted).enumerated().map { index, pair in
            if let gradient = pair.0 { return .tensor(gradient) }
            guard mayLack else { throw TensorError.unused(index) }
            return fills ? .tensor(try Tensor.zeros(pair.1.shape)) : .none
          }))
    }
  }

  static var gradcheck: Builtin {
    Builtin(
      "gradcheck",
      "Compare the gradients of a function with finite differences: True, or an error that names the first that is wrong.",
      .value("func", "a function of tensors that gives a tensor"),
      .value("inputs", "a tensor, or a tuple of tensors; those that require gradients are checked"),
      .number("eps", "how far each number is moved up and down", default: 1e-2),
      .number("atol", "tolerance in itself", default: 1e-3),
      .number("rtol", "tolerance as a part of the gradient", default: 1e-2),
      .bool("raise_exception", "False gives False instead of an error", default: true),
      formula: "(f(x + eps) - f(x - eps))/(2·eps)",
      examples: [
        Example("gradcheck(sigmoid, tensor([0.5, -1.], requires_grad=True))", prints: "True"),
        Example(
          "gradcheck(lambda x: (x.detach() * x).sum(), tensor([2.], requires_grad=True), raise_exception=False)",
          prints: "False"),
      ]
    ) { context, function, inputs, step, absolute, relative, raises in
      let leaves = try tensors(inputs, "inputs", context)
      let check = GradientCheck(step: step, absolute: absolute, relative: relative)
      let failure = try check.firstFailure(leaves) { arguments in
        let value = try context.call(function, arguments.map(Value.tensor))
        guard case .tensor(let result) = value else {
          throw TensorError.wrongType("func", wanted: "a function that gives a tensor", got: value)
        }
        return result
      }
      guard let failure, raises else { return .bool(failure == nil) }
      throw failure
    }
  }

  /// A tensor, or the tensors of a list or tuple.
  private static func tensors(_ value: Value, _ name: String, _ context: Context) throws -> [Tensor] {
    try (value.sequence ?? [value]).map { element in
      guard case .tensor(let tensor) = element else {
        throw TensorError.wrongType(name, wanted: "a tensor or a list of tensors", got: element)
      }
      return tensor
    }
  }
}

extension TensorError {
  fileprivate static func unused(_ index: Int) -> TensorError {
    TensorError(
      "inputs", "input \(index) takes no part in the outputs", hint: "pass allow_unused=True to get None for it")
  }
}
