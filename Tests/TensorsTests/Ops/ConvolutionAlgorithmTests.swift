import Testing

@testable import Tensors

@Suite struct ConvolutionAlgorithmTests {
  private func sine(_ shape: Int..., step: Float) throws -> Tensor {
    let count = shape.reduce(1, *)
    return try Activation.sin(.floats((0..<count).map { Float($0) * step }, shape))
  }

  @Test(arguments: ConvolutionAlgorithm.allCases, [[1, 1, 4, 4], [2, 3, 7, 6], [1, 2, 9, 5]])
  func everyWayGivesTheSameMap(_ algorithm: ConvolutionAlgorithm, _ shape: [Int]) throws {
    let input = try Activation.sin(.floats((0..<shape.reduce(1, *)).map { Float($0) * 0.7 }, shape))
    let weight = try sine(4, shape[1], 3, 3, step: 1.3), bias = try sine(4, step: 0.9)
    for padding in [0, 1, 2] {
      let convolution = Convolution2D(padding: .numbers(Pair(padding, padding)))
      let direct = try convolution(input, weight, bias: bias)
      let other = try ConvolutionByAlgorithm(convolution, algorithm)(input, weight, bias: bias)
      #expect(other.shape == direct.shape)
      #expect(zip(other.doubles(), direct.doubles()).allSatisfy { abs($0 - $1) < 1e-4 })
    }
  }

  @Test func columnsKnowStridesAndDilation() throws {
    let input = try sine(1, 2, 9, 8, step: 0.7), weight = try sine(3, 2, 3, 2, step: 1.3)
    let convolution = Convolution2D(stride: Pair(2, 1), padding: .numbers(1), dilation: 2)
    let direct = try convolution(input, weight), other = try ConvolutionByAlgorithm(convolution, .im2col)(input, weight)
    #expect(zip(other.doubles(), direct.doubles()).allSatisfy { abs($0 - $1) < 1e-4 })
  }

  @Test(arguments: [
    (Convolution2D(stride: 2), [1, 1, 6, 6], [1, 1, 3, 3], ConvolutionAlgorithm.winograd, "2"),
    (Convolution2D(), [1, 1, 6, 6], [1, 1, 5, 5], .winograd, "5×5"),
    (Convolution2D(dilation: 2), [1, 1, 6, 6], [1, 1, 3, 3], .fft, "2"),
    (Convolution2D(groups: 2), [1, 2, 6, 6], [2, 1, 3, 3], .im2col, "2"),
  ])
  func whatAWayCannotDoIsNamed(
    _ convolution: Convolution2D, _ input: [Int], _ weight: [Int], _ algorithm: ConvolutionAlgorithm, _ number: String
  ) throws {
    let x = try Tensor.zeros(input), k = try Tensor.zeros(weight)
    let error = #expect(throws: TensorError.self) { try ConvolutionByAlgorithm(convolution, algorithm)(x, k) }
    #expect(error?.kind == .value && error?.parameter == "algorithm" && error?.message.contains(number) == true)
  }

  /// Lavin & Gray's F(2×2, 3×3): worked by hand for the pixels 1…16 and the slide's kernel.
  @Test func winogradsTransformsGiveTheWorkedNumbers() {
    let u = WinogradTransform.kernel([[0, 0, 1], [1, 0, 0], [0, 1, 1]])
    let v = WinogradTransform.tile([[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12], [13, 14, 15, 16]])
    #expect(u == [[0, 0.5, 0.5, 1], [0.5, 1, 0.5, 1], [-0.5, 0.5, 0, 1], [0, 1, 0, 1]])
    #expect(v == [[0, -16, 0, 0], [-4, 34, 2, -4], [0, 8, 0, 0], [0, -16, 0, 0]])
    let m = WinogradTransform.products(u, v)
    #expect(m == [[0, -8, 0, 0], [-2, 34, 1, -4], [0, 4, 0, 0], [0, -16, 0, 0]])
    #expect(WinogradTransform.output(m) == [[29, 33], [45, 49]])
  }

  @Test func multiplicationsAreCounted() throws {
    let plan = try Convolution2D().plan([1, 4, 4], [1, 1, 3, 3])
    #expect(ConvolutionAlgorithm.direct.multiplications(plan) == 36)
    #expect(ConvolutionAlgorithm.im2col.multiplications(plan) == 36)
    #expect(ConvolutionAlgorithm.winograd.multiplications(plan) == 16)
    // 8×8 numbers: three transforms of 64/2·6 complex products, and 64 for the pair, 4 real ones each.
    #expect(ConvolutionAlgorithm.fft.multiplications(plan) == 4 * (3 * 192 + 64))
    let odd = try Convolution2D().plan([2, 3, 7, 7], [4, 3, 3, 3])
    #expect(ConvolutionAlgorithm.winograd.multiplications(odd) == 16 * 9 * 3 * 4)
  }

  @Test func theFourierTransformAndItsInverseCancel() {
    var plane = FourierPlane(rows: 4, columns: 8)
    for index in plane.real.indices { plane.real[index] = Double(index * index % 7) }
    let before = plane
    plane.transform(inverse: false)
    #expect(abs(plane.real[0] - before.real.reduce(0, +)) < 1e-12)
    plane.transform(inverse: true)
    #expect(zip(plane.real, before.real).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(plane.imaginary.allSatisfy { abs($0) < 1e-12 })
  }
}
