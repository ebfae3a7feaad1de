import Language
import Testing

@Suite struct NamedTensorsTests {
  private func echo(_ code: String) throws -> String {
    let session = Session()
    return try session.echo(session.run(code) ?? .none)
  }

  @Test func theyUnpackIndexAndNameTheirParts() throws {
    #expect(try echo("v, i = tensor([3, 9, 4]).max(0)\n(v.item(), i.item())") == "(9, 1)")
    #expect(try echo("p = tensor([3, 9]).sort()\n(p[0].tolist(), p[-1].tolist(), len(p))") == "([3, 9], [0, 1], 2)")
    #expect(try echo("p = topk(tensor([3, 9]), 1)\np.values.tolist() + p.indices.tolist()") == "[9, 1]")
  }

  @Test func theyAreWrittenAsPyTorchWritesThem() throws {
    #expect(try echo("tensor([3, 9]).min(0)") == "torch.return_types.min(\nvalues=tensor(3),\nindices=tensor(0))")
  }

  @Test func aSnapshotKeepsTheirElements() throws {
    let session = Session()
    try session.run("p = tensor([3, 9]).sort()")
    let snapshot = session.evaluator.snapshot()
    try session.run("p.values.zero_()")
    session.evaluator.restore(snapshot)
    #expect(try session.echo(session.run("p.values.tolist()") ?? .none) == "[3, 9]")
  }

  @Test func thereIsNoThirdPart() {
    let error = #expect(throws: Diagnostic.self) { try Session().run("tensor([3, 9]).max(0)[2]") }
    #expect(error?.kind == "IndexError")
  }
}
