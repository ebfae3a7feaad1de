import Language
import Testing

@Suite struct UnfinishedInputAsksForMore {
  @Test(arguments: [
    "(", "f(1,", "x = [1, 2", "{\"a\": ", "if x:", "for i in range(3):", "def f():", "while True:\n",
    "if x:\n  y\nelse:", "'''abc", "\"\"\"a\nb",
    "x = 1 + \\", "x = \\\n", "lambda x: (", "f'''{x", "'a\\\nb\\",
  ])
  func isUnfinished(_ text: String) {
    #expect(TestSession().failure(text).error?.isUnfinished == true)
  }

  @Test(arguments: ["x = 1 +", "'abc", "f(1))", "if x", "x = ", "1 2", "def f(", "a b c", "(1 2)", "x = (1]"])
  func isFinishedOrBeyondHelp(_ text: String) {
    #expect(TestSession().failure(text).error?.isUnfinished == (text == "def f("))
  }
}
