import Figures
import Language
import Testing
import Typesetting

/// Every wrong number below was made by evaluating the mistake itself as code.
@Suite struct KnownMistakeTests {
  /// A frame, the code of the mistake, and words of the remark.
  struct Slip: Sendable, CustomTestStringConvertible {
    let call: String, cell: [Int], wrong: String, words: String
    var testDescription: String { "\(call) at \(cell): \(wrong)" }
    init(_ call: String, _ cell: [Int], _ wrong: String, _ words: String) {
      (self.call, self.cell, self.wrong, self.words) = (call, cell, wrong, words)
    }
  }

  private static let slips: [Slip] = [
    Slip("conv2d(x, k)", [0, 3], "convolve2d(x, k)[0, 3]", "turned by 180°: that is convolution in mathematics"),
    Slip("convolve2d(x, k)", [0, 3], "conv2d(x, k)[0, 3]", "not turned by 180°: that is correlation"),
    Slip("conv2d(big, k)", [3, 5], "conv2d(big, k.T)[3, 5]", "rows and columns of the kernel are exchanged"),
    Slip("conv2d(deepf, weightsf, bias=bias)", [1, 1, 2], "conv2d(deepf, weightsf)[1, 1, 2]", "the bias is forgotten"),
    Slip("conv2d(x, k, bias=3)", [3, 1], "conv2d(x, k, bias=6)[3, 1]", "the bias is added twice"),
    Slip("conv2d(x, k, bias=3)", [3, 1], "conv2d(x, k, bias=-3)[3, 1]", "the bias is subtracted"),
    Slip("conv2d(deepf, weightsf)", [1, 2, 3], "conv2d(deepf[0], weightsf[1, 0])[2, 3]", "only channel 0 is taken"),
    Slip("conv2d(deepf, weightsf)", [1, 2, 3], "conv2d(deepf, weightsf)[1, 2, 3] / 3", "the channels are averaged"),
    Slip(
      "conv2d(deepf, weightsf)", [1, 2, 3], "conv2d(deepf[1:], weightsf[:, 1:])[1, 2, 3]", "channel 0 is left out"),
    Slip("conv2d(deepf, two)", [1, 2, 3], "conv2d(deepf, two)[0, 2, 3]", "kernel 0 is taken instead of 1"),
    Slip(
      "conv2d(bigf, kf, stride=3)", [2, 4], "conv2d(bigf, kf, dilation=3)[2, 4]", "stride and dilation are exchanged"),
    Slip(
      "conv2d(bigf, kf, dilation=3)", [2, 4], "conv2d(bigf, kf, stride=3)[2, 4]", "stride and dilation are exchanged"),
    Slip(
      "conv2d(bigf, kf, stride=2, dilation=3)", [2, 4], "conv2d(bigf, kf, stride=1, dilation=3)[2, 4]", "moves on by 1"),
    Slip("conv2d(bigf, kf, stride=2, dilation=3)", [2, 4], "conv2d(bigf, kf, stride=2)[2, 4]", "has no gaps"),
    Slip("conv2d(bigf, kf, padding=1)", [2, 4], "conv2d(bigf, kf)[2, 4]", "the padding is forgotten"),
    Slip("conv2d(bigf, kf, padding=1)", [2, 4], "conv2d(bigf, kf, padding=2)[2, 4]", "the padding is counted twice"),
    Slip("conv2d(bigf, kf)", [2, 4], "conv2d(bigf, kf)[2, 5]", "one column too far to the right"),
    Slip("conv2d(bigf, kf)", [2, 4], "conv2d(bigf, kf)[2, 3]", "one column too far to the left"),
    Slip("conv2d(bigf, kf)", [2, 4], "conv2d(bigf, kf)[3, 4]", "one row too low"),
    Slip("conv2d(bigf, kf)", [2, 4], "conv2d(bigf, kf)[1, 4]", "one row too high"),
    Slip("conv2d(bigf, kf)", [2, 4], "conv2d(bigf, kf)[4, 2]", "row and column are exchanged"),
    Slip("conv2d(bigf, kf)", [2, 4], "bigf[2:5, 4:7].sum()", "added up without the kernel"),
    Slip("conv2d(bigf, kf)", [2, 4], "max_pool2d(bigf, 3, stride=1)[2, 4]", "that is max pooling"),
    Slip("conv2d(bigf, kf)", [2, 4], "conv2d(bigf, kf)[2, 4] / 9", "divided by 9"),
    Slip("conv2d(bigf, kf)", [2, 4], "conv2d(bigf, kf)[2, 4] - bigf[2, 4] * kf[0, 0]", "is left out"),
    Slip("conv2d(x, k)", [3, 1], "9", "equal cells are counted"),
    Slip("max_pool2d(bigf, 3)", [2, 4], "avg_pool2d(bigf, 3)[2, 4]", "the mean is taken"),
    Slip("max_pool2d(bigf, 3)", [2, 4], "bigf[6:9, 12:15].sum()", "the numbers are added up"),
    Slip("max_pool2d(bigf, 3)", [2, 4], "bigf[6:9, 12:15].min()", "the smallest is taken"),
    Slip("max_pool2d(bigf, 3, padding=1)", [2, 4], "max_pool2d(bigf, 3)[2, 4]", "the padding is forgotten"),
    Slip("avg_pool2d(bigf, 3)", [2, 4], "max_pool2d(bigf, 3)[2, 4]", "the largest is taken"),
    Slip("avg_pool2d(bigf, 3)", [2, 4], "bigf[6:9, 12:15].sum()", "the sum is not divided"),
    Slip("avg_pool2d(bigf, 3)", [2, 4], "avg_pool2d(bigf, 3, stride=1)[2, 4]", "the window moves on by 1"),
    Slip(
      "avg_pool2d(bigf, 3, padding=1)", [0, 0], "avg_pool2d(bigf, 3, padding=1, count_include_pad=False)[0, 0]",
      "divided by the 4 numbers inside"),
    Slip("bigf @ big", [2, 4], "bigf[2, 4] * big[2, 4]", "that is `*`"),
    Slip("bigf @ big", [2, 4], "(bigf @ big.T)[2, 4]", "row 4 of the right matrix"),
    Slip("bigf @ big", [2, 4], "(bigf @ big)[4, 2]", "row and column exchanged"),
    Slip("bigf @ big", [2, 4], "(big @ bigf)[2, 4]", "the matrices are exchanged"),
  ]

