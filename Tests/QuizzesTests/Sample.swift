import Language
import Networks
import Quizzes
import Testing

/// A question made of the text of a fence; its first line is line 2.
func question(_ text: String, id: String = "q", hints: Int = 1) -> Question {
  var mistakes: [QuestionMistake] = []
  let question = Question(reading: text, id: id, line: 1, mistakes: &mistakes)
  #expect(mistakes.isEmpty)
  return question
}

/// The mistakes that reading the text of a fence finds: `line:column message`.
func mistakes(_ text: String) -> [String] {
  var mistakes: [QuestionMistake] = []
  _ = Question(reading: text, line: 1, mistakes: &mistakes)
  return mistakes.map(\.place)
}

extension QuestionMistake {
  var place: String { "\(line):\(column) \(message)" }
}

func asked(_ text: String, number: Int = 0) throws -> AskedQuestion {
  try question(text).draw(number, on: Evaluator(.torch()))
}
