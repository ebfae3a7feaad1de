import Testing

@testable import Tensors

/// Output sizes by hand; the recorded answers of PyTorch are compared in NetworksTests.
@Suite struct GeometryTests {
  private func axis(_ I: Int, _ F: Int, S: Int = 1, P: Int = 0, D: Int = 1) throws -> Convolution2D.Axis {
    try Convolution2D.Geometry(
      input: Pair(I, I), kernel: Pair(F, F), stride: Pair(S, S), padding: .numbers(Pair(P, P)), dilation: Pair(D, D)
    ).rows
  }

  @Test(arguments: [
    (28, 3, 1, 0, 1, 26), (8, 3, 2, 0, 1, 3), (227, 11, 4, 0, 1, 55), (224, 11, 4, 2, 1, 55), (7, 3, 1, 0, 2, 3),
    (5, 3, 100, 0, 1, 1), (5, 1, 1, 3, 5, 11),
  ])
  func outputSizes(_ c: (Int, Int, Int, Int, Int, Int)) throws {
    #expect(try axis(c.0, c.1, S: c.2, P: c.3, D: c.4).output == c.5)
  }

  @Test func leftOverPixelsAndTheSlidesFormula() throws {
    let resnet = try axis(224, 7, S: 2, P: 3)
    #expect(resnet.leftover == 1 && resnet.slideSize == 112.5 && resnet.slideFormula() == "(224 - 7 + 2*3)/2 + 1")
    let dilated = try axis(7, 3, D: 2)
    #expect(
      dilated.slideSize == 5 && dilated.effectiveKernel == 5
        && dilated.slideFormula(effective: true) == "(7 - 5 + 2*0)/1 + 1")
  }

  @Test func aKernelThatDoesNotFitNamesTheFormulaAndARemedy() {
    expectError(.runtime, naming: "3×3", "2×2", "(2 - 3 + 2*0)/1 + 1 = 0", "padding=1", "2×2") { _ = try axis(2, 3) }
    expectError(.runtime, naming: "dilation 2", "5×5", "4×4") { _ = try axis(4, 3, D: 2) }
    expectError(.runtime, naming: "28×28", "29×29") { _ = try axis(28, 29) }
  }

  @Test func settingsUnderTheirLeastAreNamed() {
    expectError(.runtime, naming: "stride", "0") { _ = try axis(5, 3, S: 0) }
    expectError(.runtime, naming: "padding", "-1") { _ = try axis(5, 3, P: -1) }
    expectError(.runtime, naming: "dilation", "0") { _ = try axis(5, 3, D: 0) }
    expectError(.runtime, naming: "empty") { _ = try axis(0, 3, P: 1) }
    expectError(.runtime, naming: "1×1") { _ = try axis(5, 0) }
  }

  @Test(arguments: [(3, 1, 1, 1), (2, 1, 0, 1), (4, 1, 1, 2), (3, 2, 2, 2), (2, 2, 1, 1)])
  func samePutsAnOddPixelLast(_ c: (Int, Int, Int, Int)) throws {
    let geometry = try Convolution2D.Geometry(
      input: Pair(5, 5), kernel: Pair(c.0, c.0), padding: .same, dilation: Pair(c.1, c.1))
    #expect(geometry.rows.before == c.2 && geometry.rows.after == c.3 && geometry.output == Pair(5, 5))
    expectError(.runtime, naming: "stride 1", "2") {
      _ = try Convolution2D.Geometry(input: Pair(5, 5), kernel: Pair(c.0, c.0), stride: 2, padding: .same)
    }
  }

  @Test func poolsCeilAndTheLastWindowStartsInside() throws {
    func pool(_ I: Int, _ F: Int, _ S: Int, _ P: Int = 0, ceil: Bool) throws -> Int {
      try Convolution2D.Geometry(
        pooling: Pair(I, I), kernel: Pair(F, F), stride: Pair(S, S), padding: Pair(P, P), ceil: ceil
      ).rows.output
    }
    #expect(try pool(5, 2, 2, ceil: true) == 3 && pool(5, 2, 2, ceil: false) == 2)
    #expect(try pool(6, 1, 2, ceil: true) == 3 && pool(2, 3, 3, ceil: true) == 1)
    expectError(.runtime, naming: "2", "padding=1") { _ = try pool(5, 3, 2, 2, ceil: false) }
    expectError(.runtime, naming: "1×1", "2×2") { _ = try pool(1, 2, 2, ceil: false) }
  }

  @Test(arguments: [(7, 2, 3), (-7, 2, -4), (7, -2, -4), (-8, 2, -4), (0, 5, 0)])
  func divisionRoundsDown(_ c: (Int, Int, Int)) { #expect(floorDivision(c.0, c.1) == c.2) }
}
