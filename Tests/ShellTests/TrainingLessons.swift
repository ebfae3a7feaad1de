import Foundation
import Lessons

extension LessonLibrary.Entry {
  /// Whether the lesson trains networks or repeats experiments, and so takes seconds to play even in a release build:
  /// `convsh check lessons` proves it, and tests that play every lesson many times leave it out.
  var trains: Bool {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return false }
    return ["train(", ".step()", "trials"].contains { text.contains($0) }
  }
}
