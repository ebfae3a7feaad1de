import Networks
import Typesetting

/// A training while it goes on: how far it is, how fast, how the loss falls; and the line that stays of it.
public struct TrainingDrawing: Drawable {
  private let report: TrainingReport

  public init(_ report: TrainingReport) { self.report = report }

  /// The live picture, two lines at 80 columns.
  public func drawing(width: Int) -> Drawing {
    let share = report.count > 0 ? Double(report.seen) / Double(report.count) : 0
    let done = (Double(report.epoch - 1) + share) / Double(max(1, report.epochs))
    let head = StyledText("epoch \(report.epoch) of \(report.epochs)", .strong)
    var tail = ["\(Int(done * 100)) %", "\(grouped(Int(report.perSecond))) images/s"]
    if let left = report.secondsLeft { tail.append(duration(left) + " left") }
    var curves = [Part(name: "loss", value: lossText, curve: lossCurve)]
    if let held = heldOut { curves.append(held) }
    return width >= 60 ? wide(head, done, tail, curves, width) : narrow(head, done, tail, curves, width)
  }

  private func wide(_ head: StyledText, _ done: Double, _ tail: [String], _ curves: [Part], _ width: Int) -> Drawing {
    let end = tail.joined(separator: "   ")
    let room = max(8, min(30, width - head.width - end.count - 9))
    var first = StyledText(" ") + head
    first.append("   ")
    first.append(bar(done, room))
    first.append("  " + end)
    var second = StyledText(" ")
    for (index, part) in curves.enumerated() {
      if index > 0 { second.append("    ") }
      second.append(part.text(curveRoom: max(4, (width - 44) / 2)))
    }
    return Drawing([first, second]).clipped(width: width)
  }

  private func narrow(_ head: StyledText, _ done: Double, _ tail: [String], _ curves: [Part], _ width: Int) -> Drawing {
    var lines = [StyledText(" ") + head, StyledText(" ") + bar(done, max(8, width - 10)) + StyledText(" " + tail[0])]
    lines.append(StyledText(" " + tail.dropFirst().joined(separator: ", ")))
    for part in curves { lines.append(StyledText(" ") + part.text(curveRoom: max(4, width - 20))) }
    return Drawing(lines).clipped(width: width)
  }

  /// The line that stays when it is over.
  public var closing: String {
    let epochs = report.history.count
    var parts: [String] = []
    if report.moment == .stopped {
      parts.append("stopped in epoch \(report.epoch) of \(report.epochs); what was learned is kept")
    } else {
      parts.append("trained \(epochs) epoch\(epochs == 1 ? "" : "s")")
    }
    if let last = report.history.last { parts.append(Self.results(last)) }
    let speed = "\(grouped(report.seenInAll)) images in \(duration(report.seconds))"
    return parts.joined(separator: ": ") + " (\(speed))"
  }

  /// A finished epoch, as a pipe or a screen reader gets it.
  public var sentence: String {
    let last = report.history.last ?? TrainingReport.Epoch()
    return "epoch \(report.epoch) of \(report.epochs): \(Self.results(last))"
  }

  private static func results(_ epoch: TrainingReport.Epoch) -> String {
    var parts = ["loss \(fixed(epoch.loss))"]
    if let accuracy = epoch.accuracy { parts.append("accuracy \(percent(accuracy))") }
    if let accuracy = epoch.testAccuracy {
      parts.append("held out \(percent(accuracy))")
    } else if let loss = epoch.testLoss {
      parts.append("held out loss \(fixed(loss))")
    }
    return parts.joined(separator: ", ")
  }

  // Parts

  private struct Part {
    let name: String
    let value: String
    let curve: [Double]

    func text(curveRoom: Int) -> StyledText {
      var text = StyledText(name + " ", .dim)
      text.append(value + " ")
      text.append(sparkline(curve.suffix(curveRoom)), .accent)
      return text
    }
  }

  private var lossText: String { (report.loss ?? report.history.last?.loss).map(Self.fixed) ?? "…" }

  private var lossCurve: [Double] {
    report.history.map(\.loss) + (report.moment == .going ? report.loss.map { [$0] } ?? [] : [])
  }

  private var heldOut: Part? {
    guard let last = report.history.last else { return nil }
    if let accuracy = last.testAccuracy {
      return Part(name: "held out", value: Self.percent(accuracy), curve: report.history.compactMap(\.testAccuracy))
    }
    guard let accuracy = last.accuracy else { return nil }
    return Part(name: "accuracy", value: Self.percent(accuracy), curve: report.history.compactMap(\.accuracy))
  }

  private func bar(_ share: Double, _ room: Int) -> StyledText {
    let filled = min(room, max(0, Int(share * Double(room))))
    var text = StyledText(String(repeating: "━", count: filled), .good)
    text.append(String(repeating: "─", count: room - filled), .dim)
    return text
  }

  private static func fixed(_ number: Double) -> String {
    guard number.isFinite, abs(number) < 1e6 else { return "\(number)" }
    let thousandths = Int((number * 1000).rounded())
    let digits = String(abs(thousandths % 1000))
    return
      "\(thousandths < 0 ? "-" : "")\(abs(thousandths) / 1000).\(String(repeating: "0", count: 3 - digits.count))\(digits)"
  }

  private static func percent(_ share: Double) -> String {
    let tenths = Int((share * 1000).rounded())
    return "\(tenths / 10).\(tenths % 10) %"
  }

  private func duration(_ seconds: Double) -> String {
    seconds < 9.95
      ? "\(Int(seconds * 10) / 10).\(Int(seconds * 10) % 10) s"
      : seconds < 120 ? "\(Int(seconds)) s" : "\(Int(seconds / 60)) min"
  }
}

/// Numbers as blocks of eight heights, from the least to the greatest.
private func sparkline(_ numbers: some Collection<Double>) -> String {
  let blocks = Array("▁▂▃▄▅▆▇█")
  let known = numbers.filter(\.isFinite)
  guard let low = known.min(), let high = known.max() else { return "" }
  return String(
    numbers.map { number -> Character in
      guard number.isFinite else { return "?" }
      return blocks[high > low ? min(7, Int((number - low) / (high - low) * 7.999)) : 0]
    })
}
