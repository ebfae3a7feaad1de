import Language
import Testing

/// A piece of text, many times over.
struct RepeatedText: CustomTestStringConvertible, Sendable {
  let piece: String
  let count: Int
  var before = ""
  var after = ""

  init(_ piece: String, _ count: Int, before: String = "", after: String = "") {
    (self.piece, self.count, self.before, self.after) = (piece, count, before, after)
  }

  var text: String { before + String(repeating: piece, count: count) + after }
  var testDescription: String { "\(before)…\(piece)…\(after) × \(count)" }
}

/// What could exhaust the stack is an error.
@Suite struct NestingHasLimits {
  @Test(arguments: [
    RepeatedText("(", 100_000), .init("[", 100_000), .init("{1: ", 100_000), .init("-", 100_000, after: "1"),
    .init("not ", 100_000, after: "1"),
    .init("+1", 100_000, before: "1"), .init("**1", 100_000, before: "1"), .init(".a", 100_000, before: "x"),
    .init("[0]", 100_000, before: "x"),
    .init("()", 100_000, before: "f"), .init("lambda: ", 100_000, after: "1"),
    .init(" if 1 else 1", 100_000, before: "1"),
    .init(" and 1", 100_000, before: "1"), .init("{", 99_999, before: "f'", after: "'"),
    .init("f'{", 100_000, before: "x = "),
    .init("*", 100_000, before: "f(", after: "x)"), .init("if 1:", 100_000),
    .init("if 1 ", 10_000, before: "[x for x in y ", after: "]"),
    .init("for x in y ", 10_000, before: "[x ", after: "]"), .init("await ", 100_000, after: "x"),
    .init("a:", 100_000, before: "x["),
  ])
  func isAnError(_ program: RepeatedText) {
    #expect(TestSession().failure(program.text).error?.kind == "SyntaxError")
  }

  @Test(arguments: [
    RepeatedText(" < 2", 10_000, before: "1"), .init("1, ", 100_000, before: "[", after: "]"),
    .init("a = ", 500, after: "1"),
    .init("x = 1\n", 20_000), .init("+1", 900, before: "1"), .init("\n", 100_000), .init("#\n", 100_000),
    .init("'a' ", 10_000),
    .init("{1}", 10_000, before: "f'", after: "'"), .init("elif 0: pass\n", 900, before: "if 0: pass\n"),
    .init("a = ", 10_000, after: "1"),
  ])
  func isFine(_ program: RepeatedText) {
    #expect(TestSession().failure(program.text).error == nil)
  }

  @Test func blocksInBlocksHaveALimit() {
    let blocks = (0..<2000).map { String(repeating: " ", count: $0) + "if 1:\n" }.joined()
    #expect(TestSession().failure(blocks).error?.kind == "SyntaxError")
  }

  @Test func recursionStopsBeforeTheStackEnds() {
    #expect(
      TestSession().failure("def f(n): return 0 if n == 0 else 1 + f(n - 1)\nprint(f(900))\nf(5000)").printed == "900\n"
    )
    for program in [
      "def f(n): return f(n + 1)\nf(0)", "def f(n): return [f(n)]\nf(0)", "def f(n): return max([n], key=f)\nf(0)",
      "def f(n): return sorted([n, n], key=f)\nf(0)", "def f(n): return list(map(f, [n]))\nf(0)",
      "def f(n): return sum(f(k) for k in [n])\nf(0)",
      "def f(n): return [f(k) for k in [n]]\nf(0)", "f = lambda n: f\"{f(n)}\"\nf(0)",
      "def f(n): return \"{}\".format(f(n))\nf(0)",
    ] {
      #expect(TestSession().failure(program).error?.kind == "RecursionError", "\(program)")
    }
  }

  @Test func listsDeepInListsAreWrittenComparedAndForgotten() throws {
    let session = TestSession()
    try session.run("x = []\nfor i in range(100000): x = [x]\ny = []\nfor i in range(100000): y = [y]")
    for program in ["str(x)", "x == y", "print(x)", "x < y", "f'{x}'", "'%s' % x"] {
      #expect(session.failure(program).error?.kind == "RecursionError", "\(program)")
    }
    let snapshot = session.evaluator.snapshot()
    session.evaluator.restore(snapshot)
    try session.run("x = y = 0")
  }

  @Test(arguments: [
    "x = lambda a=x: a", "x = [x.append]", "x = [{1: x}.values()]", "x = [iter(x)]", "x = [zip(x)]",
    "x = ValueError(x)", "x = (x, {1: x})", "x = [reversed([x])]", "x = [(y for y in x)]",
  ])
  func longChainsOfObjectsEndWithoutRecursion(_ step: String) throws {
    #expect(try TestSession().run("x = []\nfor i in range(50000): \(step)\nx = 0\nprint('ok')") == "ok\n")
  }

  @Test(arguments: [
    ("x = [1]\nfor i in range(5000): x = map(abs, x)", "RecursionError"),
    ("x = [1]\nfor i in range(5000): x = (y for y in x)", "RecursionError"),
    ("x = 1\nfor i in range(5000): x = (x,)\n{x: 1}", "RecursionError"), ("list(range(10 ** 15))", "MemoryError"),
    ("[*range(10 ** 15)]", "MemoryError"),
    ("sorted(range(10 ** 15))", "MemoryError"), ("'a' * 10 ** 15", "MemoryError"),
    ("'a'.center(10 ** 15)", "MemoryError"), ("f'{1:1000000000000}'", "MemoryError"),
    ("[0] * 10 ** 15", "MemoryError"), ("'%1000000000000d' % 5", "MemoryError"),
    ("'\\t'.expandtabs(10 ** 15)", "MemoryError"), ("'a'.zfill(10 ** 15)", "MemoryError"),
  ])
  func isRefused(_ program: String, _ kind: String) {
    #expect(TestSession().failure(program).error?.kind == kind)
  }

  @Test func tupleThatContainsItselfIsWritten() throws {
    #expect(try TestSession().run("t = ([],)\nt[0].append(t)\nprint(t)") == "([(...)],)\n")
  }
}
