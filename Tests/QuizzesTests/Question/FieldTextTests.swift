import Language
import Networks
import Testing
import Typesetting

@testable import Quizzes

@Suite struct FieldTextTests {
  private func text(_ question: String) throws -> Markdown {
    try made(question).draw(0, on: Evaluator(.torch())).text
  }

  private func made(_ text: String) -> Question { question(text) }

  @Test(arguments: [
    ("{2 * 3} and {{x}}", "6 and {x}"), ("{1 / 3:.2f}", "0.33"), ("{2*3*4}", "24"), ("{'a' + \"b\"}", "ab"),
    ("{[1, 2][0]} {dict(a=1)['a']}", "1 1"), ("`{1 + 1}` px", "2 px"), ("{5!r:>3}", "  5"), ("{7 % 4}_{1}_", "3_1_"),
    ("{tensor([1., 2.])}", "tensor([1., 2.])"), ("{'}'}", "}"), ("a {{{1}}} b", "a {1} b"),
  ])
  func fieldsAreFilledAsInAnFString(source: String, shown: String) throws {
    #expect(try text(source + "\n= 5").plainText == shown)
  }

  @Test func valuesAreNoMarkup() throws {
    #expect(try text("{'*a*'}\n= 5") == Markdown([.paragraph([.text("*a*")])]))
  }

  @Test func codeKeepsItsBracesUnlessParametersAreDrawn() throws {
    let code = "Q\n```python\nd = {1: 2}\n```\n"
    #expect(try text(code + "= 5").lastCode == ["d = {1: 2}"])
    #expect(try text("Q\n```python\nd = {W} + {{}}\n```\nlet W in [4]\n= 5").lastCode == ["d = 4 + {}"])
  }

  @Test func failuresAreNamedWithTheirPlace() {
    #expect(throws: QuestionMistake(line: 2, column: 6, "this cannot be evaluated: NameError: `zzz` is not known")) {
      try text("abc {zzz}\n= 5")
    }
  }
}
