import Language
import Tensors
import Testing

/// `correlate2d` and `convolve2d` against SciPy's recorded answers.
@Suite struct CorrelationOracleTests {
  @Test(arguments: OracleCase.all("scipy2d"))
  func correlation(_ oracle: OracleCase) throws {
    let word = try #require(oracle["function"]?.string), mode = try #require(oracle.argument("mode"))
    let input = try #require(try oracle.tensor("input")), kernel = try #require(try oracle.tensor("kernel"))
    try expect(word, [.tensor(input), .tensor(kernel)], [("mode", mode)], oracle)
  }
}
