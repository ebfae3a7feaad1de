import Foundation
import Lessons

extension LessonLibrary.Entry {
  /// Whether the lesson trains networks, and so takes seconds to play.
  var trains: Bool { (try? String(contentsOfFile: path, encoding: .utf8).contains("train(")) ?? false }
}
