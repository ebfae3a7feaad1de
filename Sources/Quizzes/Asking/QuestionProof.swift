import Language
import Tensors
import Typesetting

/// What trying every draw of a question has shown.
public struct QuestionProof: Sendable {
  /// In the order of the file; a mistake that several draws show is told once, with the first of them.
  public internal(set) var mistakes: [QuestionMistake] = []
  /// Combinations of the parameters.
  public internal(set) var draws = 0
}

extension Question {
  /// Draws every combination of the parameters and proves what a student relies on: the draw is not empty, the key is
  /// right and no known mistake is, what can be chosen from differs, every feedback can be reached.
  public func proof(on bench: any Workbench) -> QuestionProof {
    var proof = QuestionProof()
    guard !(kind is NoKind) else { return proof }
    var reached: Set<Int> = []
    do {
      try bench.lend { evaluator in
        var number = 0
        proof.draws = try parameters.forEach(in: evaluator) { () throws(QuestionMistake) in
          guard proof.mistakes.count < QuestionProof.most else { return }
          var random = RandomSource(seed: number)
          number += 1
          let asked = try asked(number, &random, in: evaluator)
          proof.add(asked.problem.flaws(evaluator, reached: &reached) + asked.unprovenKey(evaluator), asked)
        }
      }
      if proof.draws == 0 { proof.mistakes.append(parameters.emptyDraw) }
    } catch {
      proof.mistakes.append(
        error as? QuestionMistake ?? QuestionMistake(line: line, "the question cannot be drawn: \(error)"))
    }
    if proof.mistakes.isEmpty {
      proof.mistakes += ruleLines.filter { !reached.contains($0) }.map { .unreachable($0) }
    }
    return proof
  }
}

extension QuestionProof {
  /// More mistakes than this are not looked for.
  fileprivate static let most = 20

  /// Adds the flaws of a draw; the first draw with a flaw names its parameters.
  fileprivate mutating func add(_ flaws: [QuestionMistake], _ asked: AskedQuestion) {
    for flaw in flaws where !mistakes.contains(where: { $0.line == flaw.line && $0.column == flaw.column }) {
      var flaw = flaw
      if !asked.parameters.isEmpty {
        flaw.message += " for " + asked.parameterText
      }
      mistakes.append(flaw)
    }
  }
}

extension AskedQuestion {
  /// The key, typed, must get full marks.
  fileprivate func unprovenKey(_ evaluator: Evaluator) -> [QuestionMistake] {
    let message: String
    do {
      let grade = try problem.grade(problem.key, evaluator)
      if grade.isRight { return [] }
      message = problem.whyKeyFails(grade)
    } catch {
      message = "the right answer `\(problem.key)` cannot be typed: \(error.message)"
    }
    return [QuestionMistake(line: problem.keyLine ?? question.line, message)]
  }
}

extension QuestionMistake {
  fileprivate static func unreachable(_ line: Int) -> QuestionMistake {
    QuestionMistake(
      line: line, "nobody can get this feedback: the answer is that of an earlier rule in every draw",
      hint: "delete the line, or change its formula")
  }
}
