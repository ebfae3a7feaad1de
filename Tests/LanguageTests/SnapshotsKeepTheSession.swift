import Language
import Testing

/// A program, what happens to its variables afterwards, and an expression that tells them apart.
struct SnapshotCase: CustomTestStringConvertible, Sendable {
  let before: String
  let change: String
  let shown: String

  init(_ before: String, _ change: String, _ shown: String) {
    (self.before, self.change, self.shown) = (before, change, shown)
  }

  var testDescription: String { "\(before) | \(change)" }
}

@Suite struct SnapshotsKeepTheSession {
  @Test(arguments: [
    SnapshotCase("x = [1, 2]", "x.append(3)", "x"), .init("x = [1]; y = x", "x.append(2)", "(x, y, x is y)"),
    .init("x = [[1]]; y = x[0]", "y.append(2)", "(x, y, x[0] is y)"),
    .init("x = [1]; x.append(x)", "x[0] = 5", "(x, x[1] is x)"),
    .init("d = {1: [2], (3, 4): 5}", "d[1].append(3); d[6] = 7; del d[(3, 4)]", "d"),
    .init("d = {}; d[\"self\"] = d", "d.clear()", "d"),
    .init("t = ([1], 2)", "t[0].append(3)", "t"),
    .init("x = [1]; t = (x, x)", "x.append(2)", "(t, t[0] is t[1], t[0] is x)"),
    .init("def f(a=[]):\n  a.append(1)\n  return len(a)\nf()", "f(); f()", "f()"),
    .init(
      "def counter():\n  n = [0]\n  def step():\n    n[0] += 1\n    return n[0]\n  return step\nc = counter(); c()",
      "c(); c()", "c()"),
    .init(
      "def pair():\n  v = []\n  def put(x): v.append(x)\n  def get(): return v\n  return put, get\nput, get = pair(); put(1)",
      "put(2)", "get()"),
    .init("x = 1", "x = 2; y = 3", "(x, callable(print))"), .init("x = 1", "del x", "x"),
    .init("k = {1: 2}.keys()", "k = 3", "list(k)"),
    .init("d = {1: 2}; v = d.values()", "d[3] = 4", "(list(v), len(d))"),
    .init("it = iter([1, 2, 3]); next(it)", "next(it)", "list(it)"),
    .init("x = [1, 2]; it = iter(x); next(it)", "x.append(3); next(it)", "(list(it), x)"),
    .init("g = list(zip([1, 2], \"ab\")); z = zip([1, 2], \"ab\"); next(z)", "next(z)", "list(z)"),
    .init("e = enumerate(\"abc\"); next(e)", "next(e)", "list(e)"),
    .init("m = map(abs, [-1, -2]); next(m)", "next(m)", "list(m)"),
    .init("r = reversed([1, 2, 3]); next(r)", "next(r)", "list(r)"),
    .init("f = filter(None, [0, 1, 2]); next(f)", "next(f)", "list(f)"),
    .init("g = map(lambda v: v, (i * i for i in range(4))); next(g)", "next(g)", "list(g)"),
    .init("a = [].append; a2 = [1]; b = a2.append", "b(2)", "a2"),
    .init(
      "class A:\n  def __init__(self): self.v = [1]\na = A(); b = a", "a.v.append(2); b.w = 3; a.v = 4",
      "(a.v, b.v, a is b, hasattr(a, \"w\"), isinstance(a, A))"),
    .init(
      "class A:\n  n = 1\n  def f(self): return self.n\na = A()", "A.n = 2; A.f = lambda self: 9; A.g = 3",
      "(A.n, a.f(), hasattr(A, \"g\"))"),
    .init(
      "class A:\n  def __init__(self): self.k = 0\n  def up(self):\n    self.k += 1\n    return self.k\na = A(); f = a.up; f()",
      "f(); a.up()", "(f(), a.k)"),
    .init(
      "class N: pass\nn = N(); n.me = n; n.l = [n]", "n.me = 1; n.l.append(2)", "(n.me is n, len(n.l), n.l[0] is n)"),
    .init("it = iter(range(5)); next(it)", "next(it)", "list(it)"), .init("s = \"a\"; t = s", "s += \"b\"", "(s, t)"),
  ])
  func restored(_ example: SnapshotCase) throws {
    let session = TestSession()
    let twin = TestSession()
    try session.run(example.before)
    try twin.run(example.before)
    let expected = try twin.text(example.shown)
    let snapshot = session.evaluator.snapshot()
    for _ in 0..<2 {
      session.evaluator.restore(snapshot)
      try session.run(example.change)
      session.evaluator.restore(snapshot)
      let again = session.evaluator.snapshot()
      #expect(try session.text(example.shown) == expected)
      session.evaluator.restore(again)
      #expect(try session.text(example.shown) == expected)
    }
  }

  @Test(arguments: [
    ("x = [1, [2.5, \"a\"], {\"k\": (None, True)}]", "x[1][0] = 3.5"), ("x = [1]; y = x", "y = [1]"),
    ("x = 1", "x = True"), ("x = 1", "y = 1"),
    ("def f(a=1): return a", "def f(a=2): return a"), ("d = {1: 2}", "d[1] = 3"),
    ("d = {1: 2, 3: 4}", "d[1] = d.pop(1)"), ("x = 0.0", "x = -0.0"),
    ("x = \"a\"", "x = \"b\""), ("x = (1, 2)", "x = [1, 2]"), ("x = [1]; x.append(x)", "x.append(2)"),
  ])
  func digestFollowsChanges(_ before: String, _ change: String) throws {
    let session = TestSession()
    let twin = TestSession()
    try session.run(before)
    try twin.run(before)
    let digest = session.evaluator.digest
    #expect(twin.evaluator.digest == digest)
    let snapshot = session.evaluator.snapshot()
    try session.run(change)
    #expect(session.evaluator.digest != digest)
    session.evaluator.restore(snapshot)
    #expect(session.evaluator.digest == digest)
  }

  @Test func resetForgetsVariablesAndGivesWordsBack() throws {
    let session = TestSession()
    try session.run("x = 1; len = 3")
    session.evaluator.reset()
    #expect(try session.text("len([1, 2])") == "2")
    #expect(session.failure("x").error?.kind == "NameError")
    #expect(session.evaluator.digest == TestSession().evaluator.digest)
  }
}
