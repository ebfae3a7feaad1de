import Testing

@testable import Lessons

@Suite struct UnifiedDiffTests {
  private func diff(_ old: String, _ new: String) -> String {
    UnifiedDiff(
      from: old.split(separator: " ").map(String.init), to: new.split(separator: " ").map(String.init), path: "a.md"
    ).drawing().text
  }

  @Test func changesStandBetweenThreeLines() {
    #expect(
      diff("1 2 3 4 5 6 7 8 9", "1 2 3 4 x y 6 7 8 9")
        == "--- a.md\n+++ a.md\n@@ -2,7 +2,8 @@\n 2\n 3\n 4\n-5\n+x\n+y\n 6\n 7\n 8")
  }

  @Test func changesFarFromEachOtherAreHunksOfTheirOwn() {
    let text = diff("a 1 2 3 4 5 6 7 b", "x 1 2 3 4 5 6 7 y")
    #expect(text.contains("@@ -1,4 +1,4 @@\n-a\n+x\n 1") && text.contains("@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-b\n+y"))
  }
}
