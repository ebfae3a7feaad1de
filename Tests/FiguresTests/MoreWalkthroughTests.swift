import Language
import Tensors
import Testing
import Typesetting

@testable import Figures

/// The views of a convolution, its way back, and activations: every frame fits, and its number is the operation's.
@Suite struct MoreWalkthroughTests {
  static let calls = [
    "im2col(x, 3)", "im2col(x, 3, stride=2, padding=1)", "im2col(deep, (2, 3))", "unfold(deep, 2)", "im2col(bigf, 5)",
    "toeplitz_matrix(k, (4, 4))", "toeplitz_matrix(k, (7, 7))", "toeplitz_matrix(tensor([[1., -2.5]]), (3, 3))",
    "winograd(x, k)", "winograd(deepf, weightsf)", "winograd(big, k)", "winograd(batchf, weights)",
    "conv_transpose2d(p, k)", "conv_transpose2d(p, k, stride=2)", "conv_transpose2d(p, k, stride=2, padding=1)",
    "conv_transpose2d(p, k, dilation=2, padding=1)", "conv_transpose2d(bigf, k)", "sigmoid(tensor([-20., 0., 20.]))",
    "tanh(p)", "relu(deepf)", "sigmoid(0.5)", "leaky_relu(tensor([[-1., 2.]]))", "elu(bigf)", "gelu(tensor(-1.))",
    "silu(p)",
    "softplus(p)", "hardtanh(p)", "relu6(p)", "selu(p)", "back(conv2d(x, k))",
    "back(conv2d(x, k, stride=2, padding=1))",
    "back(conv2d(deepf, weightsf, dilation=2, padding=2))", "back(conv2d(bigf, k, stride=3))", "back(max_pool2d(p, 2))",
    "back(max_pool2d(deepf, 3, stride=2, padding=1))", "back(avg_pool2d(p, 2))",
    "back(avg_pool2d(batchf, 3, padding=1))",
    "back(max_pool2d(x, 3, stride=1))",
  ]

  private func walk(_ call: String) throws -> any Walkthrough {
    let prompt = try Prompt(
      """
      for t in [x, k, p, deepf, weightsf, bigf, batchf]:
          t.requires_grad_()
      def back(y):
          y.backward((torch.arange(y.numel()) % 5 - 1.5).reshape(y.shape))
      """)
    return try prompt.walk(call)
  }

