import Testing

@testable import Lessons

@Suite struct LessonTemplateTests {
  @Test func theTemplateShowsEachElement() throws {
    let text = LessonTemplate(try #require(LessonName("a: b"))).text
    let file = LessonFile(text, path: "01-a-b.md")
    #expect(file.errors == [])
    #expect(file.lesson.title == "A: b")
    let parts = file.lesson.steps.flatMap(\.parts)
    #expect(file.lesson.steps.allSatisfy { $0.minutes != nil })
    #expect(parts.contains { $0.content == .pause })
    #expect(parts.contains { if case .note = $0.content { true } else { false } })
    #expect(parts.contains { if case .setup = $0.content { true } else { false } })
    let exercises = file.lesson.steps.flatMap(\.exercises)
    #expect(exercises.allSatisfy { !$0.wrongs.isEmpty && $0.hints.count > 1 && $0.solution != nil })
    #expect(!exercises.isEmpty && file.lesson.steps.flatMap(\.quizzes).contains { $0.isDrawn })
  }
}
