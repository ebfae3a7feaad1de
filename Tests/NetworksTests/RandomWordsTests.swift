import Language
import Testing

@Suite struct RandomWordsTests {
  private func echo(_ code: String) throws -> String {
    let session = Session()
    return try session.echo(session.run(code) ?? .none)
  }

  @Test func theSeedStartsTheStreamAfresh() throws {
    #expect(try echo("manual_seed(3)\na = randn(5)\nmanual_seed(3)\ntorch.equal(a, randn(5))") == "True")
    #expect(try echo("manual_seed(3)\na = randn(5)\ntorch.equal(a, randn(5))") == "False")
    #expect(try echo("torch.manual_seed is manual_seed") == "True")
  }

  @Test func theStreamIsTheSameOnEveryMachine() throws {
    #expect(try echo("manual_seed(0)\nrandint(0, 1000, (5,)).tolist()") == RandomWordsTests.recorded[0])
    #expect(try echo("manual_seed(0)\nrand(3).tolist()") == RandomWordsTests.recorded[1])
    #expect(try echo("manual_seed(0)\nrandn(3).tolist()") == RandomWordsTests.recorded[2])
    #expect(try echo("manual_seed(0)\nrandperm(6).tolist()") == RandomWordsTests.recorded[3])
  }

  // From the same formulas in Python.
  private static let recorded = [
    "[652, 701, 387, 656, 787]",
    "[0.6524484753608704, 0.7012121081352234, 0.38712412118911743]",
    "[0.998477041721344, -1.1422315835952759, 0.3825879693031311]",
    "[0, 2, 4, 1, 5, 3]",
  ]

  @Test func aSnapshotKeepsTheStream() throws {
    let session = Session()
    let snapshot = session.evaluator.snapshot()
    let first = try session.echo(session.run("rand(3).tolist()") ?? .none)
    session.evaluator.restore(snapshot)
    #expect(try session.echo(session.run("rand(3).tolist()") ?? .none) == first)
  }

  @Test func otherTypesAreRefused() {
    let error = #expect(throws: Diagnostic.self) { try Session().run("rand(2, dtype=torch.int64)") }
    #expect(error?.kind == "RuntimeError")
  }
}
