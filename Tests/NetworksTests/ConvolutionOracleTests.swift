import Language
import Tensors
import Testing

/// `conv2d` against PyTorch's recorded answers.
@Suite struct ConvolutionOracleTests {
  @Test(arguments: OracleCase.all("convolution"))
  func conv2d(_ oracle: OracleCase) throws {
    let input = try #require(try oracle.tensor("input")), weight = try #require(try oracle.tensor("weight"))
    var keywords: [(String, Value)] = []
    for name in ["stride", "padding", "dilation", "groups"] {
      if let value = oracle.argument(name) { keywords.append((name, value)) }
    }
    if let bias = try oracle.tensor("bias") { keywords.append(("bias", .tensor(bias))) }
    try expect("conv2d", [.tensor(input), .tensor(weight)], keywords, oracle)
  }
}

/// Calls a word and compares what it gives, or the type of its error, with a recorded case.
func expect(_ word: String, _ arguments: [Value], _ keywords: [(String, Value)], _ oracle: OracleCase) throws {
  let session = Session()
  let function = try #require(session.evaluator.context.vocabulary.words[word])
  let result: Value
  do {
    result = try session.evaluator.context.call(function, arguments, keywords: keywords)
  } catch {
    let kind = Session.kind(of: error)
    #expect(kind == oracle.error, "\(word) threw \(kind), recorded: \(oracle.error ?? "a value") (\(error))")
    return
  }
  if oracle.error != nil && oracle["note"] != nil { return }
  #expect(oracle.error == nil, "\(word) gave a value, but PyTorch: \(oracle["message"]?.string ?? "")")
  guard let output = try oracle.tensor("output") else { return }
  if let indices = try oracle.tensor("indices"), case .tuple(let pair) = result {
    expectEqual(pair.elements[0], output)
    expectEqual(pair.elements[1], indices)
  } else {
    expectEqual(result, output)
  }
}

/// Equal in shape and in every number, where nan equals nan.
func expectEqual(_ value: Value, _ expected: Tensor) {
  guard case .tensor(let tensor) = value else {
    Issue.record("a tensor of shape \(shapeText(expected.shape)) was expected, not \(value.shortDescription)")
    return
  }
  #expect(tensor.shape == expected.shape)
  guard tensor.shape == expected.shape else { return }
  for (index, (found, wanted)) in zip(tensor.doubles(), expected.doubles()).enumerated() {
    let isEqual = found == wanted || found.isNaN && wanted.isNaN || abs(found - wanted) <= 1e-6 * abs(wanted)
    #expect(isEqual, "element \(index) is \(found), recorded \(wanted)")
    if !isEqual { return }
  }
}
