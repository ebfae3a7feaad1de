import Testing

@testable import Tensors

@Suite struct Correlation2DTests {
  @Test func trueConvolutionOfTheSlide() throws {
    let map: [Double] = [0, 0, 0, 1, 0, 1, 1, 0, 1, 1, 0, 2, 0, 0, 0, 0, 0, 2, 3, 1, 2, 2, 1, 0, 1]
    expect(try Correlation2D(flipsKernel: true)(Slides.input(), Slides.kernel()), [5, 5], map)
    let wide = try Correlation2D(flipsKernel: true)(Slides.input(columns: 8), Slides.kernel())
    expect(try wide.selected(1, 5), [5], [0, 1, 1, 0, 1])
  }

  @Test func twoDiceAddUpLikeAConvolution() throws {
    let die = try Tensor.full([1, 6], .float(1))
    expect(try Correlation2D(.full, flipsKernel: true)(die, die), [1, 11], [1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 1])
  }

  @Test func theTurnedKernelMakesOneOfTheOther() throws {
    let turned = try Slides.kernel().flipped([0, 1])
    for mode in Correlation2D.Mode.allCases where mode != .same {
      let convolved = try Correlation2D(mode, flipsKernel: true)(Slides.input(), Slides.kernel())
      expect(try Correlation2D(mode, flipsKernel: false)(Slides.input(), turned), convolved.shape, convolved.doubles())
    }
  }

  @Test(arguments: 0..<30)
  func validCorrelationIsConv2d(_ seed: Int) throws {
    var source = RandomSource(seed: seed)
    let R = source.pick(1...4), S = source.pick(1...4)
    let x = try source.smallNumbers([R + source.pick(0...4), S + source.pick(0...4)]),
      k = try source.smallNumbers([R, S])
    let slid = try Convolution2D()(x, k)
    expect(try Correlation2D(flipsKernel: false)(x, k), slid.shape, slid.doubles())
    let turned = try Correlation2D(flipsKernel: false)(x, k.flipped([0, 1]))
    expect(try Correlation2D(flipsKernel: true)(x, k), turned.shape, turned.doubles())
  }

  @Test(arguments: 0..<20)
  func fullConvolutionCommutes(_ seed: Int) throws {
    var source = RandomSource(seed: seed)
    let a = try source.smallNumbers([source.pick(1...5), source.pick(1...5)])
    let b = try source.smallNumbers([source.pick(1...5), source.pick(1...5)])
    let there = try Correlation2D(.full, flipsKernel: true)(a, b),
      back = try Correlation2D(.full, flipsKernel: true)(b, a)
    #expect(there.shape == back.shape && there.doubles() == back.doubles())
  }

  @Test func mistakesAreNamed() {
    expectError(.value, naming: "2×5", "3×3", "full") {
      _ = try Correlation2D(flipsKernel: false)(.zeros([2, 5]), .zeros([3, 3]))
    }
    expectError(.value, naming: "5", "conv2d") {
      _ = try Correlation2D(flipsKernel: false)(.zeros([5]), .zeros([3, 3]))
    }
    expectError(.value, naming: "0×3") { _ = try Correlation2D(flipsKernel: false)(.zeros([0, 3]), .zeros([3, 3])) }
  }
}
