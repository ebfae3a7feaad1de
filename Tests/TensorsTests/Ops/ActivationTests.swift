import Testing

@testable import Tensors

@Suite struct ActivationTests {
  /// Values and slopes, worked out with NumPy.
  @Test(arguments: [
    (-10.0, 4.53979e-5, 4.53958e-5, -1.0, 8.24461e-9), (-2, 0.119203, 0.104994, -0.964028, 0.0706508),
    (0, 0.5, 0.25, 0, 1),
    (1, 0.731059, 0.196612, 0.761594, 0.419974), (5, 0.993307, 0.00664806, 0.999909, 1.81583e-4),
  ])
  func theSigmoidsTable(_ row: (Double, Double, Double, Double, Double)) {
    #expect(abs(Activation.sigmoid(row.0) - row.1) < 1e-5 * abs(row.1))
    #expect(abs(Activation.sigmoid.derivative(row.0) - row.2) < 1e-4 * abs(row.2))
    #expect(abs(Activation.tanh(row.0) - row.3) < 1e-6)
    #expect(abs(Activation.tanh.derivative(row.0) - row.4) < 1e-4 * abs(row.4))
  }

  @Test func sigmoidNeverOverflows() throws {
    expect(try Activation.sigmoid(vector(-1000, -100, 0, 100, 1000)), [5], [0, 0, 0.5, 1, 1])
    #expect(Activation.sigmoid(-1000.0) == 0)
  }

  @Test(arguments: Activation.allCases)
  func theSlopeIsThatOfFiniteDifferences(_ activation: Activation) {
    for x in [0.3, 0.8, 1.7] {
      let step = 1e-5
      let slope = (activation(x + step) - activation(x - step)) / (2 * step)
      #expect(abs(activation.derivative(x) - slope) < 1e-5 * max(1, abs(slope)), "\(activation.rawValue) at \(x)")
    }
  }

  @Test(arguments: Activation.allCases)
  func float32AgreesWith64Bits(_ activation: Activation) throws {
    for x in [-1.5, -0.25, 0.25, 2.5] {
      let found = try activation(vector(Float(x))).doubles()[0], exact = activation(x)
      #expect(
        found.isNaN && exact.isNaN || abs(found - exact) <= 1e-6 * max(1, abs(exact)), "\(activation.rawValue) at \(x)")
    }
  }

  @Test func reluKeepsNanAndWholeNumbers() throws {
    expect(try Activation.relu(vector(-2, 0, 3, .nan)), [4], [0, 0, 3, .nan])
    #expect(try Activation.relu(.ints([-2, 3], [2])).scalars() == [.int(0), .int(3)])
    expectError(.runtime, naming: "torch.bool") { _ = try Activation.relu(.bools([true], [1])) }
  }

  @Test func wholeNumbersNeverWrapRound() {
    for activation in [Activation.neg, .abs, .square] {
      expectError(.overflow, naming: activation.rawValue) { _ = try activation(.ints([.min], [1])) }
    }
  }

  @Test func expOfTruthValuesIsFloat() throws {
    expect(try Activation.exp(.bools([false], [1])), [1], [1])
  }

  @Test func roundGoesToEven() throws {
    expect(try Activation.round(vector(0.5, 1.5, -0.5)), [3], [0, 2, -0.0])
  }
}

@Suite struct ShapedActivationTests {
  static let all: [ShapedActivation] = [
    .leakyRelu(slope: 0.1), .elu(alpha: 0.5), .selu, .gelu(tanh: false), .gelu(tanh: true), .silu,
    .softplus(beta: 2, threshold: 20),
    .hardtanh(low: -1, high: 1),
  ]

  @Test(arguments: all)
  func theSlopeIsThatOfFiniteDifferences(_ activation: ShapedActivation) {
    for x in [-2.1, -0.4, 0.6, 1.9] {
      let step = 1e-5
      let slope = (activation(x + step) - activation(x - step)) / (2 * step)
      #expect(abs(activation.derivative(x) - slope) < 1e-6, "\(activation) at \(x)")
    }
  }

  @Test func handValues() {
    #expect(ShapedActivation.leakyRelu(slope: 0.01)(-1) == -0.01)
    #expect(abs(ShapedActivation.elu(alpha: 1)(-1) + 0.6321206) < 1e-6)
    #expect(abs(ShapedActivation.gelu(tanh: false)(1) - 0.8413447) < 1e-6)
    #expect(ShapedActivation.softplus(beta: 1, threshold: 20)(100) == 100)
    #expect(ShapedActivation.hardtanh(low: 0, high: 6)(7) == 6)
  }

  @Test func nanStays() throws {
    for activation in ShapedActivationTests.all { expect(try activation(vector(.nan)), [1], [.nan]) }
  }

  @Test func wholeNumbersAreRefused() {
    expectError(.runtime, naming: "elu", "float()") { _ = try ShapedActivation.elu(alpha: 1)(.ints([1], [1])) }
  }
}
