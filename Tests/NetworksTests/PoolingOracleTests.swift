import Language
import Tensors
import Testing

/// `max_pool2d` and `avg_pool2d` against PyTorch's recorded answers.
@Suite struct PoolingOracleTests {
  @Test(arguments: OracleCase.all("pooling"))
  func pool(_ oracle: OracleCase) throws {
    let word = try #require(oracle["function"]?.string)
    let input = try #require(try oracle.tensor("input"))
    var keywords: [(String, Value)] = []
    for name in ["kernel_size", "stride", "padding", "dilation", "ceil_mode", "count_include_pad", "divisor_override"] {
      if let value = oracle.argument(name) { keywords.append((name, value)) }
    }
    if word == "max_pool2d" { keywords.append(("return_indices", .bool(true))) }
    try expect(word, [.tensor(input)], keywords, oracle)
  }
}
