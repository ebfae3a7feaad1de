import Language
import Tensors

/// What a question draws: `let W in [28, 32], k in range(3, 6)` and the `where` lines that filter it.
struct Parameters: Equatable, Sendable {
  struct Parameter: Equatable, Sendable {
    var name: String
    /// Makes a list of the values; may mention parameters before it.
    var values: QuestionCode
  }

  /// More combinations than this are not drawn one by one.
  static let most = 100_000

  private(set) var parameters: [Parameter] = []
  private var conditions: [QuestionCode] = []

  var isEmpty: Bool { parameters.isEmpty }
  var names: [String] { parameters.map(\.name) }

  /// Reads a `let` or `where` line.
  mutating func read(_ line: QuestionLine) throws(QuestionMistake) {
    if line.kind == .filter {
      conditions.append(try QuestionCode(expression: line.text))
      return
    }
    for piece in line.text.split(by: ",") {
      guard let mark = piece.text.firstRange(of: " in ") else { throw piece.trimmed.noDomain }
      let start = piece.text.distance(from: piece.text.startIndex, to: mark.lowerBound)
      let name = piece.part(0, start).trimmed
      guard name.text.isName else {
        throw name.mistake("`\(name.text)` is no name", hint: "write `let W in [28, 32]`")
      }
      guard !names.contains(name.text) else { throw name.mistake("`\(name.text)` is drawn already") }
      let values = piece.part(start + 4).trimmed
      parameters.append(
        Parameter(name: name.text, values: try QuestionCode(expression: values, before: "[*(", after: ")]")))
    }
  }

  /// Draws one combination at random and binds its names.
  ///
  /// Every combination that the conditions allow can come; they are tried one after another if chance finds none.
  func draw(_ random: inout RandomSource, in evaluator: Evaluator) throws(QuestionMistake) {
    tries: for _ in 0..<200 {
      for parameter in parameters {
        let values = try self.values(of: parameter, evaluator)
        if values.isEmpty { continue tries }
        evaluator.context.environment.assign(parameter.name, values[random.below(values.count)])
      }
      if try holds(evaluator) { return }
    }
    let count = try forEach(in: evaluator) { () throws(QuestionMistake) in }
    guard count > 0, let first = parameters.first else { throw emptyDraw }
    let wanted = random.below(count)
    var index = 0
    var chosen: [Value] = []
    try forEach(in: evaluator) { () throws(QuestionMistake) in
      if index == wanted { chosen = names.compactMap { evaluator.context.environment.value($0) } }
      index += 1
    }
    precondition(chosen.count == parameters.count, "\(first.name) and the others were bound")
    for (name, value) in zip(names, chosen) { evaluator.context.environment.assign(name, value) }
  }

  /// Binds every combination that the conditions allow, one after another.
  ///
  /// - Returns: how many there are.
  @discardableResult
  func forEach(
    in evaluator: Evaluator, _ body: () throws(QuestionMistake) -> Void
  ) throws(QuestionMistake) -> Int {
    var tried = 0
    var allowed = 0
    try visit(0, evaluator, &tried) { () throws(QuestionMistake) in
      guard try holds(evaluator) else { return }
      allowed += 1
      try body()
    }
    return allowed
  }

  private func visit(
    _ depth: Int, _ evaluator: Evaluator, _ tried: inout Int, _ body: () throws(QuestionMistake) -> Void
  ) throws(QuestionMistake) {
    guard depth < parameters.count else {
      tried += 1
      guard tried <= Parameters.most else { throw tooMany }
      return try body()
    }
    for value in try values(of: parameters[depth], evaluator) {
      evaluator.context.environment.assign(parameters[depth].name, value)
      try visit(depth + 1, evaluator, &tried, body)
    }
  }

  private func values(of parameter: Parameter, _ evaluator: Evaluator) throws(QuestionMistake) -> [Value] {
    let values = try parameter.values.value(in: evaluator).sequence ?? []
    // Others may have nothing left for some values of those before them.
    guard !values.isEmpty || parameter != parameters.first else {
      throw parameter.values.passage.mistake("`\(parameter.name)` has nothing to be drawn from")
    }
    return values
  }

  private func holds(_ evaluator: Evaluator) throws(QuestionMistake) -> Bool {
    for condition in conditions {
      let value = try condition.value(in: evaluator)
      guard let isTrue = try? value.isTrue() else {
        throw condition.passage.mistake("this is neither true nor false")
      }
      if !isTrue { return false }
    }
    return true
  }

  var emptyDraw: QuestionMistake {
    let place = conditions.first?.passage ?? parameters.first?.values.passage ?? Passage("", line: 1)
    return place.mistake("no combination of the parameters is left", hint: "let `where` allow some of them")
  }

  private var tooMany: QuestionMistake {
    let place = parameters.first?.values.passage ?? Passage("", line: 1)
    return place.mistake(
      "there are more than \(Parameters.most) combinations of the parameters", hint: "draw from fewer values")
  }
}

extension Passage {
  fileprivate var noDomain: QuestionMistake {
    mistake("`in` is missing behind the name", hint: "write `let W in [28, 32], k in range(3, 6)`")
  }
}

extension String {
  fileprivate var isName: Bool {
    guard let first, first.isLetter || first == "_" else { return false }
    return allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
  }
}
