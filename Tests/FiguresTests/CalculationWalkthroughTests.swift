import Language
import Tensors
import Testing
import Typesetting

@testable import Figures

/// Walks through normalizations, losses and cells: what the lines give is what the engine gives.
@Suite struct CalculationWalkthroughTests {
  /// Calls whose numbers are drawn from a seed, several of each kind.
  private static let calls = [
    "batch_norm(x, None, None, weight=w, bias=b, training=True)", "batch_norm(x, None, None, training=True)",
    "batch_norm(x, b, w * w + 0.1, weight=w, bias=w)", "batch_norm(x[:, :, 0, 0], None, None, training=True, eps=0.01)",
    "local_response_norm(x, 3, alpha=0.5, beta=0.75, k=2.)", "local_response_norm(x, 2, alpha=1.5)",
    "local_response_norm(x, 5, alpha=5e-4, k=2.)", "softmax(x[0, 0], dim=1)", "log_softmax(x[0, 0], dim=0)",
    "softmax(3 * x, dim=1)", "cross_entropy(2 * x[:, :, 0, 0], y)",
    "cross_entropy(x[:, :, 0, 0], y, reduction=\"sum\")",
    "cross_entropy(x[:, :, 0, 1], y, reduction=\"none\")", "cross_entropy(x[0, :, 0, 0], y[0])",
    "s_cell(x[0, :, 0].abs(), a.abs(), 2., 1.5)", "s_cell(a, a, 0.5, 2)", "s_cell(a.abs(), a.abs(), 5.2, 4)",
  ]

  private func prompt(_ seed: Int) throws -> Prompt {
    try Prompt(
      "torch.manual_seed(\(seed))\nx = randn(3, 4, 2, 2)\nw = randn(4)\nb = randn(4)\ny = randint(0, 4, (3,))\na = randn(2, 2)"
    )
  }

  private func walk(_ prompt: Prompt, _ call: String) throws -> CalculationWalkthrough {
    try #require(try prompt.walk(call) as? CalculationWalkthrough)
  }

  @Test(arguments: 1...10) func everyNumberIsTheEnginesAndFollowsFromItsLines(seed: Int) throws {
    let prompt = try prompt(seed)
    for call in Self.calls {
      let walk = try walk(prompt, call)
      let value = try prompt.value(call)
      guard case .tensor(let result) = value else { continue }
      let numbers = result.doubles()
      #expect(walk.count >= numbers.count)
      for index in 0..<walk.count {
        let calculation = walk.calculation(index)
        #expect(
          abs(calculation.derived - calculation.result) < 2e-5 * max(1, abs(calculation.result)), "\(call) \(index)")
        #expect(!walk.mistakes(index).contains { $0.value == calculation.result })
      }
      // The last frame is the result, or the frames are its numbers one after another.
      if walk.count == numbers.count {
        for index in numbers.indices { #expect(walk.result(index) == numbers[index]) }
      } else {
        #expect(walk.result(walk.count - 1) == numbers[0])
      }
    }
  }

  @Test(arguments: 1...2) func everyKnownMistakeIsRecognised(seed: Int) throws {
    let prompt = try prompt(100 + seed)
    var tried = 0
    for call in Self.calls {
      let walk = try walk(prompt, call)
      tried += recognisedMistakes(of: walk, call)
    }
    #expect(tried > 500)
  }

  /// FACTS B7 and B11, worked out by hand.
  @Test func handValues() throws {
    let prompt = try Prompt()
    let norm = try prompt.walk(
      "batch_norm(tensor([[1.], [2.], [3.], [4.]]), None, None, weight=tensor([2.]), bias=tensor([1.]), training=True)")
    #expect((0..<4).map { short(norm.result($0)) } == ["-1.6833", "0.1056", "1.8944", "3.6833"])
    let response = try prompt.walk("local_response_norm(arange(1., 7.).reshape(1, 6, 1, 1), 5, alpha=5e-4, k=2.)")
    #expect((0..<6).map { short(response.result($0)) } == ["0.5943", "1.1879", "1.7801", "2.3704", "2.9635", "3.5574"])
  }

  @Test(arguments: [80, 40]) func screens(width: Int) throws {
    let prompt = try Prompt("a = tensor([[0., 1., 0.]] * 3)")
    var text = ""
    for (call, index) in [
      (
        "batch_norm(tensor([[1.], [2.], [3.], [4.]]), None, None, weight=tensor([2.]), bias=tensor([1.]), training=True)",
        0
      ),
      ("batch_norm(p.reshape(1, 1, 4, 4), tensor([3.]), tensor([4.]))", 5),
      ("local_response_norm(arange(1., 7.).reshape(1, 6, 1, 1), 5, alpha=5e-4, k=2.)", 3),
      ("softmax(tensor([1., 2., 3.]), 0)", 1), ("log_softmax(tensor([[1., 2., 3.]]), 1)", 2),
      ("cross_entropy(tensor([[1., 2., 3.], [0., 1., 0.]]), tensor([2, 0]))", 1),
      ("cross_entropy(tensor([[1., 2., 3.], [0., 1., 0.]]), tensor([2, 0]))", 2),
      ("s_cell(x, a, 3 ** 1.5, 1)", 12), ("s_cell(ones(3, 3), a, 3 ** 1.5, 4)", 0),
    ] {
      let walk = try prompt.walk(call)
      for isHidden in [false, true] {
        let drawing = walk.frame(index, width: width, hidesResult: isHidden)
        #expect(drawing.width <= width && drawing.height <= 21)
        if !isHidden { text += screen(call, drawing) + walk.sentence(index) + "\n\n" }
        if isHidden { #expect(drawing.text.contains("[?]")) }
      }
    }
    expectGolden(text, "calculations-\(width)")
  }
}
