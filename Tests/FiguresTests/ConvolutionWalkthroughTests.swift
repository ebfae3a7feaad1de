import Figures
import Language
import Tensors
import Testing
import Typesetting

@Suite struct ConvolutionWalkthroughTests {
  private func slide(_ call: String = "conv2d(x, k)") throws -> any Walkthrough {
    try Prompt().walk(call)
  }

  @Test(arguments: [80, 40]) func theSlideFrameByFrame(width: Int) throws {
    let walk = try slide()
    var text = ""
    for index in [0, 1, 16, 24] { text += walk.frame(index, width: width, hidesResult: false).text + "\n\n" }
    text += walk.frame(16, width: width, hidesResult: true).text + "\n\n"
    for index in 0..<walk.count { text += walk.sentence(index) + "\n" }
    expectGolden(text, "conv2d-slide-\(width)")
  }

  @Test(arguments: [80, 40]) func channels(width: Int) throws {
    let prompt = try Prompt()
    var text = ""
    for (call, step) in [
      ("conv2d(deep, weights, padding=1, bias=bias)", 60), ("conv2d(deepf, weightsf)", 30),
      ("conv2d(batch, weights, stride=2)", 20),
      ("conv2d(many, manyweights, padding=1)", 30), ("conv2d(batch, grouped, groups=3)", 40),
    ] {
      text += screen(call, try prompt.walk(call).frame(step, width: width, hidesResult: false))
    }
    expectGolden(text, "conv2d-channels-\(width)")
  }

  @Test(arguments: [80, 40]) func largeInputs(width: Int) throws {
    let prompt = try Prompt()
    var text = ""
    for (call, step) in [
      ("conv2d(big, k)", 300), ("conv2d(big, k, padding=1)", 0), ("conv2d(bigf, widef)", 40),
      ("conv2d(big, wide, stride=4, padding=2)", 8),
      ("convolve2d(bigf, k)", 675),
    ] {
      text += screen(call, try prompt.walk(call).frame(step, width: width, hidesResult: false))
    }
    expectGolden(text, "conv2d-large-\(width)")
  }

  @Test(arguments: [80, 40]) func settings(width: Int) throws {
    let prompt = try Prompt()
    var text = ""
    for (call, step) in [
      ("conv2d(x, k, padding=1)", 0), ("conv2d(x, k, stride=2, padding=1)", 6), ("conv2d(x, k, dilation=2)", 4),
      ("conv2d(x, k, padding=\"same\", bias=-1.5)", 29), ("correlate2d(x, k, mode=\"full\")", 0),
      ("convolve2d(x, k)", 16),
      ("conv2d(x * 0.37, k - 0.5)", 16),
    ] {
      text += screen(call, try prompt.walk(call).frame(step, width: width, hidesResult: false))
    }
    expectGolden(text, "conv2d-settings-\(width)")
  }

  private static let colours = """
    rgb = tensor([[[1., 0, 2, 1], [0, 1, 1, 0], [2, 1, 0, 1], [1, 0, 1, 2]],
                  [[0., 1, 1, 0], [1, 2, 0, 1], [0, 1, 1, 0], [2, 0, 1, 1]],
                  [[1., 1, 0, 2], [0, 0, 1, 1], [1, 2, 1, 0], [0, 1, 0, 1]]])
    rgbk = tensor([[[[1., 0, -1], [0, 1, 0], [-1, 0, 1]], [[0., 1, 0], [1, -1, 1], [0, 1, 0]],
                    [[1., 0, 0], [0, -1, 0], [0, 0, 1]]]])
    """

  @Test(arguments: [80, 40]) func threeColours(width: Int) throws {
    let prompt = try Prompt(Self.colours)
    let walk = try prompt.walk("conv2d(rgb, rgbk, bias=tensor([1.]))")
    let frames = [(0, false), (3, false), (3, true)].map { walk.frame($0, width: width, hidesResult: $1).text }
    expectGolden(frames.joined(separator: "\n\n"), "conv2d-colours-\(width)")
  }

  /// Worked by hand, and by NumPy: every channel's part, their sum, and the sum with bias 1.
  @Test(
    arguments: zip([0, 1, 2, 3], [([-2, 1, 2], 1, 2), ([0, 5, 0], 5, 6), ([0, 2, -2], 0, 1), ([3, 1, 0], 4, 5)]))
  func partsThenSumThenBias(step: Int, numbers: ([Int], Int, Int)) throws {
    let (parts, sum, total) = numbers
    let walk = try Prompt(Self.colours).walk("conv2d(rgb, rgbk, bias=tensor([1.]))")
    #expect(walk.result(step) == Double(total))
    let sentence = walk.sentence(step)
    for (channel, part) in parts.enumerated() {
      let text = try #require(sentence.firstMatch(of: try Regex("channel \(channel): ([^,;]*)"))?.output[1].substring)
      #expect(text == "\(part)" || text.hasSuffix("= \(part)"))
    }
    #expect(sentence.contains("together = \(sum); plus bias 1 = \(total)"))
  }

  /// Kernels whose products are too long for the window are summed up row by row.
  @Test(arguments: [5, 7, 9, 11], [20, 30, 40, 60, 79])
  func tallKernelsFitNarrowWindows(size: Int, width: Int) throws {
    let walk = try Prompt().walk("conv2d(bigf, bigf[:\(size), :\(size)] * 1.37)")
    let frame = walk.frame(3, width: width, hidesResult: false)
    #expect(frame.text.contains("row 0:") && frame.width <= max(width, 40))
  }
}
