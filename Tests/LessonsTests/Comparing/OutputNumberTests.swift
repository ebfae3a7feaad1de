import Testing

@testable import Lessons

@Suite struct OutputNumberTests {
  private func numbers(_ line: String) -> [String] {
    let scalars = Array(line.unicodeScalars)
    var found: [String] = []
    var index = 0
    while index < scalars.count {
      var end = index
      if let number = OutputNumber(in: scalars, at: index, end: &end) {
        found.append(number.text)
        index = end
      } else {
        index += 1
      }
    }
    return found
  }

  @Test(arguments: [
    ("1 -2 +3", ["1", "-2", "+3"]),
    ("tensor([-1.,  3.5])", ["-1.", "3.5"]),
    ("1e5 1.5E-3 2e+4 .5 -.5", ["1e5", "1.5E-3", "2e+4", ".5", "-.5"]),
    ("conv2d 3x3 2d x1 1x a_1 1_000 0x1f 1e5x 1e", []),
    ("nan inf -inf", ["nan", "inf", "-inf"]),
    ("nano info infinity dinf", []),
    ("3-1 (2)-1 a-1 [0]-1", ["3", "1", "2", "1", "1", "0", "1"]),
    ("5×5 (1,2) 3:41 50%", ["5", "5", "1", "2", "3", "41", "50"]),
    ("26. 2.item 1..2", ["26.", "2", "1.", ".2"]),
    ("é2 x² 2²", ["2"]),
    ("- 1 + 2 .", ["1", "2"]),
    ("torch.float32 v1.2", []),
  ])
  func numbersAreToldFromText(line: String, expected: [String]) {
    #expect(numbers(line) == expected)
  }

  @Test(arguments: [
    ("1", "1", true), ("1", "2", false), ("007", "7", true), ("+7", "7", true), ("-0", "0", true), ("-7", "7", false),
    ("100000000000000000000001", "100000000000000000000002", false),
    ("100000", "100001", false), ("100000.", "100001", true), ("100000.", "100003", false),
    ("1", "1.0", true), ("1", "1.", true), ("1.00001", "1", true), ("1.0001", "1", false),
    ("0.000009", "0", true), ("0.00002", "0.0", false), ("-0.0", "0.0", true), ("-0.000001", "0.000001", true),
    ("1e-9", "0.", true), ("1.5e3", "1500", true), ("nan", "nan", true), ("nan", "1.0", false), ("inf", "inf", true),
    ("-inf", "inf", false), ("inf", "1e308", false), ("nan", "inf", false),
  ])
  func integersAreExactAndOthersWithinTolerance(found: String, expected: String, agree: Bool) throws {
    var end = 0
    let left = try #require(OutputNumber(in: Array(found.unicodeScalars), at: 0, end: &end))
    let right = try #require(OutputNumber(in: Array(expected.unicodeScalars), at: 0, end: &end))
    #expect(left.agrees(with: right, tolerance: 1e-5) == agree)
  }
}
