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
    "[883, 431, 26, 970, 106]",
    "[0.8833107948303223, 0.4315279722213745, 0.02643376588821411]",
    "[0.9845278859138489, -0.7120661735534668, -0.6223807334899902]",
    "[1, 3, 4, 0, 2, 5]",
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
