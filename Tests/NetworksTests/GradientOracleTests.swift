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
    let result = try oracle.run(session)
    expectClose(result, try #require(try oracle.tensor("value")), oracle.program)
    try result.backward(oracle.tensor("incoming"))
    for (name, found, recorded) in try oracle.gradients(session) {
      guard recorded != .null else {
        #expect(found == nil)
        continue
      }
      expectClose(try #require(found), try OracleCase.tensor(recorded), "\(oracle.program): the gradient of \(name)")
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
