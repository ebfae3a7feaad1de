import Language
import Networks
import Testing

@testable import Quizzes

@Suite struct QuizValueTests {
  private func value(_ text: String) throws -> QuizValue? { QuizValue(try Evaluator(.torch()).evaluate(Source(text))) }

  @Test(arguments: [
    ("28 - 3", "25"), ("1 / 3", "0.333333"), ("2.0", "2"), ("1e20", "1e+20"), ("1e-12", "1e-12"), ("-0.5", "-0.5"),
    ("True", "True"),
    ("'word'", "word"), ("None", "None"), ("[1, 2.5]", "[1, 2.5]"), ("(1, 2)", "[1, 2]"), ("tensor(3.)", "3"),
    ("tensor([[1., 2.], [3., 4.]])", "1 2; 3 4"), ("zeros(2, 1, 2)", "[[[0, 0]], [[0, 0]]]"),
    ("[[1, 2], [3, 4]]", "1 2; 3 4"),
    ("[1, [2]]", "[1, [2]]"), ("[]", "[]"), ("123456.789", "123457"), ("tensor(0.1)", "0.1"),
  ])
  func valuesAreWrittenAsTheyAreTyped(text: String, typed: String) throws {
    #expect(try value(text)?.typed == typed)
  }

  @Test(arguments: ["relu", "lambda x: x", "{1: 2}", "[relu]", "range(3)"])
  func whatCannotBeTypedIsNoValue(text: String) throws {
    #expect(try value(text) == nil)
  }
}
