import Testing

@testable import Lessons

@Suite struct ExpectedLineTests {
  @Test(arguments: [
    ("a", "a  "), ("a  ", "a"), ("", "   "), (" 0  1", "   0 1"), ("a\tb", "a   b"), ("1", "1.0"),
    ("x = 0.3", "x = 0.30000001"),
    ("tensor([1., 2.])", "tensor([1.0000001, 2.])"), ("[1, 2]", "[1, 2]"), ("-0.", "0."), ("conv2d 1.0", "conv2d 1"),
    ("loss nan", "loss nan"), ("2²", "2²"),
    // anything inside a line
    ("[..]", ""), ("[..]", "whatever it is"), ("a [..]", "a"), ("a [..]", "a b c"), ("a[..]c", "ac"), ("a[..]c", "abc"),
    ("[..]5", "x = 4.9999999"), ("[..]5", "1.25"), ("[..] 5", "took 3 s, 5.0"), ("1[..]", "12"), ("[..]a[..]a", "xaya"),
    ("loss [..] after 1.0 s", "loss 0.25 after 1.0000001 s"), ("[..][..]x", "x"), ("conv[..](x)", "conv2d(x)"),
    ("[..]1.0[..]", "a 0.99999999, b"),
  ])
  func lineIsAsExpected(expected: String, found: String) {
    #expect(ExpectedLine(expected).matches(found, tolerance: 1e-5))
  }

  @Test(arguments: [
    ("a", "b"), ("a", ""), ("", "a"), (" a", "a"), ("a b", "ab"), ("1", "2"), ("1", "12"), ("12", "1"), ("1.0", "1.1"),
    ("conv2d", "conv3d"), ("x1", "x1.0"), ("3x3", "3.0x3"), ("1", "1 2"), ("a 1", "b 1"), ("1-2", "1 2"), ("nan", "1"),
    ("a[..]c", "ab"), ("[..]5", "x = 6"), ("[..]a[..]a", "xay"), ("a [..] b", "a b"), ("[...", "x"), ("(1)", "[1]"),
    ("e5", "1e5"), ("1e5", "1e6"), ("0.1.2", "0.1.3"),
  ])
  func lineDiffers(expected: String, found: String) {
    #expect(!ExpectedLine(expected).matches(found, tolerance: 1e-5))
  }

  @Test func toleranceIsAbsolutePlusRelative() {
    #expect(ExpectedLine("100.0").matches("100.19", tolerance: 2e-3))
    #expect(!ExpectedLine("100.0").matches("100.21", tolerance: 2e-3))
    #expect(ExpectedLine("0.0").matches("0.0019", tolerance: 2e-3))
    #expect(!ExpectedLine("0.5").matches("0.50000001", tolerance: 0))
  }

  @Test func manyMarksStayFast() {
    let expected = ExpectedLine(String(repeating: "a[..]", count: 200) + "b")
    #expect(!expected.matches(String(repeating: "a", count: 5_000), tolerance: 0))
  }
}
