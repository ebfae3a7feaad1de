import Language
import Networks
import Testing

/// Expressions of tensors against PyTorch's recorded answers: the text of the value, or the type of the error.
@Suite struct TensorOracleTests {
  @Test(arguments: OracleCase.all("tensors").filter { Skipped.reason($0) == nil })
  func expression(_ oracle: OracleCase) throws {
    let session = Session()
    let code = try #require(oracle["code"]?.string)
    if let setup = oracle["setup"]?.string { try session.run(setup) }
    do {
      let value = try session.run(code)
      let text = try value.map { try repr($0, session.evaluator.context) }
      #expect(
        text == oracle["text"]?.string,
        "\(oracle["setup"]?.string ?? "") | PyTorch: \(oracle["error"]?.string ?? "a value")")
    } catch {
      let kind = Session.kind(of: error)
      #expect(kind == oracle.error, "\(oracle["setup"]?.string ?? "") | \(code): \(error)")
    }
  }

  /// Skipped cases are counted, so that none is lost unseen.
  @Test func skippedCasesHaveReasons() {
    var counts: [String: Int] = [:]
    for oracle in OracleCase.all("tensors") + OracleCase.all("text") {
      if let reason = Skipped.reason(oracle) { counts["\(oracle.file): \(reason)", default: 0] += 1 }
    }
    for (reason, count) in counts.sorted(by: { $0.key < $1.key }) { print("skipped \(count) of \(reason)") }
    #expect(!OracleCase.all("tensors").isEmpty && !OracleCase.all("text").isEmpty)
  }
}

/// Why a recorded case is not run yet.
enum Skipped {
  static func reason(_ oracle: OracleCase) -> String? {
    let code = ["setup", "code", "result"].map { oracle[$0]?.string ?? "" }.joined(separator: "\n")
    if oracle["outside"]?.bool == true { return "outside the language" }
    if oracle["note"] != nil { return "a listed difference" }
    if later.contains(where: code.contains) { return "the rest of torch.nn comes later" }
    return nil
  }

  private static let later = ["nn.Parameter"]
}
