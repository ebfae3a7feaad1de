import Language
import Testing

@Suite struct ErrorsPointAtTheArgument {
  @Test(arguments: [
    ("int(\"abc\")", "\"abc\""), ("x = round(\"a\", 2)", "\"a\""), ("max([], key=len)", "[]"), ("sorted(5)", "5"),
    ("\"-\".join([1])", "[1]"),
    ("range(1, 2, 0)", "0"), ("int(\"12\", base=99)", "99"), ("print(1, sep=2)", "2"), ("\"abc\".find(3)", "3"),
    ("\"abc\".split(\"\")", "\"\""),
    ("math.factorial(21)", "21"), ("len(5)", "5"), ("list(5)", "5"), ("zip([1], 2)", "[1], 2"),
    ("dict([1])", "dict([1])"), ("isinstance(1, 2)", "2"),
    ("chr(-1)", "-1"), ("ord(\"ab\")", "\"ab\""), ("len(1, 2)", "len(1, 2)"), ("len()", "len()"),
    ("sorted([1], by=2)", "by=2"),
    ("x = []; x.pop()", "x.pop()"), ("x = {}; x[\"k\"]", "\"k\""), ("1 + \"a\"", "1 + \"a\""), ("[1][5]", "5"),
    ("\"a\".foo", "foo"), ("abd(3)", "abd"),
    ("f\"{'a':d}\"", "'a'"), ("\"%d\" % \"a\"", "\"%d\" % \"a\""),
    ("sum(\"a\" for x in [1])", "sum(\"a\" for x in [1])"), ("def f(x): return x[0]\nf(5)", "0"),
  ])
  func marks(_ program: String, _ marked: String) throws {
    let error = try #require(TestSession().failure(program).error)
    let span = try #require(error.span)
    #expect(error.source?.text(span) == marked)
    #expect(
      error.message.first?.isUppercase == false || error.kind == "KeyError" || error.message.hasPrefix("`"),
      "\(error.message)")
    #expect(!error.message.hasSuffix("."))
  }

  @Test(arguments: [
    ("abd(3)", "`abs`"), ("\"a\".uper()", "`upper`"), ("sorted([1], revers=True)", "`reverse`"),
    ("{\"size\": 1}[\"sise\"]", "`size`"), ("mth.pi", "`math`"),
    ("math.sqr(4)", "`sqrt`"), ("str.uper(\"a\")", "`upper`"),
  ])
  func suggests(_ program: String, _ name: String) throws {
    #expect(try #require(TestSession().failure(program).error?.hint).contains(name))
  }
}
