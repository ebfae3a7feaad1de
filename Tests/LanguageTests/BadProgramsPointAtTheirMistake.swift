import Language
import Testing

/// A program that is refused, and the part of it under the caret.
struct BadProgram: CustomTestStringConvertible, Sendable {
  let text: String
  let marked: String
  let kind: String

  init(_ text: String, _ marked: String, kind: String = "SyntaxError") {
    self.text = text
    self.marked = marked
    self.kind = kind
  }

  var testDescription: String { text }
}

@Suite struct BadProgramsPointAtTheirMistake {
  @Test(arguments: [
    BadProgram("x = 3 $ 4", "$"), BadProgram("x = (1, 2]", "]"), BadProgram("1 +* 2", "*"), BadProgram("x = )", ")"),
    BadProgram("if x = 3: pass", "="), BadProgram("f(a=1, a=2)", "a=2"), BadProgram("f(a=1, 2)", "2"),
    BadProgram("x = 0x", "0x"),
    BadProgram("x = 12ab", "12ab"), BadProgram("x = 012", "012"), BadProgram("x = 1__0", "1__0"),
    BadProgram("x = 2j", "2j"),
    BadProgram("'abc", "'"), BadProgram("x = 'a\ny'", "'"), BadProgram("f'{x'", "{"), BadProgram("f'{}'", "{"),
    BadProgram("f'}'", "}"),
    BadProgram("'\\x1'", "\\x1"), BadProgram("b'a'", "b'a'"), BadProgram("1 = x", "1"), BadProgram("f() = 3", "f()"),
    BadProgram("x + 1 = 2", "x + 1"),
    BadProgram("while True print(1)", "print"), BadProgram("for x [1]: pass", ":"), BadProgram("return 3", "return 3"),
    BadProgram("break", "break"),
    BadProgram("continue", "continue"), BadProgram("def f(x, x): pass", "x"), BadProgram("def f(a=1, b): pass", "b"),
    BadProgram("*a", "*a"),
    BadProgram("{1, 2}", "{1"), BadProgram("(y := 3)", ":="), BadProgram("a, *b = 1, 2", "*b"),
    BadProgram("try:\n  pass", "try"),
    BadProgram("def f():\n  yield 3", "yield"), BadProgram("def f():\n  global x", "global"),
    BadProgram("del f()", "f()"), BadProgram("x = 1 2", "2"),
    BadProgram("None = 3", "None"), BadProgram("assert", ""), BadProgram("else: pass", "else"),
    BadProgram("5.foo", "5.foo"),
    BadProgram("if 1:\n    x\n  y", "  ", kind: "IndentationError"),
    BadProgram("  x = 1", "  ", kind: "IndentationError"),
    BadProgram("if 1:\nx", "x", kind: "IndentationError"),
    BadProgram("if 1:\n\tx\n        y", "        ", kind: "TabError"), BadProgram("f(**a, *b)", "*b"),
    BadProgram("if 1:\n  if 1:\n\tx", "\t", kind: "TabError"),
    BadProgram("class A:\n  def __iter__(self): return self", "def __iter__"),
    BadProgram("class A:\n  def __len__(self): return 1\n  def __float__(self): return 1.", "def __float__"),
  ])
  func isRefused(_ program: BadProgram) {
    let error = TestSession().failure(program.text).error
    #expect(error?.kind == program.kind)
    #expect(error.flatMap { $0.span.map { Source(program.text).text($0) } } == program.marked)
  }

  @Test(arguments: [
    ("train lenet", "a call has parentheses: train(lenet)"), ("relu x\n", "a call has parentheses: relu(x)"),
    ("it is a smile", nil), ("f(x) y", nil), ("x 2", nil),
  ])
  func twoNamesAloneLookLikeACall(text: String, hint: String?) {
    #expect(TestSession().failure(text).error?.hint == hint)
  }
}