  @Test(arguments: slips)
  func aWrongNumberIsTracedToItsMistake(slip: Slip) throws {
    let prompt = try Prompt("kf = weightsf[0, 1]\ntwo = cat([weightsf[:1], weightsf[1:] * 0.37 + 0.1])")
    let walk = try prompt.walk(slip.call)
    let index = try #require(walk.index(of: slip.cell))
    let wrong = try #require(prompt.value("float(\(slip.wrong))").double)
    let guess = try #require(Guess("\(wrong)"))
    #expect(!guess.matches(walk.result(index)), "the mistake must not give the right number")
    let mistake = try #require(walk.mistake(behind: guess, at: index))
    #expect(mistake.cause.contains(slip.words))
  }

  @Test(arguments: [
    "conv2d(x, k)", "conv2d(deep, weights, bias=bias)", "max_pool2d(p, 2)", "x @ x", "avg_pool2d(p, 2)",
  ])
  func theRightNumberIsNoMistake(call: String) throws {
    let walk = try Prompt().walk(call)
    for index in 0..<walk.count {
      let guess = try #require(Guess("\(walk.result(index))"))
      #expect(walk.mistake(behind: guess, at: index) == nil)
    }
  }

  @Test func whatNoMistakeGivesHasNoRemark() throws {
    let walk = try Prompt().walk("conv2d(x, k)")
    #expect(walk.mistake(behind: try #require(Guess("123.5")), at: 16) == nil)
  }

  @Test func theReasonIsLeftOutWhereThereIsNoRoom() {
    #expect(KnownMistake(1, when: "the kernel is turned: that is mathematics").shortCause == "the kernel is turned")
    #expect(KnownMistake(1, when: "minus signs are lost").shortCause == "minus signs are lost")
  }
}
