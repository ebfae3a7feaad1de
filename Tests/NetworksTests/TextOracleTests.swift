import Language
import Testing

/// What `print` writes of tensors, shapes and dtypes, letter by letter, against PyTorch's recorded text.
@Suite struct TextOracleTests {
  @Test(arguments: OracleCase.all("text").filter { Skipped.reason($0) == nil })
  func printed(_ oracle: OracleCase) throws {
    let session = Session()
    let code = try #require(oracle["code"]?.string)
    let value = try #require(try session.run(code))
    #expect(try text(value, session.evaluator.context) == oracle["text"]?.string)
  }
}
