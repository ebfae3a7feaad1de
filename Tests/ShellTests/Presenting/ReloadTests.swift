import Glibc
import Lessons
import Testing

@testable import Shell

/// A lesson that is written while it is presented.
struct ReloadTests {
  private let folder = TemporaryDirectory()

  private var path: String { folder.path + "/sample.md" }

  private func start(_ keys: String) throws -> Presenter {
    try TextFile.write(sampleLesson, to: path)
    let presenter = Presenter.forTests([try LessonFile(at: path)])
    presenter.watchFiles()
    presenter.type(keys)
    return presenter
  }

  private func save(_ old: String, _ new: String, _ presenter: Presenter) throws {
    let text = try TextFile.read(path)
    try #require(text.contains(old))
    try TextFile.write(text.replacing(old, with: new), to: path)
    // A file that is still being written is left alone.
    #expect(!presenter.reloadIfSaved())
    #expect(presenter.reloadIfSaved())
  }

  @Test func `it goes to the first step that has changed, with the session it needs`() throws {
    let presenter = try start("nnnnn")
    try save("How much is {x} + 1?", "What is {x} + 1?", presenter)
    #expect(presenter.index == 1 && presenter.picture.contains("What is"))
    #expect(presenter.session.type("hidden") == "5\n" && presenter.session.type("b").contains("NameError"))
    presenter.type("nnnn")
    #expect(presenter.session.type("b") == "6\n")
  }

  @Test func `it goes to the changed place inside a step`() throws {
    let presenter = try start("nn")
    try save("Behind the pause.", "Behind a pause.", presenter)
    #expect(presenter.index == 0 && presenter.shown == presenter.script.stops[2])
    #expect(presenter.picture.contains(">>> a + 1") && !presenter.picture.contains("Behind"))
    presenter.type(" ")
    #expect(presenter.picture.contains("Behind a pause."))
  }

  @Test func `code that has changed is run anew`() throws {
    let presenter = try start("nnnnn")
    try save(">>> a = 1", ">>> a = 2", presenter)
    #expect(presenter.index == 0)
    presenter.type("nnnnn")
    #expect(presenter.session.type("b") == "7\n")
  }

  @Test func `a step that was not reached yet is reached`() throws {
    let presenter = try start("")
    try save("At the end.", "At the very end.", presenter)
    #expect(presenter.index == 2)
    presenter.type("n")
    #expect(presenter.picture.contains("At the very end."))
  }

  @Test func `steps can come and go`() throws {
    let presenter = try start("nnnnn")
    try save(
      "## Three\n<!-- @step three minutes=4 -->", "## New\n\nFresh.\n\n## Three\n<!-- @step three minutes=4 -->",
      presenter)
    #expect(presenter.index == 2 && presenter.picture.contains("Fresh."))
    presenter.type("nnn")
    #expect(presenter.isAtEnd)
    try save("## New\n\nFresh.\n\n", "", presenter)
    #expect(presenter.order.places.count == 3 && presenter.index == 2)
    presenter.type("n")
    #expect(presenter.session.type("b") == "6\n")
  }

  @Test func `a step more in the first of two lessons is shown in its own session`() throws {
    try TextFile.write(sampleLesson, to: path)
    let second = folder.path + "/other.md"
    try TextFile.write(
      sampleLesson.replacing("id: sample", with: "id: other").replacing("a = 1", with: "c = 1")
        .replacing("a + 1", with: "c + 1").replacing("hidden + a", with: "hidden + c"), to: second)
    let presenter = Presenter.forTests([try LessonFile(at: path), try LessonFile(at: second)])
    presenter.watchFiles()
    presenter.type("g2.1⏎")
    try save("At the end.\n", "At the end.\n\n## Four\n\nMore.\n\n```pycon\n>>> a + b\n7\n```\n", presenter)
    #expect(presenter.index == 3 && presenter.picture.contains("More."))
    presenter.type("n")
    #expect(presenter.picture.contains(">>> a + b\n7"))
    presenter.type("n")
    #expect(presenter.index == 4 && presenter.session.type("b").contains("NameError"))
  }

  @Test func `of two saved files the good one is taken, the other is told`() throws {
    try TextFile.write(sampleLesson, to: path)
    let second = folder.path + "/other.md"
    let text = sampleLesson.replacing("id: sample", with: "id: other")
    try TextFile.write(text, to: second)
    let presenter = Presenter.forTests([try LessonFile(at: path), try LessonFile(at: second)])
    presenter.watchFiles()
    try TextFile.write(text.replacing("Behind the pause.", with: "<!-- @paus -->"), to: second)
    try save("The first words.", "Other words.", presenter)
    #expect(presenter.picture.contains("Other words.") && presenter.picture.contains("`@paus` is no directive"))
  }

  @Test func `hands and their clock stay when something else is saved`() throws {
    let presenter = try start("nnh4=2 5=3⏎")
    try save("It is one more than", "It is 1 more than", presenter)
    #expect(presenter.hands["sample/sum"]?.first?.total == 5)
  }

  @Test func `a mistake is told, and the lesson stays as it was`() throws {
    let presenter = try start("nn")
    try save("## Three", "## Three\n\n<!-- @paus -->", presenter)
    #expect(presenter.picture.contains("`@paus` is no directive") && presenter.index == 1)
    try save("<!-- @paus -->", "", presenter)
    #expect(presenter.index == 1 && presenter.picture.contains("nothing that is shown has changed"))
  }

  @Test func `another line above is no change`() throws {
    let presenter = try start("nnnn")
    try save("What comes before", "<!-- a comment -->\n\nWhat comes before", presenter)
    #expect(presenter.index == 2)
  }

  @Test func `another seed or title begins anew`() throws {
    let presenter = try start("nnnn")
    try save("seed: 3", "seed: 4", presenter)
    #expect(presenter.index == 0)
  }

  @Test func `a running clock of a step that stays goes on`() throws {
    let presenter = try start("nnnnc")
    #expect(presenter.clocks.values.contains { $0.isRunning })
    try save("At the end.", "The end.", presenter)
    #expect(presenter.index == 2 && presenter.clocks.values.contains { $0.isRunning })
  }
}
