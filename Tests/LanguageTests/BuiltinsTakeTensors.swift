import Language
import Tensors
import Testing

/// Python's own functions on tensors; the answers are those in Tests/Oracles/tensors.json.
@Suite struct BuiltinsTakeTensors {
  private func session() throws -> TestSession {
    let session = TestSession()
    let environment = session.evaluator.context.environment
    environment.assign("v", .tensor(try Tensor.ints([3, -1, 2], [3])))
    environment.assign("f", .tensor(try Tensor.floats([1, 2.5], [2])))
    environment.assign("m", .tensor(try Tensor.floats([0, 1, 2, 3, 4, 5], [2, 3])))
    environment.assign("one", .tensor(try Tensor.floats([3.9], [])))
    environment.assign("row", .tensor(try Tensor.floats([7.5], [1, 1])))
    environment.assign("nan", .tensor(try Tensor.floats([.nan], [])))
    environment.assign("none", .tensor(try Tensor.floats([], [0])))
    environment.assign("b", .tensor(try Tensor.bools([true, false], [2])))
    return session
  }

  @Test(arguments: [
    ("sum(v)", "tensor(4)"), ("sum(f)", "tensor(3.5000)"), ("sum(m)", "tensor([3., 5., 7.])"), ("max(v)", "tensor(3)"),
    ("min(f)", "tensor(1.)"), ("sorted(v)", "[tensor(-1), tensor(2), tensor(3)]"), ("abs(v)", "tensor([3, 1, 2])"),
    ("pow(v, 2)", "tensor([9, 1, 4])"), ("any(b), all(b)", "(True, False)"), ("len(m), len(none)", "(2, 0)"),
    ("list(v)", "[tensor(3), tensor(-1), tensor(2)]"), ("[row[1] for row in m]", "[tensor(1.), tensor(4.)]"),
    ("dict(enumerate(f))", "{0: tensor(1.), 1: tensor(2.5000)}"),
    ("list(zip(v, \"ab\"))", "[(tensor(3), 'a'), (tensor(-1), 'b')]"),
    ("int(one), float(one), bool(one)", "(3, 3.9000000953674316, True)"), ("int(row), float(row)", "(7, 7.5)"),
    ("f\"{one:.2f}|{one}|{one:>6.1f}\"", "3.90|3.9000000953674316|   3.9"), ("\"%.1f %d\" % (one, one)", "3.9 3"),
    ("str(f)", "tensor([1.0000, 2.5000])"),
    ("list(map(float, f))", "[1.0, 2.5]"), ("type(v).__name__, type(v) is type(f)", "('Tensor', True)"),
    ("3 in v, 7 in v", "(True, False)"),
    ("list(reversed(v))", "[tensor(2), tensor(-1), tensor(3)]"), ("range(v[2])", "range(0, 2)"), ("\"abc\"[v[2]]", "c"),
    ("isinstance(v, int)", "False"),
    ("math.sqrt(v[2] * 2)", "2.0"), ("[x.__class__ for x in []]", "[]"), ("round(float(one), 1)", "3.9"),
    ("max(v, key=lambda x: -x)", "tensor(-1)"),
  ])
  func gives(_ code: String, _ text: String) throws {
    #expect(try session().text(code) == text)
  }

  @Test(arguments: [
    ("int(v)", "ValueError"), ("float(none)", "ValueError"), ("bool(v)", "RuntimeError"), ("int(nan)", "ValueError"),
    ("len(one)", "TypeError"),
    ("list(one)", "TypeError"), ("round(f)", "TypeError"), ("f\"{v:.2f}\"", "TypeError"), ("max(m)", "RuntimeError"),
    ("range(f[0])", "TypeError"),
    ("sorted(m)", "RuntimeError"), ("max(none)", "ValueError"), ("any(m)", "RuntimeError"),
    ("\"abc\"[f[0]]", "TypeError"),
  ])
  func fails(_ code: String, _ kind: String) throws {
    #expect(try session().failure(code).error?.kind == kind)
  }
}
