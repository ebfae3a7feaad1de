import Figures
import Foundation
import Language
import Testing
import Typesetting

@testable import Shell

/// The step screen with colour: a golden file in which `␛` stands for the escape character.
struct ColouredScreenTests {
  private static let url = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "Transcripts/step-in-colour.ansi")

  private func frame() throws -> Drawing {
    let session = Session.forTests()
    session.type("x = slide_input()")
    session.type("k = slide_kernel()")
    var events: [CallEvent] = []
    _ = try session.evaluator.observing({ events.append($0) }) {
      try session.evaluator.evaluate(Source("conv2d(x, k, padding=1)"))
    }
    let walk = try #require(events.last.flatMap(Walkthroughs.make(for:)))
    return walk.frame(9, width: 80, hidesResult: false)
  }

  @Test("the frame of a padded convolution in colour")
  func golden() throws {
    let palette = Palette(.always)
    let actual = try frame().lines.map { palette.render($0).replacingOccurrences(of: "\u{1B}", with: "␛") + "\n" }
      .joined()
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
      try actual.write(to: Self.url, atomically: true, encoding: .utf8)
    }
    #expect(try actual == String(contentsOf: Self.url, encoding: .utf8))
  }

  @Test("colour adds nothing but colour")
  func onlyColour() throws {
    let frame = try frame()
    let coloured = frame.lines.map { Palette(.always).render($0) }.joined(separator: "\n")
    let plain = coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "")
    #expect(plain == frame.lines.map(\.text).joined(separator: "\n"))
    #expect(coloured != plain)
  }
}
