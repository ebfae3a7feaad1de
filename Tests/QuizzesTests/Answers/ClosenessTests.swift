import Tensors
import Testing

@testable import Quizzes

@Suite struct ClosenessTests {
  @Test(arguments: [
    (Scalar.int(26), Scalar.int(26), true), (.float(26), .int(26), true), (.float(26.01), .int(26), false),
    (.int(1001), .float(1000), false), (.float(0.3333), .float(1.0 / 3), true), (.float(0.333), .float(1.0 / 3), true),
    (.float(0.33), .float(1.0 / 3), false), (.float(0), .float(1e-17), true), (.float(0), .float(1e-8), false),
    (.float(.nan), .float(.nan), true), (.float(.infinity), .float(1), false),
    (.float(.infinity), .float(.infinity), true),
    (.bool(true), .int(1), true), (.float(-0.5), .float(0.5), false),
  ])
  func usualCloseness(typed: Scalar, key: Scalar, isClose: Bool) {
    #expect((Closeness().agreement(of: typed, with: key) == .close) == isClose)
  }

  @Test(arguments: [
    ("0.67", 2), ("0.7", nil), ("12.5", 1), ("-3.14", 2), ("26", nil), ("1e-3", nil), ("0.0067", 4), (".25", 2),
  ])
  func digitsThatCount(text: String, decimals: Int?) {
    #expect(Closeness.decimals(of: text) == decimals)
  }

  @Test func digitsTypedAreEnough() {
    #expect(Closeness().agreement(of: .float(0.67), with: .float(2.0 / 3), decimals: 2) == .rounded)
    #expect(Closeness().agreement(of: .float(0.66), with: .float(2.0 / 3), decimals: 2) == .none)
  }

  @Test(arguments: [
    ("5 +- 0.5", 5.5, true), ("5 +- 0.5", 5.6, false), ("5 ± 10%", 5.5, true), ("5 +- 10%", 5.51, false),
    ("5 +- 0", 5.0, true),
  ])
  func authorsTolerance(text: String, typed: Double, isClose: Bool) throws {
    let (expression, closeness) = try Closeness.separated(Passage(text, line: 1))
    #expect(expression.text.trimmed == "5")
    #expect((closeness.agreement(of: .float(typed), with: .int(5)) == .close) == isClose)
  }

  @Test func noiseOfFloatsInATensorDoesNotCount() {
    #expect(Closeness().agreement(of: .float(0), with: .float(3e-8), scale: 1) == .close)
  }
}
