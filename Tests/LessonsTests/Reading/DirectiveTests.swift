import Testing
import Typesetting

@testable import Lessons

@Suite struct DirectiveTests {
  @Test(arguments: [
    ("<!-- @pause -->", Directive.pause),
    ("<!--@pause-->", .pause),
    ("<!-- @end -->", .end),
    ("<!-- @class -->", .region(.classroom)),
    ("<!-- @self -->", .region(.alone)),
    ("<!-- @timer 5m -->", .timer(seconds: 300)),
    ("<!-- @timer 90s -->", .timer(seconds: 90)),
    ("<!-- @timer 1m30s -->", .timer(seconds: 90)),
    ("<!-- @step a-b minutes=2.5 -->", .step(id: "a-b", minutes: 2.5)),
    ("<!-- @step minutes=2 -->", .step(id: nil, minutes: 2)),
    ("<!-- @figure conv2d(x, k) -->", .figure(Code("conv2d(x, k)", line: 1))),
    ("<!-- @note one\n     two\n\n       three -->", .note(Code("one\ntwo\n\n  three", line: 1))),
    ("<!-- @note\n- one\n-->", .note(Code("- one", line: 2))),
  ])
  func directivesAreRead(text: String, directive: Directive) {
    var source = LessonSource(text: text, path: "x")
    #expect(Directive.reading(text, line: 1, &source) == directive)
    #expect(source.errors.isEmpty)
  }

  @Test(arguments: ["<!-- a comment -->", "<!-- mail a@b.c -->", "<!---->", "<!-- -->"])
  func otherCommentsAreComments(text: String) {
    var source = LessonSource(text: text, path: "x")
    #expect(Directive.reading(text, line: 1, &source) == nil)
    #expect(source.errors.isEmpty)
  }

  @Test(arguments: [
    ("<!-- @pasue -->", "8:6 `@pasue` is no directive"),
    ("<!-- @ -->", "8:6 `@` is no directive"),
    ("<!--\n@reveal\n-->", "9:1 `@reveal` is no directive"),
    ("<!-- @pause 3 -->", "8:13 `@pause` takes nothing behind it"),
    ("<!-- @timer soon -->", "8:13 `soon` is no time to count down"),
    ("<!-- @timer 5 -->", "8:13 `5` is no time to count down"),
    ("<!-- @timer 0s -->", "8:13 `0s` is no time to count down"),
    ("<!-- @timer 99999999999999999999s -->", "8:13 `99999999999999999999s` is no time to count down"),
    ("<!-- @note -->", "8:6 `@note` needs the text of the note"),
    ("<!-- @figure -->", "8:6 `@figure` needs an expression"),
    ("<!-- @pause --> words", "8:17 a directive stands on a line of its own"),
    ("words <!-- @pause -->", "8:7 a directive stands on a line of its own"),
    ("words\nmore <!-- @pause --> words", "9:6 a directive stands on a line of its own"),
    ("- item\n\n  <!-- @pause -->", "10:3 a directive stands inside a list or quote"),
    ("<!-- @note never closed", "8:1 the comment is never closed"),
    ("words\n\n<!-- @step late -->", "10:6 `@step` stands first under its heading"),
  ])
  func mistakesAreNamedWithTheirPlace(body: String, error: String) {
    #expect(file(body).report.first == error)
  }

  @Test func unknownDirectiveGetsTheNearest() {
    #expect(file("<!-- @pasue -->").errors.first?.hint == "did you mean `@pause`?")
    #expect(file("<!-- @pasue -->").errors.first?.sourceLine == "<!-- @pasue -->")
  }
}
