import Testing

@testable import Lessons

@Suite struct ConditionReadingTests {
  @Test(arguments: [
    ("y == 5 :: not yet", "y == 5", "not yet"),
    ("x[::2] == y :: no: :: twice", "x[::2] == y", "no: :: twice"),
    ("  a   ::  b  ", "a", "b"),
  ])
  func bothPartsAreRead(line: String, condition: String, message: String) {
    #expect(ConditionLine.separated(line) == (condition, message))
  }

  @Test(arguments: [
    ("y == 5", "16:7 what to say is missing"),
    ("y == 5 ::", "16:10 what to say is missing"),
    ("y == 5:: no", "16:12 what to say is missing"),
    (":: what", "16:1 the condition is missing"),
    ("", "15:1 the condition is missing"),
  ])
  func bothPartsAreRequired(line: String, error: String) {
    let text = exercise.replacing("y == 5 :: not yet five", with: line)
    #expect(file(text, step: "## Step\n<!-- @step a -->").report == [error])
  }

  @Test(arguments: [
    ("allclose(y, conv2d(x, k))", ["allclose", "conv2d", "k", "x", "y"]),
    ("y.shape == z[0]", ["y", "z"]),
    ("f(a, dim=b) == 'c d' ", ["a", "b", "f"]),
    ("used(\"conv2d\") and _ <= 1e5", ["_", "and", "used"]),
    ("x2 == 2 * x_1", ["x2", "x_1"]),
  ])
  func namesAreWhatTheConditionReads(condition: String, names: [String]) {
    #expect(ConditionLine(condition, "").names.sorted() == names.sorted())
  }
}
