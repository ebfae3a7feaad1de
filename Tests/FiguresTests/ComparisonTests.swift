import Language
import Networks
import Testing
import Typesetting

@testable import Figures

@Suite struct ComparisonTests {
  private func comparison(_ codes: String..., width: Int = 80) throws -> String {
    let evaluator = Evaluator(Vocabulary.torch())
    try evaluator.run(Source("x = slide_input(); k = slide_kernel()"))
    let ways = try codes.map { code in
      var events: [CallEvent] = []
      let value = try evaluator.observing({ events.append($0) }) { try evaluator.run(Source(code)) ?? .none }
      return Comparison.Way(code: code, value: value, events: events, time: "1 ms")
    }
    return try Comparison(ways, evaluator.context).drawing(width: width).text
  }

  @Test func waysOfOneConvolutionAreEqualWithTheirMultiplications() throws {
    let text = try comparison("conv2d(x, k)", "winograd(x, k)", "toeplitz_matrix(k, (7, 7)) @ x.flatten()")
    #expect(text.contains("225") && text.contains("144") && text.contains("equal, in the shape 25"))
  }

  @Test func theLargestDifferenceIsNamedWithItsPlace() throws {
    #expect(try comparison("conv2d(x, k)", "convolve2d(x, k)").contains("differs by 4 at (3, 1)"))
  }

  @Test func roundingIsNoDifference() throws {
    #expect(try comparison("tensor([1.])", "tensor([1.]) + 1e-7").contains("equal, rounding"))
  }

  @Test func anotherSizeIsSaid() throws { #expect(try comparison("x", "k").contains("shape 3×3")) }

  @Test func otherValuesAreEqualOrDifferent() throws {
    let text = try comparison("[1, 2]", "[1, 2]", "[1]")
    #expect(text.contains("equal") && text.contains("different") && text.contains("not known"))
  }

  @Test(arguments: [20, 40, 60, 80]) func noLineIsWiderThanTheWindow(_ width: Int) throws {
    let text = try comparison("conv2d(x, k)", "toeplitz_matrix(k, (7, 7)) @ x.flatten()", width: width)
    #expect(text.split(separator: "\n").allSatisfy { displayWidth(String($0)) <= width })
  }
}
