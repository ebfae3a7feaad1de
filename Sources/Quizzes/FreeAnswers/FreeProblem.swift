import Language
import Typesetting

/// An answer in free words, judged idea by idea.
struct FreeProblem: Problem {
  struct Misconception: Sendable {
    var terms: [Term]
    var feedback: Markdown
    var line: Int
  }

  /// The words of the question: repeating them says nothing.
  let question: String
  let ideas: [Idea]
  let misconceptions: [Misconception]
  let model: Markdown
  let line: Int
  /// The stems of all terms.
  let known: Set<String>

  var form: String { "a sentence or two" }
  var key: String { model.plainText }
  var keyLine: Int? { line }

  func solution(width: Int) -> Drawing { model.drawing(width: width) }

  func grade(_ answer: String, _ bench: any Workbench) throws(UnreadableAnswer) -> Grade {
    guard answer.contains(where: \.isLetter) else { throw UnreadableAnswer("type \(form)") }
    let report = report(answer)
    return Grade(report.mark, reading: answer.trimmed, mistake: report.misconceptions.first?.line, report: report)
  }

  func report(_ answer: String) -> FreeReport {
    let search = IdeaSearch(answer, question: question, known: known)
    var report = FreeReport(found: [], missing: [], misconceptions: [], model: model)
    for idea in ideas {
      let found = idea.choices.compactMap { terms in search.find(terms).map { (terms, $0) } }
      for (terms, words) in found {
        report.found.append(FreeReport.Found(idea: terms[0].text, words: words, isRequired: idea.isRequired))
      }
      if idea.isRequired { report.missing += Array(repeating: idea.name, count: max(0, idea.needed - found.count)) }
    }
    for misconception in misconceptions {
      guard let words = search.find(misconception.terms) else { continue }
      report.misconceptions.append(
        FreeReport.Misconception(words: words, feedback: misconception.feedback, line: misconception.line))
    }
    return report
  }

  func whyKeyFails(_ grade: Grade) -> String {
    guard let report = grade.report else { return "the model answer does not get full marks" }
    let missing = report.missing.map { "`\($0)`" }.joined(separator: ", ")
    if let misconception = report.misconceptions.first {
      return "the model answer does not get full marks: “\(misconception.words)” is taken for a misconception"
    }
    return "the model answer does not get full marks: \(missing) is not found in it"
  }

  func flaws(_ bench: any Workbench, reached: inout Set<Int>) -> [QuestionMistake] {
    var flaws: [QuestionMistake] = []
    for misconception in misconceptions {
      // An answer that makes the mistake must not say an idea by that.
      for term in misconception.terms {
        let search = IdeaSearch(term.sample, question: question, known: known)
        if search.find([term]) != nil { reached.insert(misconception.line) }
        let twin = ideas.first { idea in
          idea.isRequired
            && idea.choices.joined().contains {
              $0.exact.isEmpty && term.exact.isEmpty && $0.variants[0].map(\.stem) == term.variants[0].map(\.stem)
                && $0.isNegative == term.isNegative
            }
        }
        if let twin { flaws.append(.twin(misconception.line, term.text, twin.line)) }
      }
    }
    return flaws
  }
}

extension FreeReport {
  /// Full marks for all required ideas without a misconception. Half for some ideas, welcome ones too; beside a
  /// misconception one of them must be required.
  var mark: Grade.Mark {
    if missing.isEmpty, misconceptions.isEmpty { return .right }
    let counts = misconceptions.isEmpty ? !found.isEmpty : found.contains(where: \.isRequired)
    return counts ? .partly(0.5) : .wrong
  }
}

extension QuestionMistake {
  fileprivate static func twin(_ line: Int, _ term: String, _ idea: Int) -> QuestionMistake {
    QuestionMistake(line: line, "`\(term)` is a misconception here and an idea that is asked for on line \(idea)")
  }
}
