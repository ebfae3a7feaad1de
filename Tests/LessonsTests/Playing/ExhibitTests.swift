import Testing
import Typesetting

@testable import Lessons

@Suite struct ExhibitTests {
  @Test func headingsFillTheWidth() {
    let heading = Exhibit.stepHeading(title: "The map", number: 4, count: 9)
    #expect(heading.drawing(width: 40).text == "── The map ────────────── step 4 of 9 ──")
    #expect(heading.drawing(width: 80).width == 80)
  }

  @Test func longTitlesStandAboveTheirRule() {
    let heading = Exhibit.stepHeading(title: "A very long title of a step", number: 4, count: 9)
    #expect(heading.drawing(width: 36).text == "A very long title of a step\n───────────────────── step 4 of 9 ──")
  }

  @Test func feedbackHangsBehindItsMark() {
    let text = Markdown(reading: "one two three four")
    #expect(Exhibit.feedback(text).drawing(width: 12).text == "✗ one two\n  three four")
  }

  @Test func titleSaysHowLongItTakes() {
    #expect(Exhibit.lessonTitle("Convolution", minutes: 25).drawing(width: 80).text == "Convolution, about 25 minutes")
  }

  @Test func matchesShowBothSidesAndGiveNothingAway() {
    let text = "## A\n\n```quiz id=q\nMatch.\nb -> 2\na -> 1\n```"
    var stage = Stage(text)
    stage.begin()
    #expect(stage.screen.last == "Match.\n\n1) b   a) 1\n2) a   b) 2")
  }

  @Test func controlCharactersNeverReachTheScreen() {
    for exhibit in [Exhibit.text("\u{1B}[2J"), .code("\u{1B}[2J"), .lessonTitle("\u{1B}[2J", minutes: nil)] {
      #expect(!exhibit.drawing(width: 80).text.contains("\u{1B}"))
    }
  }
}
