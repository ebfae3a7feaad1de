import Language
import Testing
import Typesetting

@testable import Figures

/// Bars, histograms, points and confusion tables.
@Suite struct ChartTests {
  private let prompt: Prompt

  init() throws { prompt = try Prompt("torch.manual_seed(0)\nnoise = randn(1000)\ncloud = randn(90, 2)") }

  private static let errors = "{\"2010\": 28.2, \"2011\": 25.8, \"2012\": 16.4, \"2015\": 3.57}"

  @Test(arguments: [80, 40]) func charts(width: Int) throws {
    var text = ""
    for code in [
      "plot(\(Self.errors), kind=\"bar\", title=\"top-5 error of the winner, %\")",
      "plot([1, -2, 3.5], [2, 1, -1], kind=\"bar\", labels=[\"relu\", \"tanh\", \"sigmoid\"])",
      "plot([1., float(\"nan\"), 0.], kind=\"bar\")",
      "plot(noise, kind=\"hist\")", "plot(noise, 0.5 * noise + 1, kind=\"hist\", bins=4)",
      "plot(cloud, kind=\"scatter\", labels=(cloud[:, 0] > 0).long())",
      "plot([1, 2, 3], [3, 1, 2], kind=\"scatter\", title=\"three\")",
      "plot([0, 1, 2, 2, 1], [0, 1, 1, 2, 1], kind=\"confusion\")",
      "plot(tensor([[1, 2], [3, 40]]), kind=\"confusion\", labels=[\"cat\", \"dog\"])",
    ] {
      text += screen(code, try prompt.echo(code, width: width))
    }
    expectGolden(text, "charts-\(width)")
  }

  @Test func nothingIsWiderThanItsWindow() throws {
    for code in [
      "plot(noise, kind=\"hist\", bins=60)", "plot({\"a name of many letters\" * 3: 1e30, \"b\": -1e30}, kind=\"bar\")",
      "plot(arange(40), arange(40), kind=\"confusion\")", "plot(cloud, cloud * 2, kind=\"scatter\")",
    ] {
      for width in [20, 40, 80, 120] {
        let drawing = try prompt.echo(code, width: width)
        #expect(drawing.width <= width, "\(code) at \(width)")
      }
    }
  }

  @Test func aHistogramCountsEveryNumberOnce() throws {
    let chart = BarChart.histogram([(nil, [0, 0.5, 1, 1, 2, .nan, 4])], bins: 4, title: nil)
    #expect(chart.series[0].values == [2, 2, 1, 1])
    #expect(chart.notes.last == "1 not finite, not counted")
    #expect(BarChart.histogram([(nil, [3, 3])], bins: 3, title: nil).series[0].values == [0, 2, 0])
  }

  @Test(arguments: [
    ("plot([1, 2], kind=\"pie\")", "ValueError"), ("plot([1, 2], [1], kind=\"bar\")", "ValueError"),
    ("plot(sigmoid, kind=\"hist\")", "TypeError"), ("plot([1, 2, 3], kind=\"scatter\")", "TypeError"),
    ("plot([1], kind=\"hist\", bins=0)", "ValueError"), ("plot(kind=\"bar\")", "TypeError"),
    ("plot([], kind=\"bar\")", "ValueError"), ("plot({\"a\": \"b\"}, kind=\"bar\")", "TypeError"),
    ("plot([0, 1], [0, 1, 2], kind=\"confusion\")", "ValueError"),
    ("plot([-1], [0], kind=\"confusion\")", "ValueError"),
    ("plot(ones(2, 3), kind=\"confusion\")", "TypeError"), ("plot(ones(2, 2) / 2, kind=\"confusion\")", "ValueError"),
    ("plot([1, 2], kind=\"bar\", labels=[\"a\"])", "ValueError"),
    ("plot(cloud, kind=\"scatter\", labels=[1])", "ValueError"),
    ("plot(ones(2, 2), kind=\"bar\")", "ValueError"), ("plot(arange(61), kind=\"bar\")", "ValueError"),
  ])
  func mistakesAreNamed(code: String, kind: String) { #expect(prompt.mistake(code).kind == kind) }
}
