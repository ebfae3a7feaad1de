import Language
import Networks
import Testing

/// A snapshot keeps leaves, their gradients and how results were made.
@Suite struct SnapshotGradientTests {
  @Test func aResultCanBePassedBackAfterARestore() throws {
    let session = Session()
    try session.run("w = tensor([1., 2.], requires_grad=True)\nx = w * w\ny = (x * w).sum()")
    let before = session.evaluator.snapshot()
    let digest = session.evaluator.digest
    for _ in 0..<2 {
      try session.run("y.backward()")
      #expect(try session.run("w.grad.tolist() == [3.0, 12.0]")?.int == 1)
      session.evaluator.restore(before)
      #expect(session.evaluator.digest == digest)
      #expect(try session.run("w.grad is None and y.requires_grad and not y.is_leaf")?.int == 1)
    }
  }

  @Test func gradientsAreKeptAndDoNotFollow() throws {
    let session = Session()
    try session.run("w = tensor([1., 2.], requires_grad=True)\n(w * 3).sum().backward()")
    let before = session.evaluator.snapshot()
    try session.run("w.grad.zero_()")
    session.evaluator.restore(before)
    #expect(try session.run("w.grad.tolist() == [3.0, 3.0]")?.int == 1)
  }

  @Test func whatWasOverwrittenStaysNoticed() throws {
    let session = Session()
    try session.run("w = tensor([1., 2.], requires_grad=True)\nx = w * 1\ny = (x * x).sum()\nx.zero_()")
    session.evaluator.restore(session.evaluator.snapshot())
    #expect(throws: Diagnostic.self) { try session.run("y.backward()") }
  }

  @Test func writingAfterARestoreIsNoticed() throws {
    let session = Session()
    try session.run("w = tensor([1., 2.], requires_grad=True)\nx = w * 1\ny = (x * x).sum()")
    session.evaluator.restore(session.evaluator.snapshot())
    try session.run("x.zero_()")
    #expect(throws: Diagnostic.self) { try session.run("y.backward()") }
  }

  @Test func recordingStaysSwitchedOff() throws {
    let session = Session()
    try session.run("torch.set_grad_enabled(False)")
    let before = session.evaluator.snapshot()
    try session.run("torch.set_grad_enabled(True)")
    session.evaluator.restore(before)
    #expect(try session.run("torch.is_grad_enabled()")?.int == 0)
  }
}

/// `with torch.no_grad():`, its kin, and the decorator.
@Suite struct GradientSwitchTests {
  private func run(_ code: String) throws -> Value? { try Session().run("w = tensor(2., requires_grad=True)\n" + code) }

  @Test(arguments: [
    "with torch.no_grad():\n    y = w * w\nnot y.requires_grad and (w * w).requires_grad",
    "with torch.no_grad():\n    with torch.enable_grad():\n        y = w * w\n    z = w * w\ny.requires_grad and not z.requires_grad",
    "with torch.set_grad_enabled(False):\n    y = w * w\nnot y.requires_grad and (w * w).requires_grad",
    "def f(x):\n    with torch.no_grad():\n        return x * x\nnot f(w).requires_grad and (w * w).requires_grad",
    "@torch.no_grad()\ndef f(x):\n    return x * x\nnot f(w).requires_grad and (w * w).requires_grad",
    "for i in range(3):\n    with torch.no_grad():\n        if i == 1:\n            break\ni == 1 and (w * w).requires_grad",
    "with torch.no_grad(), torch.no_grad():\n    w -= 1\nw.item() == 1.0 and w.is_leaf",
    "with torch.no_grad() as g:\n    pass\ng is None",
  ])
  func switchesAndGoesBack(_ code: String) throws { #expect(try run(code)?.int == 1) }

  @Test func anErrorInsideSwitchesBack() throws {
    let session = Session()
    try session.run("w = tensor(2., requires_grad=True)")
    #expect(throws: Diagnostic.self) { try session.run("with torch.no_grad():\n    w / undefined") }
    #expect(try session.run("(w * w).requires_grad")?.int == 1)
  }

  @Test(arguments: ["with 3:\n    pass", "with torch:\n    pass"])
  func otherManagersAreRefused(_ code: String) {
    #expect(throws: Diagnostic.self) { try run(code) }
  }

  @Test(arguments: ["@staticmethod\ndef f():\n    pass", "@torch.no_grad\ndef f():\n    pass"])
  func otherDecoratorsAreSyntaxErrors(_ code: String) {
    let error = #expect(throws: Diagnostic.self) { try run(code) }
    #expect(error?.kind == "SyntaxError" && error?.hint?.contains("@torch.no_grad()") == true)
  }
}

/// Who watches a backward pass is told about every step.
@Suite struct PassedStepTests {
  @Test func theOutermostOperationComesLast() throws {
    let session = Session()
    try session.run("x = ones(4, 4)\nk = ones(3, 3, requires_grad=True)\ny = relu(conv2d(x, k)).sum()")
    var events: [CallEvent] = []
    try session.evaluator.observing({ events.append($0) }) { _ = try session.run("y.backward()") }
    #expect(events.map(\.name) == [PassedStep.eventName, PassedStep.eventName, PassedStep.eventName, "backward"])
    guard case .object(let object)? = events[0]["step"], let step = object as? PassedStep else {
      Issue.record("the event of a step carries it")
      return
    }
    #expect(step.inputs.map(\.shape) == [[4, 4], [3, 3]] && step.wanted == [false, true])
    #expect(step.gradient.doubles() == [1, 1, 1, 1])
  }
}
