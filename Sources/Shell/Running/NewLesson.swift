import Glibc
import Lessons
import Typesetting

/// `convsh new lesson NAME`: a file to begin with.
struct NewLesson {
  struct Refusal: Error {
    let message: String
  }

  let console: Console

  /// Writes `NN-name.md` into a folder, behind the lessons that are there, and says what to type next.
  func write(_ words: String, into folder: String) throws(Refusal) {
    guard let name = LessonName(words) else {
      throw Refusal(message: "a lesson's name needs letters from a to z, but this is `\(words)`")
    }
    let entries: [LessonLibrary.Entry]
    do throws(UnreadableFile) { entries = try LessonLibrary(directory: folder).entries } catch {
      throw Refusal(message: error.message)
    }
    let twin = entries.first { (try? LessonFile(at: $0.path).lesson.id) == name.id }
    if let twin { throw Refusal(message: "the id `\(name.id)` is taken by \(twin.path); give another name") }
    let number = (entries.last?.number ?? 0) + 1
    guard number < 100 else { throw Refusal(message: "a folder has at most 99 lessons, and number 99 is taken") }
    let path = (folder == "." ? "" : folder + (folder.hasSuffix("/") ? "" : "/")) + name.fileName(number: number)
    guard access(path, F_OK) != 0 else { throw Refusal(message: "\(path) is there already; give another name") }
    do throws(TextFile.Unwritable) { try TextFile.write(LessonTemplate(name).text, to: path) } catch {
      throw Refusal(message: error.message)
    }
    let shown = path.contains(" ") ? "'\(path)'" : path
    console.write(StyledText("wrote ") + StyledText(path.withControlsShown, .strong))
    console.writeLine("  it plays as it is: change it line by line, and check it after each change")
    for (command, purpose) in [("check", "proves it"), ("present", "shows it to a class")] {
      let line = StyledText("  convsh \(command) \(shown.withControlsShown)", .code)
      console.write(line.padded(to: 4 + displayWidth("  convsh present \(shown)")) + StyledText(purpose, .dim))
    }
    console.flush()
  }
}
