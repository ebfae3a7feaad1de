import Language
import Testing

@testable import Shell

/// Which lines are commands, and where a long text is cut.
struct CommandLineTests {
  @Test(
    "a command word begins a command unless Python means something else",
    arguments: [
      ("step conv2d(x, k)", true), ("show -x", true), ("show [1, 2]", true), ("next", true), ("  next", true),
      ("step = 3", false), ("step(2)", false), ("step.x", false), ("next(it)", false), ("step += 1", false),
      ("step == 3", true), ("%step x", true), ("steps", false), ("x = step", false), ("show", true), ("show * 2", true),
    ])
  func isCommand(line: String, expected: Bool) {
    #expect((CommandLine(line, isVariable: { _ in false }) != nil) == expected)
  }

  @Test("a variable shadows a command word, and % reaches it")
  func shadowed() {
    #expect(CommandLine("step x", isVariable: { $0 == "step" }) == nil)
    #expect(CommandLine("%step x", isVariable: { $0 == "step" })?.text == "x")
  }

  private func cut(_ text: String) -> [String] {
    var assembler = InputAssembler { CommandLine($0, isVariable: { _ in false }) != nil }
    var inputs: [AssembledInput] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) { inputs += assembler.add(String(line)) }
    if let last = assembler.finish() { inputs.append(last) }
    return inputs.map { String($0.text.dropLast()) }
  }

  @Test("a block ends at the next line that is not indented")
  func blocks() {
    #expect(cut("if x:\n  a\n\n  b\nelse:\n  c\nd") == ["if x:\n  a\n\n  b\nelse:\n  c", "d"])
    #expect(cut("def f():\n    return 1\n\nf()") == ["def f():\n    return 1\n", "f()"])
  }

  @Test("brackets, texts and backslashes go on over lines")
  func open() {
    #expect(cut("x = [1,\n2]\ny") == ["x = [1,\n2]", "y"])
    #expect(cut("s = '''a\nb'''\n1") == ["s = '''a\nb'''", "1"])
    #expect(cut("1 + \\\n2\n3") == ["1 + \\\n2", "3"])
  }

  @Test("a mistake is an input of its own")
  func mistakes() { #expect(cut("1 +\n2") == ["1 +", "2"]) }

  @Test(
    "Enter runs what is complete and indents what is not",
    arguments: [
      ("1 + 1", Completeness.complete), ("f(1,", .incomplete(indent: 0)), ("def f():", .incomplete(indent: 4)),
      ("def f():\n    return 1", .incomplete(indent: 4)), ("def f():\n    return 1\n", .complete),
      ("for i in x:\n    if i:", .incomplete(indent: 8)), ("step conv2d(x, k)", .complete), ("1 +", .complete),
    ])
  func completeness(text: String, expected: Completeness) {
    #expect(Session.forTests().completeness(of: text) == expected)
  }
}
