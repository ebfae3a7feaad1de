import CEdit
import Lessons
import Typesetting

/// A presentation without keys: everything that a class would see, one thing below the other.
struct PresentedTranscript {
  let presenter: Presenter

  /// - Returns: false if Ctrl-C ended it.
  func write() -> Bool {
    let console = presenter.console
    presenter.way = .atOnce
    var seen = (step: -1, cue: 0)
    while true {
      if presenter.index != seen.step { seen = begin(presenter.index) }
      for block in presenter.sheet.blocks where block.cue >= seen.cue && block.cue < presenter.shown {
        if !presenter.continuesTranscript(block) { console.writeLine() }
        console.write(drawing(of: block))
      }
      seen.cue = presenter.shown
      console.flush()
      if Cancelling.isAsked || cedit_termination_signal() != 0 || console.hasFailed { return false }
      if presenter.isAtEnd { return true }
      let isOn = presenter.isStepComplete ? presenter.forward() : presenter.reveal(.allFrames)
      if !isOn { return false }
    }
  }

  /// As on the screen; a clock is no use on paper.
  private func drawing(of block: Presenter.Block) -> Drawing {
    let place = Presenter.CuePlace(step: presenter.index, cue: block.cue)
    guard case .clock = block.content, let clock = presenter.clocks[place] else {
      return presenter.drawing(of: block, width: min(presenter.console.width, 80)).trimmed
    }
    return Drawing([StyledText("\(clock.digits) minutes for this", .dim)])
  }

  private func begin(_ step: Int) -> (step: Int, cue: Int) {
    let console = presenter.console
    let place = presenter.order.places[step]
    let lesson = presenter.order.lesson(at: step)
    if place.step == 0 {
      if step > 0 { console.writeLine() }
      console.write(Exhibit.lessonTitle(lesson.title, minutes: lesson.minutes).drawing(width: min(console.width, 80)))
      if !lesson.introduction.isEmpty {
        console.writeLine()
        console.write(lesson.introduction.drawing(width: min(console.width, 80)))
      }
    }
    console.writeLine()
    console.write(
      Exhibit.stepHeading(
        title: presenter.order.step(at: step).title, number: place.step + 1, count: lesson.steps.count
      ).drawing(width: min(console.width, 80)))
    return (step, 0)
  }
}
