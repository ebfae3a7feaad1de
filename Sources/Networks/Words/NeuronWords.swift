import Language
import Tensors

/// The lecture's neuron, and what is counted of networks: `neuron`, `receptive_field`.
enum NeuronWords {
  static var all: [Builtin] { [neuron, receptiveField] }

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

  static var receptiveField: Builtin {
    Builtin(
      "receptive_field", "How many pixels along one axis a number behind these layers has seen.",
      .value("layers", "a list of (kernel, stride) or (kernel, stride, dilation), first layer first"),
      .bool("each", "give it behind every layer", default: false),
      formula: "r grows by dilation·(kernel - 1)·j, then j by the factor stride; both begin with 1",
      examples: [
        Example("receptive_field([(3, 1), (3, 1), (3, 1)])", prints: "7"),
        Example("receptive_field([(5, 1), (2, 2), (5, 1), (2, 2), (5, 1)], each=True)", prints: "[5, 6, 14, 16, 32]"),
      ]
    ) { _, layers, each in
      guard let entries = layers.sequence else {
        throw TensorError.wrongType("layers", wanted: "a list of (kernel, stride)", got: layers)
      }
      var reach = 1, jump = 1, fields: [Value] = []
      for (index, entry) in entries.enumerated() {
        let numbers = (entry.sequence ?? [entry]).compactMap { wholeNumber($0) }
        guard numbers.count == entry.sequence?.count ?? 1, (1...3).contains(numbers.count),
          numbers.allSatisfy({ $0 >= 1 })
        else { throw TensorError.layer(index, entry) }
        let step = numbers.count > 1 ? numbers[1] : 1, dilation = numbers.count > 2 ? numbers[2] : 1
        let (growth, tooWide) = (dilation).multipliedReportingOverflow(by: numbers[0] - 1)
        let (pixels, tooFar) = growth.multipliedReportingOverflow(by: jump)
        let (sum, tooMuch) = reach.addingReportingOverflow(pixels)
        let (longer, tooLong) = jump.multipliedReportingOverflow(by: step)
        guard !tooWide, !tooFar, !tooMuch, !tooLong else {
          throw TensorError("layers", "the field behind layer \(index) does not fit into 64 bits", kind: .overflow)
        }
        (reach, jump) = (sum, longer)
        fields.append(.int(reach))
      }
      return each ? .list(ListObject(fields)) : .int(reach)
    }
  }
}

extension Parameter where Wanted == Tensor {
  /// A tensor, or a list of numbers as one.
  fileprivate static func numbersOrList(_ name: String, _ note: String) -> Parameter {
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

  fileprivate static func layer(_ index: Int, _ entry: Value) -> TensorError {
    TensorError(
      "layers",
      "layer \(index) is (kernel, stride) or (kernel, stride, dilation), whole numbers of at least 1, not \(entry.shortDescription)",
      kind: .value, hint: "receptive_field([(3, 1), (2, 2)])")
  }
}
