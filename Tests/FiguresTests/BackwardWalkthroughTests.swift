import Language
import Tensors
import Testing
import Typesetting

@testable import Figures

/// The way back of convolution and pooling: every frame fits, and its number is the gradient's.
@Suite struct BackwardWalkthroughTests {
  private static let setup = """
    for t in [x, k, p, deepf, weightsf, bigf, batchf]:
        t.requires_grad_()
    def back(y):
        y.backward((torch.arange(y.numel()) % 5 - 1.5).reshape(y.shape))
    """

  private static let calls = [
    "back(conv2d(x, k))", "back(conv2d(x, k, stride=2, padding=1))",
    "back(conv2d(deepf, weightsf, dilation=2, padding=2))", "back(conv2d(bigf, k, stride=3))",
    "back(conv2d(deepf[:1], weightsf[:, :1]))", "back(conv2d(deepf, weightsf[:1]))", "back(max_pool2d(p, 2))",
    "back(max_pool2d(deepf, 3, stride=2, padding=1))", "back(avg_pool2d(p, 2))",
    "back(avg_pool2d(batchf, 3, padding=1))", "back(max_pool2d(x, 3, stride=1))",
  ]

  @Test(arguments: calls) func everyFrameFits(call: String) throws {
    let walk = try Prompt(Self.setup).walk(call)
    #expect(walk.count > 0)
    for index in stride(from: 0, to: walk.count, by: max(1, walk.count / 25)) {
      for width in [40, 60, 79, 120] {
        for hides in [false, true] {
          let frame = walk.frame(index, width: width, hidesResult: hides)
          #expect(frame.width <= width, "step \(index), width \(width)")
          if width >= 79 { #expect(frame.height <= 22, "step \(index): \(frame.height) lines") }
        }
      }
      #expect(walk.sentence(index).hasPrefix("step \(index + 1) of \(walk.count)"))
      #expect(walk.result(index).isFinite)
    }
  }

  @Test(arguments: [80, 40]) func frames(width: Int) throws {
    let prompt = try Prompt(Self.setup)
    var text = ""
    for (call, step) in [
      ("back(conv2d(x, k))", 4), ("back(conv2d(x, k))", 30), ("back(conv2d(x, k, stride=2))", 4),
      ("back(conv2d(x, k, stride=2))", 30), ("back(conv2d(deepf, weightsf))", 30),
      ("back(conv2d(deepf, weightsf))", 110), ("back(conv2d(deepf, weightsf[:1]))", 80),
      ("back(max_pool2d(p, 2))", 2), ("back(avg_pool2d(p, 2))", 1),
    ] {
      let walk = try prompt.walk(call)
      text += screen(call, walk.frame(step, width: width, hidesResult: false)) + walk.sentence(step) + "\n\n"
    }
    text += try prompt.walk("back(max_pool2d(p, 2))").frame(2, width: width, hidesResult: true).text
    expectGolden(text, "backward-\(width)")
  }

  /// dW and dX by hand: X 1…9, W 1 2/3 4, dY 1 0/2 -1.
  @Test func theWayBackOfAConvolutionHasTheWorkedNumbers() throws {
    let prompt = try Prompt(
      "a = arange(1., 10.).reshape(3, 3).requires_grad_()\nw = tensor([[1., 2.], [3., 4.]], requires_grad=True)\ny = conv2d(a, w)"
    )
    let walk = try prompt.walk("y.backward(tensor([[1., 0.], [2., -1.]]))")
    #expect((0..<walk.count).map(walk.result) == [4, 6, 10, 12, 1, 2, 0, 5, 7, -2, 6, 5, -4])
  }

  @Test(arguments: [
    "conv2d(x, k, stride=2)", "conv2d(x, k, padding=1)", "conv2d(x, k, stride=2, padding=1, dilation=2)",
  ])
  func theWayBackIsAutogradsOwn(_ call: String) throws {
    let prompt = try Prompt("x = bigf[:9, :8].clone().requires_grad_()\nk.requires_grad_()\ny = \(call)")
    try expectGradients(prompt, input: "x.grad", kernel: "k.grad")
  }

  @Test func theWayBackThroughChannelsIsAutogradsOwn() throws {
    let prompt = try Prompt(
      "x = deepf.clone().requires_grad_()\nk = weightsf.clone().requires_grad_()\ny = conv2d(x, k, stride=2, padding=1)"
    )
    try expectGradients(prompt, input: "x.grad", kernel: "k.grad.transpose(0, 1)")
  }

  private func expectGradients(_ prompt: Prompt, input: String, kernel: String) throws {
    let walk = try prompt.walk("y.backward((torch.arange(y.numel()) % 5 - 1.5).reshape(y.shape))")
    guard case .tensor(let dx) = try prompt.value(input), case .tensor(let dw) = try prompt.value(kernel) else {
      Issue.record("no gradients")
      return
    }
    let wanted = dw.doubles() + dx.doubles()
    #expect(walk.count == wanted.count)
    #expect(zip((0..<walk.count).map(walk.result), wanted).allSatisfy { abs($0 - $1) < 1e-4 })
  }

  /// X 1…9, W 1 2/3 4, dY 1 0/2 -1, worked by hand: other rules for the same cells.
  @Test(arguments: [
    (0, "8", "the gradient dY is turned by 180°"), (4, "4", "the kernel is not turned by 180°"),
    (4, "1.5", ""),
  ])
  func wrongGradientsAreTraced(index: Int, guess: String, words: String) throws {
    let prompt = try Prompt(
      "a = arange(1., 10.).reshape(3, 3).requires_grad_()\nw = tensor([[1., 2.], [3., 4.]], requires_grad=True)\ny = conv2d(a, w)"
    )
    let walk = try prompt.walk("y.backward(tensor([[1., 0.], [2., -1.]]))")
    let typed = try #require(Guess(guess))
    let cause = walk.mistake(behind: typed, at: index)?.cause ?? ""
    #expect(words.isEmpty ? cause.isEmpty : cause.contains(words), "\(cause)")
  }

  @Test(arguments: [
    ("max_pool2d(p, 2)", 2, "0.125", "the gradient is shared out"),
    ("avg_pool2d(p, 2)", 1, "-0.5", "one pixel gets all"),
  ])
  func wrongSharesAreTraced(call: String, index: Int, guess: String, words: String) throws {
    let walk = try Prompt(Self.setup).walk("back(\(call))")
    let typed = try #require(Guess(guess))
    #expect(try #require(walk.mistake(behind: typed, at: index)).cause.contains(words))
    #expect(walk.question(index) != "the number")
  }

  @Test func aHiddenShareIsNotInThePicture() throws {
    let walk = try Prompt(Self.setup).walk("back(avg_pool2d(p, 2))")
    #expect(walk.frame(1, width: 80, hidesResult: false).text.contains("-0.125"))
    #expect(!walk.frame(1, width: 80, hidesResult: true).text.contains("-0.125"))
  }
}
