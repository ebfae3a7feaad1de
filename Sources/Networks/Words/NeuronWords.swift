import Language
import Tensors

/// The lecture's neuron: `neuron`.
enum NeuronWords {
  static var all: [Builtin] { [neuron] }

  static var neuron: Builtin {
    Builtin(
      "neuron", "The lecture's neuron: an activation of the weighted sum of the inputs less a threshold.",
      .numbersOrList("x", "n inputs, or a row of n for each object"), .numbersOrList("w", "n weights"),
      .numbers("w0", "the threshold"),
      .value(
        "activation", "a function of the sum, such as sigmoid, tanh, relu, sign", default: .some(.none),
        defaultText: "sigmoid"),
      shapes: "[n] gives one number, [objects, n] one for each object", formula: "activation(⟨w, x⟩ - w0)",
      examples: [
        Example("neuron([1, 0], [2, 3], 2)", prints: "0.5"),
        Example("neuron(tensor([[0., 0.], [1., 1.]]), tensor([1., 1.]), 1.5, sign).tolist()", prints: "[-1.0, 1.0]"),
      ]
    ) { context, inputs, weights, threshold, activation in
      guard weights.rank == 1 else {
        throw TensorError("w", "the weights are one row of numbers, but their shape is \(shapeText(weights.shape))")
      }
      guard let count = inputs.shape.last, count == weights.shape[0] else {
        throw TensorError.weightCount(inputs.shape, weights.shape[0])
      }
      guard threshold.count == 1 else {
        throw TensorError("w0", "the threshold is one number, but its shape is \(shapeText(threshold.shape))")
      }
      let sum = try Arithmetic.sub(MatrixProduct()(inputs, weights), threshold.reshaped([]))
      if activation.isNone { return .tensor(try Activation.sigmoid(sum)) }
      guard activation.isCallable else {
        throw TensorError.wrongType("activation", wanted: "a function", got: activation)
      }
      return try context.call(activation, [.tensor(sum)])
    }
  }
}

extension Parameter where Wanted == Tensor {
  /// A tensor, or a list of numbers as one.
  static func numbersOrList(_ name: String, _ note: String) -> Parameter {
    Parameter(ParameterInfo(name, note)) { value, context in
      if case .tensor(let tensor) = value { return tensor }
      guard value.sequence != nil else {
        throw TensorError.wrongType(name, wanted: "a tensor or a list of numbers", got: value)
      }
      let numbers = try NestedNumbers(value, context)
      return try Tensor.scalars(numbers.scalars, numbers.shape)
    }
  }
}

extension TensorError {
  fileprivate static func weightCount(_ inputs: [Int], _ weights: Int) -> TensorError {
    TensorError(
      "w", "each input has its weight, but there are \(weights) weight(s) for inputs of the shape \(shapeText(inputs))")
  }
}
