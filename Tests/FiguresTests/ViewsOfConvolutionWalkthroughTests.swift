import Language
import Tensors
import Testing
import Typesetting

@testable import Figures

/// The walkthroughs of one convolution by other ways, and of its transpose.
@Suite struct ViewsOfConvolutionWalkthroughTests {
  private static let setup = """
    d = arange(1., 17.).reshape(4, 4)
    g = arange(1., 10.).reshape(3, 3)
    s = arange(1., 5.).reshape(2, 2)
    """

  @Test(arguments: [80, 40]) func frames(width: Int) throws {
    let prompt = try Prompt(Self.setup)
    var text = ""
    for (call, step) in [
      ("im2col(x, 3)", 16), ("im2col(x, 3, padding=1)", 8), ("im2col(deepf, 2, stride=2)", 4),
      ("toeplitz_matrix(k, (4, 4))", 2), ("toeplitz_matrix(k, (7, 7))", 16),
      ("toeplitz_matrix(k, (4, 4)) @ d.flatten()", 1), ("toeplitz_matrix(k, (7, 7)) @ x.flatten()", 16),
      ("winograd(d, k)", 0), ("winograd(d, k)", 1), ("winograd(d, k)", 2), ("winograd(d, k)", 3),
      ("winograd(x, k)", 24), ("winograd(deepf, weightsf)", 40), ("conv_transpose2d(s, g)", 3),
      ("conv_transpose2d(s, g, stride=2, padding=1)", 1), ("conv_transpose2d(x, k, dilation=2)", 8),
      ("conv_transpose2d(deepf, weightsf.transpose(0, 1), stride=2, bias=bias)", 200),
    ] {
      let walk = try prompt.walk(call)
      text += screen(call, walk.frame(step, width: width, hidesResult: false)) + walk.sentence(step) + "\n\n"
    }
    for (call, step) in [("im2col(x, 3)", 16), ("winograd(d, k)", 1), ("conv_transpose2d(s, g)", 3)] {
      text += screen("\(call), hidden", try prompt.walk(call).frame(step, width: width, hidesResult: true))
    }
    expectGolden(text, "views-of-convolution-\(width)")
  }

  /// Numbers of each kind, of one and of several channels and pictures.
  private static let calls = [
    "im2col(x, 3)", "im2col(batch, (2, 3), stride=(2, 1), padding=1)", "im2col(deepf, 3, dilation=2)",
    "unfold(batchf, 2)", "toeplitz_matrix(k, (7, 5))", "toeplitz_matrix(bigf[:2, :3], (4, 6))",
    "toeplitz_matrix(bigf[:1, :2], (1, 6)) @ bigf[0, :6]", "bigf[0] @ bigf", "torch.mv(bigf, big[0])",
    "torch.dot(bigf[0], big[1])",
    "winograd(x, k)", "winograd(batchf, weightsf)", "winograd(big[:4, :5], k)", "winograd(deep, weights[0])",
    "conv_transpose2d(x, k)", "conv_transpose2d(p, k, stride=3)", "conv_transpose2d(p, k, stride=2, padding=2)",
    "conv_transpose2d(batchf[:, :, :3, :3], weightsf.transpose(0, 1), stride=2, padding=1, output_padding=1, bias=bias)",
    "conv_transpose2d(batch[:, :, :3, :3], weights[:1].transpose(0, 1).repeat(1, 2, 1, 1), groups=3, dilation=2)",
  ]

  @Test(arguments: calls, [40, 60, 79, 80, 120]) func everyFrameFits(call: String, width: Int) throws {
    let walk = try Prompt(Self.setup).walk(call)
    for index in [0, walk.count / 3, walk.count / 2, walk.count - 1] {
      for hides in [false, true] {
        let frame = walk.frame(index, width: width, hidesResult: hides)
        #expect(frame.width <= width)
        // In a narrow window the keys push out empty lines.
        let height = width >= 79 ? frame.height : frame.lines.count { !$0.isEmpty }
        #expect(height <= (width >= 79 ? Frame.height : 24), "step \(index)")
      }
    }
  }

  @Test(arguments: calls) func theSentenceNamesTheResult(call: String) throws {
    let walk = try Prompt(Self.setup).walk(call)
    for index in stride(from: 0, to: walk.count, by: max(1, walk.count / 40)) {
      #expect(walk.sentence(index).contains(short(Double(Float(walk.result(index))))), "step \(index)")
      #expect(walk.sentence(index).hasPrefix("step \(index + 1) of \(walk.count): "))
    }
  }

  @Test(arguments: ["im2col(x, 3)", "im2col(batch, (2, 3), stride=(2, 1), padding=1)", "unfold(batchf, 2)"])
  func columnsAgreeWithTheOperation(call: String) throws {
    let prompt = try Prompt()
    let walk = try prompt.walk(call)
    let result = try #require(try prompt.call(call).resultTensor)
    let row = result.shape[result.rank - 2] / 2
    for picture in 0..<(result.rank == 3 ? result.shape[0] : 1) {
      for column in 0..<result.shape[result.rank - 1] {
        let cell = (result.rank == 3 ? [picture] : []) + [row, column]
        let index = try #require(walk.index(of: cell))
        #expect(walk.result(index) == result.scalar(at: cell).double)
      }
    }
    #expect(walk.index(of: [0, 0, 0, 0]) == nil && walk.index(of: [-1, 0]) == nil)
  }

