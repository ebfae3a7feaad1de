import Testing
import Typesetting

@testable import Lessons

/// The lessons of the repository, read without running them.
@Suite struct ShippedLessonsTests {
  private static let directory = #filePath.split(separator: "/").dropLast(4).reduce("") { $0 + "/" + $1 } + "/lessons"

  private static var entries: [LessonLibrary.Entry] {
    (try? LessonLibrary(directory: directory).entries) ?? []
  }

  @Test func thereAreLessons() {
    #expect(!Self.entries.isEmpty)
  }

  @Test(arguments: entries.map(\.path))
  func lessonIsReadWithoutErrors(path: String) throws {
    let file = try LessonFile(at: path)
    #expect(file.errors.map(\.description) == [])
  }

  /// A screen is what stands between two pauses; output that only the program knows counts as its expected lines.
  @Test(arguments: entries.map(\.path))
  func noScreenIsLongerThanTwentyLines(path: String) throws {
    let lesson = try LessonFile(at: path).lesson
    for step in lesson.steps {
      var height = 2
      for part in step.parts {
        height += part.height
        #expect(height <= 21, "\(lesson.id), step \(step.id), line \(part.line): \(height - 1) lines")
        if part.isStop { height = 0 }
      }
    }
  }

  @Test(arguments: entries.map(\.path))
  func noParagraphIsLongerThanFourLines(path: String) throws {
    for step in try LessonFile(at: path).lesson.steps {
      for case .prose(let text) in step.parts.map(\.content) {
        for block in text.blocks {
          if case .paragraph = block { #expect(Markdown([block]).drawing(width: 80).height <= 4, "\(block)") }
        }
      }
    }
  }
}

extension Part {
  /// Whether the reader goes on at leisure behind this part.
  fileprivate var isStop: Bool {
    switch content {
    case .pause, .exercise, .quiz: true
    default: false
    }
  }

  /// Lines that the part takes on the screen, with the empty line before it.
  fileprivate var height: Int {
    switch content {
    case .prose(let text): text.drawing(width: 80).height + 1
    case .transcript(let transcript):
      transcript.exchanges.reduce(1) { $0 + $1.prompted.lineCount + $1.expected.count }
    case .shownCode(_, let code), .text(let code): code.lines.count + 1
    case .quiz(let quiz): quiz.sample.drawing(width: 80).height + 1
    case .exercise: 2
    case .setup, .pause, .note, .timer, .figure: 0
    }
  }
}
