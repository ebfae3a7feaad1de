import Language
import Networks
import Tensors
import Testing

/// Programs whose results and gradients PyTorch recorded (`Tests/Oracles/gradients.py`), to about five digits.
@Suite struct GradientOracleTests {
  private static let all = OracleCase.all("gradients")

  @Test(arguments: all.filter { Skipped.reason($0) == nil })
  func gradients(_ oracle: OracleCase) throws {
    let session = Session()
    let setup = try #require(oracle["setup"]?.string), code = try #require(oracle["result"]?.string)
    try session.run(setup)
    guard case .tensor(let result)? = try session.run(code) else {
      Issue.record("\(code) gives no tensor")
      return
    }
    expectClose(result, try #require(try oracle.tensor("value")), "\(setup)\n\(code)")
    try result.backward(oracle.tensor("incoming"))
    let names = (oracle["leaves"]?.array ?? []).compactMap(\.string)
    for (name, recorded) in zip(names, oracle["gradients"]?.array ?? []) {
      guard case .tensor(let leaf)? = try session.run(name) else {
        Issue.record("no leaf \(name)")
        continue
      }
      guard recorded != .null else {
        #expect(leaf.gradient == nil)
        continue
      }
      expectClose(
        try #require(leaf.gradient), try OracleCase.tensor(recorded), "\(setup)\n\(code): the gradient of \(name)")
    }
  }

  @Test func thereAreMoreThanThreeHundred() {
    #expect(GradientOracleTests.all.count { Skipped.reason($0) == nil } >= 300)
  }

  private func expectClose(_ found: Tensor, _ wanted: Tensor, _ what: String) {
    #expect(found.shape == wanted.shape, "\(what)")
    let pairs = zip(found.doubles(), wanted.doubles())
    let isClose = pairs.allSatisfy { abs($0 - $1) <= 2e-5 + 2e-5 * abs($1) || $0.isNaN && $1.isNaN || $0 == $1 }
    #expect(isClose, "\(what): \(found.doubles()) instead of \(wanted.doubles())")
  }
}
