import Language
import Typesetting

/// An answer in free words, judged idea by idea.
struct FreeProblem: Problem {
  struct Misconception: Sendable {
    var terms: [String]
    var feedback: Markdown
    var line: Int
  }

  /// The words of the question: repeating them says nothing.
  let question: String
  let ideas: [FreeKind.Idea]
  let misconceptions: [Misconception]
  let model: Markdown

  var form: String { "a sentence or two" }
  var key: String { model.plainText }

  func solution(width: Int) -> Drawing { model.drawing(width: width) }

  func grade(_ answer: String, _ bench: any Workbench) throws(UnreadableAnswer) -> Grade {
    let words = " " + PlainWords.normal(answer) + " "
    func said(_ terms: [String]) -> String? { terms.first { words.contains(" " + PlainWords.normal($0) + " ") } }
    var found: [FreeReport.Found] = []
    for idea in ideas {
      if let term = said(idea.terms) {
        found.append(FreeReport.Found(idea: idea.terms[0], words: term, isRequired: idea.isRequired))
      }
    }
    let missing = ideas.filter { $0.isRequired && said($0.terms) == nil }.map { $0.terms[0] }
    let made = misconceptions.filter { said($0.terms) != nil }
    let report = FreeReport(
      found: found, missing: missing,
      misconceptions: made.map { FreeReport.Misconception(words: said($0.terms) ?? "", feedback: $0.feedback) },
      model: model)
    return Grade(report.mark, reading: answer.trimmed, mistake: made.first?.line, report: report)
  }

  func flaws(_ bench: any Workbench, reached: inout Set<Int>) -> [QuestionMistake] { [] }
}

extension FreeReport {
  /// Full marks for all required ideas without a misconception, half for some of them.
  var mark: Grade.Mark {
    let required = found.count { $0.isRequired }
    if required == 0 { return .wrong }
    return missing.isEmpty && misconceptions.isEmpty ? .right : .partly(0.5)
  }
}
