import Language
import Tensors

/// An activation function, its derivative, and what it did to the numbers it was given.
struct ActivationExplanation {
  private let activation: Activation
  private let argument: Value
  private let result: Value

  init?(_ activation: Activation, _ event: CallEvent) {
    guard let argument = event.arguments.first?.value else { return nil }
    self.activation = activation
    self.argument = argument
    result = event.result
  }

  var table: ExplanationTable? {
    var table = ExplanationTable()
    let name = "\(activation.rawValue)(z)"
    if let number = number(argument), let value = self.number(result) {
      table.add(
        "formula",
        equation: [name] + (activation.definition.map { [$0] } ?? []) + [
          activation.formula(short(number)), short(value),
        ])
      table.add("slope", slope(at: number))
      return table
    }
    guard case .tensor(let input) = argument, case .tensor(let output) = result else { return nil }
    let summary = TensorSummary(input)
    let after = TensorSummary(output)
    table.add(
      "formula", equation: [name] + (activation.definition.map { [$0] } ?? []),
      ", for each of \(counted(input.count, "number"))")
    if let derivative = activation.derivativeFormula { table.add("slope", derivative) }
    table.add("shapes", "\(shapeText(input.shape)) gives \(shapeText(output.shape))")
    table.add("before", summary.phrases.joined(separator: ", "))
    table.add("after", after.phrases.joined(separator: ", "))
    if let effect = effect(input) { table.add("effect", effect) }
    return table
  }

  private func number(_ value: Value) -> Double? {
    if case .tensor(let tensor) = value { return tensor.count == 1 ? (try? tensor.item())?.double : nil }
    return value.double
  }

  private func slope(at number: Double) -> String {
    let value = "\(short(activation.derivative(number))) at z = \(short(number))"
    return activation.derivativeFormula.map { "\(value) (\($0))" } ?? value
  }

  /// What happened to the numbers as a whole, where it matters for learning.
  private func effect(_ input: Tensor) -> String? {
    guard input.count > 0, input.count <= 1 << 20 else { return nil }
    let numbers = input.doubles()
    switch activation {
    case .relu:
      return "\(grouped(numbers.count { $0 < 0 })) of \(counted(numbers.count, "number")) were negative and became 0"
    case .sigmoid, .tanh:
      let flat = numbers.count { activation.derivative($0) < 0.01 }
      return
        "\(grouped(flat)) of \(counted(numbers.count, "number")) \(flat == 1 ? "lies" : "lie") where the slope is under 0.01"
    default: return nil
    }
  }
}

extension Activation {
  /// What the function is, where its name does not say it already.
  var definition: String? {
    switch self {
    case .relu: "max(0, z)"
    case .sigmoid: "1/(1 + exp(-z))"
    case .tanh: "(exp(z) - exp(-z))/(exp(z) + exp(-z))"
    case .sign: "-1, 0 or 1"
    case .square: "z²"
    default: nil
    }
  }

  /// The derivative as a formula, where it is worth writing.
  var derivativeFormula: String? {
    switch self {
    case .relu: "1 for z > 0, else 0"
    case .sigmoid: "σ(z)·(1 - σ(z)), at most 0.25"
    case .tanh: "1 - tanh(z)², at most 1"
    case .sign: "0 almost everywhere: nothing to learn from"
    case .exp: "exp(z)"
    case .log: "1/z"
    case .square: "2z"
    default: nil
    }
  }
}
