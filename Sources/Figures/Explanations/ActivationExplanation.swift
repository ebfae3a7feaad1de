import Language
import Tensors

/// An activation function, its derivative, and what it did to the numbers it was given.
struct ActivationExplanation {
  private let rule: ActivationRule
  private let argument: Value
  private let result: Value

  init?(_ event: CallEvent) {
    guard let argument = event.arguments.first?.value, let rule = ActivationRule(event) else { return nil }
    self.rule = rule
    self.argument = argument
    result = event.result
  }

  var table: ExplanationTable? {
    var table = ExplanationTable()
    let name = "\(rule.name)(z)"
    if let number = number(argument), let value = self.number(result) {
      table.add(
        "formula",
        equation: [name] + (rule.definition.map { [$0] } ?? []) + [
          rule.formula(number), short(value),
        ])
      table.add("slope", slope(at: number))
      return table
    }
    guard case .tensor(let input) = argument, case .tensor(let output) = result else { return nil }
    let summary = TensorSummary(input)
    let after = TensorSummary(output)
    table.add(
      "formula", equation: [name] + (rule.definition.map { [$0] } ?? []),
      ", for each of \(counted(input.count, "number"))")
    if let derivative = rule.derivative { table.add("slope", derivative) }
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
    let value = "\(short(rule.slope(number))) at z = \(short(number))"
    return rule.derivative.map { "\(value) (\($0))" } ?? value
  }

  /// What happened to the numbers as a whole, where it matters for learning.
  private func effect(_ input: Tensor) -> String? {
    guard input.count > 0, input.count <= 1 << 20 else { return nil }
    let numbers = input.doubles()
    switch rule.name {
    case "relu":
      return "\(grouped(numbers.count { $0 < 0 })) of \(counted(numbers.count, "number")) were negative and became 0"
    case "sigmoid", "tanh":
      let flat = numbers.count { rule.slope($0) < 0.01 }
      return
        "\(grouped(flat)) of \(counted(numbers.count, "number")) \(flat == 1 ? "lies" : "lie") where the slope is under 0.01"
    default: return nil
    }
  }
}
