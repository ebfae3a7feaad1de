import Language
import Networks
import Tensors
import Typesetting

/// One `optimizer.step()` after another, number by number: what the rule remembers, and the new weight.
enum UpdateWalkthrough {
  /// - Parameter events: the steps, the earliest first; what is no step of an optimizer is left out.
  static func make(_ events: [CallEvent]) -> CalculationWalkthrough? {
    let steps = events.compactMap { event -> PassedUpdate? in
      if case .object(let object)? = event["step"] { object as? PassedUpdate } else { nil }
    }
    let changes = steps.flatMap { step in step.changes.map { (rule: step.rule, change: $0) } }
    guard let first = changes.first, changes.allSatisfy({ UpdateFormulas.of($0.rule) != nil }) else { return nil }
    var starts = [0]
    for (_, change) in changes { starts.append(starts.last! + change.after.count) }
    guard let count = starts.last, count > 0 else { return nil }
    let isOneParameter = changes.allSatisfy { $0.change.number == first.change.number }
    let updates = Set(changes.map(\.change.count)).count

    return CalculationWalkthrough(
      title: title(first.rule, first.change), count: count,
      step: { cell in
        // The parameter's number stands in front where there are several.
        let number = isOneParameter ? first.change.number : cell.first
        guard let found = changes.firstIndex(where: { $0.change.number == number }) else { return nil }
        let own = isOneParameter ? cell : Array(cell.dropFirst())
        return Calculation.step(of: own, in: changes[found].change.after.shape).map { starts[found] + $0 }
      }
    ) { index in
      // The change whose numbers the step lies among.
      var low = 0, high = changes.count
      while high - low > 1 {
        let middle = (low + high) / 2
        if starts[middle] <= index { low = middle } else { high = middle }
      }
      let (rule, change) = changes[low]
      let numbers = UpdateNumbers(change, at: index - starts[low])
      var place: [String] = updates > 1 ? ["update \(change.count)"] : []
      if !isOneParameter { place.append("parameter \(change.number)") }
      if change.after.count > 1 { place.append(Calculation.place(index - starts[low], in: change.after.shape)) }
      let written = UpdateFormulas.of(rule)?(numbers) ?? UpdateLines(rule: "", numbers: numbers)
      return written.calculation(place: place.isEmpty ? "update \(change.count)" : place.joined(separator: ", "))
    }
  }

  /// `SGD, lr 0.1, momentum 0.9`: the settings that say something.
  private static func title(_ rule: String, _ change: PassedUpdate.Change) -> String {
    let names = ["lr", "momentum", "gamma", "alpha", "weight_decay"].filter { change.number($0) != 0 }
    return ([rule] + names.map { "\($0) \(fine(change.number($0)))" } + (change.isSet("nesterov") ? ["nesterov"] : []))
      .joined(separator: ", ")
  }
}

/// One weight in an update: what went in and what came out.
struct UpdateNumbers {
  let change: PassedUpdate.Change
  private let index: Int

  init(_ change: PassedUpdate.Change, at index: Int) {
    self.change = change
    self.index = index
  }

  var weight: Double { number(change.before) }
  var gradient: Double { number(change.gradient) }
  var result: Double { number(change.after) }
  var rate: Double { change.number("lr") }

  /// What was remembered before this update; nil if nothing was yet.
  func memory(_ name: String) -> Double? { change.memoryBefore[name].map(number) }

  private func number(_ tensor: Tensor) -> Double {
    tensor.scalar(at: elementIndex(index, in: tensor.shape)).double
  }

  /// The numbers round this one, this one in brackets.
  func row(_ name: String, _ tensor: Tensor) -> StyledText {
    Calculation.row(name, tensor.doubles(), marked: [index])
  }
}
