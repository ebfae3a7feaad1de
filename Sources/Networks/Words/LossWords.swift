import Language
import Tensors

/// How far predictions are off: `cross_entropy nll_loss mse_loss l1_loss` and the binary cross-entropies.
enum LossWords {
  static var all: [Builtin] { [crossEntropy, nllLoss, mseLoss, l1Loss, binary, binaryWithLogits] }

  static var crossEntropy: Builtin {
    Builtin(
      "cross_entropy", "Minus the logarithm of the probability that softmax gives to the right class.",
      .tensor("input", "logits: N×C, C, or N×C×…"),
      .tensor("target", "labels [N], or probabilities in the shape of input"),
      .optionalTensor("weight", "one factor for each class"), .unused("size_average"),
      .int("ignore_index", "a label that counts as nothing", default: -100), .unused("reduce"),
      .choice("reduction", ["none", "mean", "sum"], default: "mean", "one number, or one for each"),
      .number("label_smoothing", "the part of probability spread over all classes", default: 0),
      formula: "-ln softmax(input)[target]",
      examples: [
        Example("cross_entropy(zeros(1, 4), tensor([2]))", prints: "1.3862943649291992"),
        Example("cross_entropy(tensor([[100., 0.]]), tensor([0]))", prints: "0"),
      ]
    ) { _, input, target, weight, _, ignored, _, reduction, smoothing in
      if target.dtype == .float32, target.shape == input.shape, ignored >= 0 {
        throw TensorError(
          "ignore_index", "probabilities cannot be ignored, but ignore_index is \(ignored)",
          hint: "labels are whole numbers: t.long()")
      }
      return .tensor(
        try Loss.crossEntropy(
          input, target, weight: weight, ignored: ignored, smoothing: smoothing,
          Loss.Reduction(rawValue: reduction) ?? .mean))
    }
  }

  static var nllLoss: Builtin {
    Builtin(
      "nll_loss", "Minus the log-probability of the right class.",
      .tensor("input", "log-probabilities: N×C, C, or N×C×…"),
      .tensor("target", "labels [N]"), .optionalTensor("weight", "one factor for each class"), .unused("size_average"),
      .int("ignore_index", "a label that counts as nothing", default: -100), .unused("reduce"),
      .choice("reduction", ["none", "mean", "sum"], default: "mean", "one number, or one for each"),
      formula: "-input[target]",
      examples: [
        Example("nll_loss(tensor([[-1., -2.]]), tensor([1]))", prints: "2"),
        Example("nll_loss(log_softmax(zeros(1, 4), 1), tensor([2]))", prints: "1.3862943649291992"),
      ]
    ) { _, input, target, weight, _, ignored, _, reduction in
      .tensor(
        try Loss.negativeLogLikelihood(
          input, target, weight: weight, ignored: ignored, Loss.Reduction(rawValue: reduction) ?? .mean))
    }
  }

  static var mseLoss: Builtin {
    distance(
      .squared, "The squared differences.", "(input - target)²", ("mse_loss(tensor([1., 2.]), tensor([1., 4.]))", "2"))
  }

  static var l1Loss: Builtin {
    distance(
      .absolute, "The absolute differences.", "|input - target|", ("l1_loss(tensor([1., 2.]), tensor([1., 4.]))", "1"))
  }

  private static func distance(
    _ kind: Loss.Pairwise, _ summary: String, _ formula: String, _ example: (String, String)
  ) -> Builtin {
    Builtin(
      kind.rawValue, summary, .tensor("input", "predictions of any shape"), .tensor("target", "what they should be"),
      .unused("size_average"), .unused("reduce"),
      .choice("reduction", ["none", "mean", "sum"], default: "mean", "one number, or one for each"),
      .optionalTensor("weight", "a factor for each element"), formula: formula,
      examples: [
        Example(example.0, prints: example.1),
        Example("\(kind.rawValue)(zeros(2), ones(2), reduction=\"none\").tolist()", prints: "[1.0, 1.0]"),
      ]
    ) { _, input, target, _, _, reduction, weight in
      .tensor(try Loss.pairwise(kind, input, target, weight: weight, Loss.Reduction(rawValue: reduction) ?? .mean))
    }
  }

  static var binary: Builtin {
    Builtin(
      "binary_cross_entropy", "The cross-entropy of probabilities for yes and no.", .tensor("input", "probabilities"),
      .tensor("target", "0 for no, 1 for yes, or between"), .optionalTensor("weight", "a factor for each element"),
      .unused("size_average"), .unused("reduce"),
      .choice("reduction", ["none", "mean", "sum"], default: "mean", "one number, or one for each"),
      formula: "-(y·ln p + (1 - y)·ln(1 - p))",
      examples: [
        Example("binary_cross_entropy(tensor([1., 0.]), tensor([1., 0.]))", prints: "0"),
        Example("binary_cross_entropy(tensor([0.5]), tensor([1.]))", prints: "0.6931471824645996"),
      ]
    ) { _, input, target, weight, _, _, reduction in
      .tensor(try Loss.pairwise(.binary, input, target, weight: weight, Loss.Reduction(rawValue: reduction) ?? .mean))
    }
  }

  static var binaryWithLogits: Builtin {
    Builtin(
      "binary_cross_entropy_with_logits", "The cross-entropy of sigmoid(input) for yes and no, without overflow.",
      .tensor("input", "any numbers"), .tensor("target", "0 for no, 1 for yes, or between"),
      .optionalTensor("weight", "a factor for each element"), .unused("size_average"), .unused("reduce"),
      .choice("reduction", ["none", "mean", "sum"], default: "mean", "one number, or one for each"),
      .optionalTensor("pos_weight", "a factor for the positive terms"),
      formula: "-(y·ln σ(x) + (1 - y)·ln(1 - σ(x)))",
      examples: [
        Example("binary_cross_entropy_with_logits(tensor([0.]), tensor([1.]))", prints: "0.6931471824645996"),
        Example("binary_cross_entropy_with_logits(tensor([-1000.]), tensor([1.]))", prints: "1000"),
      ]
    ) { _, input, target, weight, _, _, reduction, positiveWeight in
      .tensor(
        try Loss.pairwise(
          .binaryWithLogits, input, target, weight: weight, positiveWeight: positiveWeight,
          Loss.Reduction(rawValue: reduction) ?? .mean))
    }
  }
}

extension Parameter where Wanted == Value {
  /// A parameter of PyTorch's past, which has no effect.
  static func unused(_ name: String) -> Parameter {
    Parameter.value(name, "without effect, from older versions", default: .some(.none), defaultText: "None")
  }
}
