import Testing

@testable import Lessons

@Suite struct FenceMarksTests {
  @Test(arguments: [
    ("```pycon", "`", 3), ("   ~~~~ pycon", "~", 4), ("````pycon", "`", 4),
  ])
  func marksOfAnOpeningLine(line: String, mark: Character, count: Int) {
    #expect(FenceMarks(opening: line).map { [String($0.mark), "\($0.count)"] } == [String(mark), "\(count)"])
  }

  @Test func theyAreLongerThanWhatStandsInside() {
    #expect(FenceMarks(around: ["a", "```"]).text == "````")
    #expect(FenceMarks(around: ["```python", "````", "    `````"]).text == "`````")
    #expect(FenceMarks(around: ["``` `", "x ```"]).text == "```")
  }

  @Test(arguments: [
    (["... more", "... again"], ["[...]", "... again"]), (["a", "... more"], ["a", "... more"]),
    (["a", ">>> b", ">>>", "c"], ["a", "[...]", "c"]), (["```", "b"], ["[...]", "b"]), (["[...]"], ["[...]"]),
    (["a  ", "", " "], ["a"]), (["", "a"], ["", "a"]), (["a\u{1B}\u{7}b\rc"], ["a[..]b[..]c"]),
    (["    ```", "~~~", "``` x ` y"], ["    ```", "~~~", "``` x ` y"]),
  ])
  func outputIsReadAsOutputAgain(output: [String], readable: [String]) {
    #expect(FenceMarks().readable(output) == readable)
  }

  @Test(arguments: [
    ("time f(x)", " 1.23 ms", " [..]"), ("compare a, b", " a   9   equal   12 µs", " a   9   equal   [..]"),
    ("compare a, b", " a   multiplications   answer   time", " a   multiplications   answer   time"),
    ("print(3)", "1.23 ms", "1.23 ms"), ("%time x", " 0.5 s", " [..]"),
    ("f", "[<function f at 0x55dd8cc742e0>]", "[<function f at [..]>]"),
    ("0x55dd8cc742e0", "0x55dd8cc742e0", "0x55dd8cc742e0"),
  ])
  func whatVariesIsCovered(source: String, line: String, masked: String) {
    #expect(coveringWhatVaries([line], of: source) == [masked])
  }
}
