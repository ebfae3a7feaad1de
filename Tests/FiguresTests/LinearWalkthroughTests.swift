import Language
import Tensors
import Testing
import Typesetting

@testable import Figures

/// Walks through fully connected layers: what the frames add up is what the engine gives.
@Suite struct LinearWalkthroughTests {
  /// Calls whose numbers are drawn from a seed: word and layer, with and without bias, short sums and long ones.
  private static let calls = [
    "linear(x, w, b)", "linear(x, w)", "linear(x[0], w, b)", "linear(deep, w, b)", "nn.Linear(3, 4)(x)",
    "nn.Linear(3, 3, bias=False)(x)", "linear(x, s, b[:3])", "nn.Linear(40, 2)(long)", "linear(zeros(2, 3), w, b)",
    "linear(x, w, b[:1])", "linear(x, w, tensor(0.5))",
  ]

  private func prompt(_ seed: Int) throws -> Prompt {
    try Prompt(
      "torch.manual_seed(\(seed))\nx = randn(5, 3)\nw = randn(4, 3)\ns = randn(3, 3)\nb = randn(4)\ndeep = randn(2, 2, 3)\nlong = randn(2, 40)"
    )
  }

  @Test(arguments: 1...12) func everyNumberIsTheEngines(seed: Int) throws {
    let prompt = try prompt(seed)
    for call in Self.calls {
      let walk = try prompt.walk("r = \(call)")
      guard walk is LinearWalkthrough, case .tensor(let result) = try prompt.value("r") else {
        Issue.record("\(call)")
        continue
      }
      let numbers = result.detached().doubles()
      #expect(walk.count == numbers.count)
      for index in numbers.indices {
        #expect(walk.result(index) == numbers[index])
        let last = try #require(walk.frame(index, width: 80, hidesResult: false).lines.last?.text)
        let shown = try #require(last.split(separator: " ").last.flatMap { Double($0) })
        #expect(last.hasPrefix(" together") && abs(shown - numbers[index]) < 1e-3 * max(1, abs(numbers[index])))
        let hidden = walk.frame(index, width: 80, hidesResult: true).lines
        #expect(hidden.last?.text.hasSuffix("[?]") == true)
        #expect(!hidden.contains { $0.text.hasPrefix(" input") && $0.text.contains(" = ") })
        #expect(!walk.mistakes(index).contains { $0.value == numbers[index] })
        #expect(walk.index(of: elementIndex(index, in: result.shape)) == index)
      }
    }
  }

  @Test(arguments: 1...3) func everyKnownMistakeIsRecognised(seed: Int) throws {
    let prompt = try prompt(100 + seed)
    var tried = 0
    for call in Self.calls { tried += recognisedMistakes(of: try prompt.walk(call), call) }
    #expect(tried > 500)
  }

  @Test func theInputThatMattersMost() throws {
    let walk = try LinearWalkthrough(
      Prompt().call("linear(tensor([[1., 2.], [3., -4.]]), tensor([[5., 1.], [1., 2.]]))"))
    let walkthrough = try #require(walk)
    // Row 0: 5 against 2, 1 against 4; row 1: 15 against -4, 3 against -8.
    #expect((0..<4).map(walkthrough.strongestInput) == [0, 1, 2, 3])
  }

  @Test(arguments: [80, 40]) func screens(width: Int) throws {
    let prompt = try Prompt("w = tensor([[0.5, -1., 2.], [1., 0., 3.]])\nb = tensor([0.25, -1.])")
    var text = ""
    for (call, index) in [
      ("linear(tensor([[2., 1., -1.], [0., 1., 1.]]), w, b)", 0), ("linear(tensor([2., 1., -1.]), w)", 1),
      ("linear(bigf[:1], bigf[:3])", 2),
    ] {
      let walk = try prompt.walk(call)
      for isHidden in [true, false] {
        let drawing = walk.frame(index, width: width, hidesResult: isHidden)
        #expect(drawing.width <= width && drawing.height <= 21)
        text += screen(call, drawing)
      }
      text += walk.sentence(index) + "\n\n"
    }
    expectGolden(text, "linear-\(width)")
  }
}
