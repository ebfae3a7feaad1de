import Language
import Testing
import Typesetting

@testable import Figures

/// Functions of two numbers as maps, and what optimizers do on them.
@Suite struct ContourPlotTests {
  private let prompt: Prompt

  init() throws {
    prompt = try Prompt(
      """
      def valley(a, b):
          return 0.5 * (a ** 2 + 10 * b ** 2)
      def bowl(w):
          return (w ** 2).sum()
      zigzag = [(10, 1), (8.2, -0.8), (6.724, 0.64), (5.51368, -0.512)]
      smooth = tensor([[10., 1.], [9., 0.], [7.2, -0.9], [4.86, -0.81]])
      """)
  }

  private func drawing(_ code: String, width: Int) throws -> Drawing {
    let value = try prompt.evaluator.run(Source(code)) ?? .none
    return try #require(
      try ValuePrinter.drawing(of: value, context: prompt.evaluator.context, width: width, height: 24))
  }

  @Test(arguments: [80, 40]) func maps(width: Int) throws {
    var text = ""
    for code in [
      "plot(valley, path=zigzag)",
      "plot(valley, path={\"plain\": zigzag, \"momentum\": smooth}, x=(-1, 11), y=(-0.7, 1.2), title=\"two ways\")",
      "plot(bowl, x=(-2, 2), y=(-2, 2))",
    ] {
      text += screen(code, try drawing(code, width: width))
    }
    expectGolden(text, "contours-\(width)")
  }

  @Test func bothKindsOfFunctionGiveTheSameMap() throws {
    let pair = try drawing("plot(lambda a, b: a * a + b * b, x=(-1, 1), y=(-1, 1))", width: 60)
    let tensor = try drawing("plot(bowl, x=(-1, 1), y=(-1, 1))", width: 60)
    #expect(pair.lines.count == tensor.lines.count)
  }

  @Test(arguments: [
    ("plot(valley, path=[1, 2])", "two numbers each"), ("plot(valley, path=zeros(3))", "two numbers each"),
    ("plot(valley, x=(3, 1))", "to a larger one"), ("plot(valley, valley, x=(0, 1))", "one function"),
    ("plot(lambda a, b: \"z\", x=(0, 1))", "gives one number"), ("plot(lambda a, b: nothing, x=(0, 1))", "nothing"),
    ("plot(valley, path={\"a\": zigzag, \"b\": zigzag, \"c\": zigzag, \"d\": zigzag, \"e\": zigzag})", "told apart"),
  ])
  func whatCannotBeDrawnIsSaid(code: String, part: String) {
    let error = #expect(throws: (any Error).self) { try prompt.evaluator.run(Source(code)) }
    #expect(error.map { "\($0)".contains(part) } == true, "\(String(describing: error))")
  }

  @Test func waysThatLeaveTheMapAreCountedAndInfiniteOnesHarmless() throws {
    let text = try drawing("plot(valley, path=[(1, 1), (99, 1), (float(\"inf\"), 0)], x=(0, 2), y=(0, 2))", width: 60)
      .text
    #expect(text.contains("2 steps, 2 outside"), "\(text)")
  }

  @Test func aNetworkIsSummedUpInATable() throws {
    let code = """
      summary(nn.Sequential(nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(1176, 10)), (1, 28, 28))
      """
    var text = ""
    for width in [80, 40, 30] { text += screen("\(width) columns", try drawing(code, width: width)) }
    expectGolden(text, "summary")
  }
}
