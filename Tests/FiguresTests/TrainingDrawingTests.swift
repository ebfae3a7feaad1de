import Figures
import Networks
import Testing
import Typesetting

@Suite struct TrainingDrawingTests {
  private static func report(_ moment: TrainingReport.Moment, held: Bool = true) -> TrainingReport {
    let history = [
      TrainingReport.Epoch(loss: 0.612, accuracy: 0.81, testLoss: 0.3, testAccuracy: held ? 0.905 : nil),
      TrainingReport.Epoch(loss: 0.231, accuracy: 0.93, testLoss: 0.2, testAccuracy: held ? 0.941 : nil),
    ]
    return TrainingReport(
      moment, epoch: 3, of: 6, history: history, loss: 0.1412, seen: 22_600, count: 60_000, seenInAll: 142_600,
      seconds: 1.27)
  }

  @Test(arguments: [80, 40]) func looksAsRecorded(width: Int) {
    var text = ""
    for (title, moment, held) in [("going", TrainingReport.Moment.going, true), ("without a test set", .going, false)] {
      text += screen(title, TrainingDrawing(Self.report(moment, held: held)).drawing(width: width))
    }
    text += screen("at the start", TrainingDrawing(TrainingReport(.going, epoch: 1, of: 2)).drawing(width: width))
    for moment in [TrainingReport.Moment.done, .stopped] {
      text += "# \(moment)\n\(TrainingDrawing(Self.report(moment)).closing)\n\n"
    }
    text += "# an epoch\n\(TrainingDrawing(Self.report(.epochDone)).sentence)\n"
    expectGolden(text, "training-\(width)")
  }

  @Test(arguments: [20, 40, 59, 60, 80, 200]) func fitsTheWindow(width: Int) {
    let drawing = TrainingDrawing(Self.report(.going)).drawing(width: width)
    #expect(drawing.lines.allSatisfy { $0.width <= width })
  }

  @Test func numbersThatAreNoneAreShownAsTheyAre() {
    var report = Self.report(.done)
    report.history = [TrainingReport.Epoch(loss: .nan), TrainingReport.Epoch(loss: .infinity)]
    #expect(TrainingDrawing(report).closing.contains("loss inf"))
    _ = TrainingDrawing(report).drawing(width: 80)
  }
}