  @Test func aRowOfTheMatrixBeginsWhereTheWindowDoes() throws {
    let prompt = try Prompt()
    let walk = try prompt.walk("toeplitz_matrix(g, (4, 5))".replacing("g", with: "big[:2, :2] + 9"))
    let matrix = try #require(try prompt.call("toeplitz_matrix(big[:2, :2] + 9, (4, 5))").resultTensor)
    for row in 0..<matrix.shape[0] {
      let first = try #require((0..<matrix.shape[1]).first { matrix.scalar(at: [row, $0]).double != 0 })
      #expect(walk.result(try #require(walk.index(of: [row, 0]))) == Double(first))
    }
  }

  @Test(arguments: ["winograd(x, k)", "winograd(batchf, weightsf)", "winograd(deep, weights[0])"])
  func tilesGiveTheMap(call: String) throws {
    let prompt = try Prompt()
    let walk = try prompt.walk(call)
    let result = try #require(try prompt.call(call).resultTensor)
    let stack = try #require(PictureStack(result))
    for (cell, number) in result.doubles().enumerated() {
      let place = Place(cell, in: stack)
      guard place.row % 2 == 0, place.column % 2 == 0 else { continue }
      let full = [place.picture, place.map, place.row, place.column]
      #expect(walk.result(try #require(walk.index(of: full))) == number)
    }
  }

  /// Lavin and Gray's transforms of 1 to 16 with the slide's kernel, calculated with NumPy.
  @Test func theWorkedTile() throws {
    let walk = try Prompt(Self.setup).walk("winograd(d, k)")
    #expect(walk.sentence(0).contains("0 0.5 0.5 1 / 0.5 1 0.5 1 / -0.5 0.5 0 1 / 0 1 0 1"))
    #expect(walk.sentence(1).contains("0 -16 0 0 / -4 34 2 -4 / 0 8 0 0 / 0 -16 0 0"))
    #expect(walk.sentence(2).contains("0 -8 0 0 / -2 34 1 -4 / 0 4 0 0 / 0 -16 0 0"))
    #expect(walk.sentence(3).contains("29 33 / 45 49"))
    #expect(walk.frame(2, width: 80, hidesResult: false).text.contains("16 multiplications") && walk.count == 4)
  }

  @Test(arguments: [
    "conv_transpose2d(x, k)", "conv_transpose2d(p, k, stride=2, padding=2)", "conv_transpose2d(p, k, stride=4)",
    "conv_transpose2d(batchf[:, :, :3, :3], weightsf.transpose(0, 1), stride=2, padding=1, output_padding=1, bias=bias)",
    "conv_transpose2d(batch[:, :, :3, :3], weights[:1].transpose(0, 1).repeat(1, 2, 1, 1), groups=3, dilation=2)",
  ])
  func stampsAddUpToTheOperation(call: String) throws {
    let prompt = try Prompt()
    let event = try prompt.call(call)
    let stamping = try #require(Stamping(event))
    let result = try #require(event.resultTensor)
    for (cell, number) in result.doubles().enumerated() {
      let place = Place(cell, in: stamping.result)
      let last = stamping[stamping.count - 1]
      var step = last
      (step.picture, step.map) = (place.picture, place.map)
      #expect(abs(stamping.total(step, row: place.row, column: place.column) - number) < 1e-4)
      guard let final = stamping.lastStep(of: place) else { continue }
      #expect(abs(stamping.total(final, row: place.row, column: place.column) - number) < 1e-4)
      #expect(stamping.isFinal(final, row: place.row, column: place.column))
      #expect(stamping[stamping.index(of: final)] == final)
    }
  }

  @Test(arguments: [
    ("im2col(d, 2)", 4, "7", "column by column"), ("im2col(d, 2)", 4, "9", "the window before"),
    ("toeplitz_matrix(k, (4, 4))", 2, "2", "the width of the map"),
    ("toeplitz_matrix(k, (4, 4))", 2, "5", "counted from 1"), ("toeplitz_matrix(k, (4, 4))", 2, "1", "exchanged"),
    ("winograd(d, k)", 1, "16", "only the left factor"), ("winograd(d, k)", 2, "35", "they are multiplied"),
    ("conv_transpose2d(s, g)", 3, "4", "replaces what was there"), ("conv_transpose2d(s, g)", 3, "19", "is forgotten"),
    ("conv_transpose2d(s, g)", 3, "55", "turned by 180°"),
    ("conv_transpose2d(s, g)", 3, "20", "without being multiplied"),
  ])
  func wrongNumbersAreTraced(call: String, index: Int, guess: String, words: String) throws {
    let walk = try Prompt(Self.setup).walk(call)
    let typed = try #require(Guess(guess))
    let mistake = try #require(walk.mistake(behind: typed, at: index))
    #expect(mistake.cause.contains(words))
  }
}
