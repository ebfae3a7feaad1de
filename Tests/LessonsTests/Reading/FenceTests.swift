import Testing

@testable import Lessons

@Suite struct FenceTests {
  private func fence(_ info: String) -> (fence: Fence?, errors: [LessonError]) {
    var source = LessonSource(text: "```" + info, path: "x")
    let fence = Fence(info: info, code: Code("", line: 2), line: 1, &source)
    return (fence, source.errors)
  }

  @Test(arguments: [
    ("pycon", Fence.Kind.transcript), ("python setup", .setup), ("python try", .exercise),
    ("python solution", .solution), ("python", .shown(language: "python")), ("check", .check), ("wrong", .wrong),
    ("hint", .hint), ("quiz", .quiz), ("text", .text), ("", .shown(language: "")),
    ("swift", .shown(language: "swift")), ("c++ {lines=3}", .shown(language: "c++")),
  ])
  func infoWordsGiveTheKind(info: String, kind: Fence.Kind) {
    #expect(fence(info).fence?.kind == kind)
    #expect(fence(info).errors.isEmpty)
  }

  @Test func attributesAreRead() {
    let transcript = fence("pycon tol=1e-4 fails=RuntimeError ignore").fence
    #expect(transcript?.tolerance == 1e-4)
    #expect(transcript?.fails == "RuntimeError")
    #expect(transcript?.isIgnored == true)
    #expect(fence("python try id=a-1").fence?.id == "a-1")
    #expect(fence("quiz id=b").fence?.id == "b")
  }

  @Test(arguments: [
    ("pyton", "`pyton` is one letter away from `python`", 4),
    ("pycn", "`pycn` is one letter away from `pycon`", 4),
    ("chekc", "`chekc` is one letter away from `check`", 4),
    ("Python", "`Python` is one letter away from `python`", 4),
    ("hints", "`hints` is one letter away from `hint`", 4),
    ("python sulution", "`sulution` says nothing behind `python`", 11),
    ("python run", "`run` says nothing behind `python`", 11),
    ("pycon tolerance=1", "`tolerance=1` is not understood on this fence", 10),
    ("pycon tol=tight", "`tight` is not a number that fits here: a tolerance such as 1e-4 is needed", 10),
    ("pycon tol=-1", "`-1` is not a number that fits here: a tolerance such as 1e-4 is needed", 10),
    ("pycon ignore=yes", "`ignore=yes` is not understood on this fence", 10),
    ("pycon fails=", "`fails=` needs the name of an error", 10),
    ("python setup id=a", "`id=a` is not understood on this fence", 17),
    ("check tol=1", "`tol=1` is not understood on this fence", 10),
    ("quiz id=7", "`7` cannot be an id: letters, digits, `-` and `_` can, at least one of them a letter", 9),
  ])
  func mistakesAreNamedWithTheirPlace(info: String, error: String, column: Int) {
    let errors = fence(info).errors
    #expect(errors.map(\.message) == [error])
    #expect(errors.map(\.column) == [column])
  }
}
