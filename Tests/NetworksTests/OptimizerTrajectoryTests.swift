import Tensors
import Testing

@testable import Networks

/// Where optimizers go on the valley L = ½(w₁² + 10·w₂²) from (10, 1), step by step.
///
/// Source: the update formulas of each method, worked out in 64-bit floats outside this program; the equal ways of the
/// lecture's, Sutskever's and PyTorch's forms agree there to 3e-15.
struct OptimizerTrajectoryTests {
  struct Way: CustomTestStringConvertible, Sendable {
    let optimizer: String
    let steps: [[Double]]
    /// The loss after so many steps, relative to rounding in 32 bits.
    var losses: [Int: Double] = [:]
    var testDescription: String { optimizer }
  }

  static let ways: [Way] = [
    Way(
      optimizer: "SGD([w], lr=0.1)", steps: [[9, 0], [8.1, 0], [7.29, 0], [6.561, 0], [5.9049, 0]],
      losses: [10: 6.07883, 50: 1.328e-3]),
    Way(
      optimizer: "SGD([w], lr=0.18)",
      steps: [[8.2, -0.8], [6.724, 0.64], [5.51368, -0.512], [4.521218, 0.4096], [3.707398, -0.32768]],
      losses: [10: 1.00224]),
    Way(optimizer: "SGD([w], lr=0.21)", steps: [], losses: [50: 68_903]),
    Way(
      optimizer: "Momentum([w], lr=1., gamma=0.9)",
      steps: [[9, 0], [7.2, -0.9], [4.86, -0.81], [2.268, 0.081], [-0.2916, 0.8019]],
      losses: [5: 3.25773, 10: 17.4873, 50: 0.234639]),
    Way(
      optimizer: "SGD([w], lr=0.1, momentum=0.9)",
      steps: [[9, 0], [7.2, -0.9], [4.86, -0.81], [2.268, 0.081], [-0.2916, 0.8019]],
      losses: [5: 3.25773, 10: 17.4873, 50: 0.234639]),
    Way(
      optimizer: "Momentum([w], lr=0.1, gamma=0.9)",
      steps: [[9.9, 0.9], [9.711, 0.72], [9.44379, 0.486], [9.108863, 0.2268], [8.71634, -0.02916]],
      losses: [10: 21.02]),
    Way(
      optimizer: "SGD([w], lr=0.1, momentum=0.9, nesterov=True)",
      steps: [[8.1, -0.9], [5.751, 0], [3.27321, 0], [0.938879, 0], [-1.045817, 0]]),
    Way(optimizer: "Momentum([w], lr=0.5, gamma=0.5)", steps: [], losses: [10: 0.0219]),
    Way(
      optimizer: "Adam([w], lr=0.1)",
      steps: [[9.9, 0.9], [9.800027, 0.800412], [9.700101, 0.701586], [9.600239, 0.603939], [9.500462, 0.507964]],
      losses: [200: 0.0121]),
    Way(
      optimizer: "RMSprop([w], lr=0.1, alpha=0.9)",
      steps: [
        [9.683772, 0.683772], [9.45788, 0.498871], [9.270531, 0.369181], [9.105435, 0.272825], [8.955067, 0.199795],
      ]),
    Way(
      optimizer: "Adagrad([w], lr=1.)",
      steps: [[9, 0], [8.331035, 0], [7.804562, 0], [7.362231, 0], [6.977149, 0]]),
  ]

  @Test(arguments: ways) func goesStepByStep(_ way: Way) throws {
    let session = Session()
    try session.run(
      """
      w = tensor([10., 1.], requires_grad=True)
      optimizer = optim.\(way.optimizer)

      def loss():
          return 0.5 * (w[0] ** 2 + 10 * w[1] ** 2)

      """)
    for step in 1...(max(way.steps.count, way.losses.keys.max() ?? 0)) {
      try session.run("optimizer.zero_grad(); loss().backward(); optimizer.step()")
      guard case .tensor(let w)? = try session.run("w.detach()") else { return }
      let place = w.doubles()
      if step <= way.steps.count {
        for (found, expected) in zip(place, way.steps[step - 1]) {
          #expect(abs(found - expected) <= 5e-6 + 1e-6 * abs(expected), "step \(step): \(place)")
        }
      }
      if let expected = way.losses[step] {
        let found = 0.5 * (place[0] * place[0] + 10 * place[1] * place[1])
        // The last digit that is known, and what rounding in 32 bits becomes over so many steps.
        #expect(abs(found - expected) <= 5e-3 * expected, "L\(step) = \(found)")
      }
    }
  }

  /// The lecture's Nesterov form holds the place of the look-ahead; its own place is half a step behind.
  @Test func theLecturesNesterovFormLooksAhead() throws {
    let session = Session()
    try session.run(
      """
      w = tensor([10., 1.], requires_grad=True)
      optimizer = optim.NAG([w], lr=1., gamma=0.9)
      p = tensor([10., 1.])
      v = zeros(2)
      ahead = []
      for step in range(5):
          optimizer.zero_grad()
          (0.5 * (w[0] ** 2 + 10 * w[1] ** 2)).backward()
          g = w.grad.clone()
          optimizer.step()
          v = 0.9 * v + 0.1 * g
          p = p - v
          ahead.append([p.tolist(), torch.allclose(w.detach(), p - 0.9 * v, atol=1e-5)])
      """)
    let expected: [[Double]] = [[9, 0], [7.29, 0], [5.1759, 0], [2.945889, 0], [0.844991, 0]]
    for (step, place) in expected.enumerated() {
      #expect(try session.shown("ahead[\(step)][1]") == "True")
      for axis in 0..<2 {
        let found = try session.run("ahead[\(step)][0][\(axis)]")?.double ?? .nan
        #expect(abs(found - place[axis]) < 3e-6, "step \(step + 1): \(found)")
      }
    }
  }

  /// With η = ½ and γ = ½ the lecture's momentum comes to rest, and its Nesterov form flies away.
  @Test func nesterovHasTheSmallerStableStep() throws {
    let code = """
      w = tensor([10., 1.], requires_grad=True)
      optimizer = optim.NAG([w], lr=0.5, gamma=0.5)
      for step in range(12):
          optimizer.zero_grad()
          (0.5 * (w[0] ** 2 + 10 * w[1] ** 2)).backward()
          optimizer.step()
      w[1].abs().item() > 1000
      """
    #expect(try Session().shown(code) == "True")
  }
}