  @Test(arguments: calls) func everyFrameFitsItsWindow(_ call: String) throws {
    let walk = try walk(call)
    #expect(walk.count > 0)
    for index in stride(from: 0, to: walk.count, by: max(1, walk.count / 25)) {
      for width in [40, 60, 79, 120] {
        for hides in [false, true] {
          let frame = walk.frame(index, width: width, hidesResult: hides)
          #expect(frame.lines.allSatisfy { $0.width <= width }, "\(call), step \(index), width \(width)")
          if width >= 79 { #expect(frame.height <= 22, "\(call), step \(index): \(frame.height) lines") }
        }
      }
      #expect(walk.sentence(index).hasPrefix("step \(index + 1) of \(walk.count)"))
      #expect(walk.result(index).isFinite)
    }
  }

  @Test(arguments: [80, 40]) func frames(width: Int) throws {
    var text = ""
    for (call, step) in [
      ("im2col(p, 3)", 1), ("toeplitz_matrix(k, (4, 4))", 2), ("winograd(x, k)", 0), ("winograd(deepf, weightsf)", 3),
      ("conv_transpose2d(p, k, stride=2, padding=1)", 5), ("back(conv2d(x, k))", 4), ("back(conv2d(x, k))", 30),
      ("back(max_pool2d(p, 2))", 2), ("back(avg_pool2d(p, 2))", 1), ("sigmoid(tensor([-2., 0., 20.]))", 0),
      ("sigmoid(tensor([-2., 0., 20.]))", 2), ("relu(p - 3)", 1), ("gelu(tensor(-1.))", 0),
    ] {
      let walk = try walk(call)
      text += screen(call, walk.frame(step, width: width, hidesResult: false)) + walk.sentence(step) + "\n\n"
    }
    text += try walk("sigmoid(p)").frame(0, width: width, hidesResult: true).text
    expectGolden(text, "more-walkthroughs-\(width)")
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
    let walk = try prompt.walk("y.backward((torch.arange(y.numel()) % 5 - 1.5).reshape(y.shape))")
    guard case .tensor(let dx) = try prompt.value("x.grad"), case .tensor(let dw) = try prompt.value("k.grad") else {
      Issue.record("no gradients")
      return
    }
    let wanted = dw.doubles() + dx.doubles()
    #expect(walk.count == wanted.count)
    #expect(zip((0..<walk.count).map(walk.result), wanted).allSatisfy { abs($0 - $1) < 1e-4 })
  }
}

/// A wrong guess is traced to the mistake that gives it.
@Suite struct DiagnosisTests {
  private func cause(_ call: String, _ cell: [Int], _ guess: String, _ setup: String = "") throws -> String? {
    let prompt = try Prompt(setup)
    let walk = try prompt.walk(call)
    let index = try #require(walk.index(of: cell))
    let value = try prompt.value("float(\(guess))").double
    return walk.diagnosis(of: try #require(value), index)?.cause
  }

  @Test(arguments: [
    ("conv2d(big, weights[0, 0])", "convolve2d(big, weights[0, 0])[2, 3]", "turned by 180°"),
    ("convolve2d(big, weights[0, 0])", "correlate2d(big, weights[0, 0])[2, 3]", "not turned"),
    ("conv2d(big, weights[0, 0])", "conv2d(big, weights[0, 0].T)[2, 3]", "rows and columns of the kernel"),
    ("conv2d(bigf, k, bias=tensor([5.]))", "conv2d(bigf, k)[2, 3]", "bias is forgotten"),
    ("conv2d(bigf, k, bias=tensor([5.]))", "conv2d(bigf, k)[2, 3] + 10", "bias is added twice"),
    ("conv2d(bigf, k, stride=2)", "conv2d(bigf, k, dilation=2)[2, 3]", "stride and dilation are exchanged"),
    ("conv2d(bigf, k, dilation=3)", "conv2d(bigf, k)[2, 3]", "dilation is forgotten"),
    ("conv2d(bigf, k, padding=1)", "conv2d(bigf, k)[2, 3]", "padding is forgotten"),
    ("conv2d(bigf, k, padding=1)", "conv2d(bigf, k, padding=2)[2, 3]", "padding is counted twice"),
    ("conv2d(bigf, k)", "conv2d(bigf, k)[2, 4]", "one column too far to the right"),
    ("conv2d(bigf, k)", "conv2d(bigf, k)[1, 3]", "one row too high"),
    ("conv2d(bigf, k)", "conv2d(bigf, k)[3, 2]", "row and column of the window are exchanged"),
    ("conv2d(bigf, k)", "bigf[2:5, 3:6].sum()", "without the kernel"),
    ("max_pool2d(bigf, 2)", "avg_pool2d(bigf, 2)[2, 3]", "the mean is taken"),
    ("avg_pool2d(bigf, 2)", "max_pool2d(bigf, 2)[2, 3]", "the largest is taken"),
    ("avg_pool2d(bigf, 2)", "4 * avg_pool2d(bigf, 2)[2, 3]", "not divided by 4"),
    ("bigf @ big", "(bigf @ big)[3, 2]", "row and column are exchanged"),
    ("sigmoid(bigf)", "sigmoid(bigf)[2, 3] * (1 - sigmoid(bigf)[2, 3])", "the slope"),
    ("sigmoid(bigf)", "tanh(bigf)[2, 3]", "tanh is taken for sigmoid"),
    ("relu(bigf)", "bigf[2, 3]", "left as it is"),
  ])
  func theMistakeIsNamed(_ call: String, _ guess: String, _ words: String) throws {
    // A negative number, so that relu changes it.
    let cause = try cause(call, [2, 3], guess, "bigf[2, 3] = -0.7")
    #expect(cause?.contains(words) == true, "\(call) with \(guess): \(cause ?? "nothing")")
  }

  @Test(arguments: [
    ("conv2d(deepf, weightsf)", "conv2d(deepf, weightsf)[1, 2, 3] / 3", "averaged"),
    ("conv2d(deepf, weightsf)", "conv2d(deepf[:1], weightsf[:, :1])[1, 2, 3]", "only channel 0"),
    ("conv2d(deepf, weightsf)", "conv2d(deepf[1:], weightsf[:, 1:])[1, 2, 3]", "channel 0 is left out"),
  ])
  func channelMistakesAreNamed(_ call: String, _ guess: String, _ words: String) throws {
    #expect(try cause(call, [1, 2, 3], guess)?.contains(words) == true)
  }

  @Test func theRightNumberIsNoMistake() throws {
    #expect(try cause("conv2d(bigf, k)", [2, 3], "conv2d(bigf, k)[2, 3]") == nil)
    #expect(try cause("conv2d(bigf, k)", [2, 3], "12345.5") == nil)
  }
}
