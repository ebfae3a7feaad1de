import Glibc
import Testing

@testable import Lessons

@Suite struct LessonLibraryTests {
  /// Makes a directory of lessons, calls `body` with it, and removes it.
  private func withLessons(_ files: [String: String], _ body: (String) throws -> Void) rethrows {
    var template = Array("/tmp/lessons-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { return }
    let directory = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    for (name, text) in files {
      let file = fopen(directory + "/" + name, "w")
      fputs(text, file)
      fclose(file)
    }
    defer {
      for name in files.keys { unlink(directory + "/" + name) }
      rmdir(directory)
    }
    try body(directory)
  }

  private let lessons = [
    "05-convolution.md": "---\nid: conv\ntitle: Convolution\n---\n# C\n\n## A\n",
    "01-vision.md": "---\nid: vision\ntitle: Vision and cats\n---\n# V\n\n## A\n",
    "06-padding.md": "---\nid: pad\ntitle: Convolution with padding\n---\n# P\n\n## A\n",
    "README.md": "none", "7-x.md": "none", "08-.md": "none", "09-y.txt": "none",
  ]

  @Test func lessonsComeInTheOrderOfTheirNumbers() throws {
    try withLessons(lessons) { directory in
      let library = try LessonLibrary(directory: directory)
      #expect(library.entries.map(\.name) == ["vision", "convolution", "padding"])
      #expect(library.entries.map(\.number) == [1, 5, 6])
    }
  }

  @Test(arguments: [
    ("5", "convolution"), ("05", "convolution"), ("convolution", "convolution"), ("05-convolution", "convolution"),
    ("05-Convolution.md", "convolution"), ("conv", "convolution"), ("Vis", "vision"), ("convolution with", "padding"),
    (" pad ", "padding"),
  ])
  func lessonsAreFound(text: String, name: String) throws {
    try withLessons(lessons) { directory in
      let library = try LessonLibrary(directory: directory)
      let entry = library.entries.first { $0.name == name }
      #expect(entry.map { library.find(text) == .found($0) } == true)
    }
  }

  @Test(arguments: [
    ("convo", LessonLibrary.Match.several(["Convolution", "Convolution with padding"])),
    ("convolutoin", .unknown(nearest: "convolution")), ("12", .unknown(nearest: nil)), ("", .unknown(nearest: nil)),
  ])
  func othersAreAnswered(text: String, match: LessonLibrary.Match) throws {
    try withLessons(lessons) { directory in
      let library = try LessonLibrary(directory: directory)
      #expect(library.find(text) == match)
    }
  }

  @Test func missingFilesAndDirectoriesAreUnreadable() {
    #expect(throws: UnreadableFile.self) { try LessonLibrary(directory: "/nowhere") }
    #expect(throws: UnreadableFile.self) { try LessonFile(at: "/nowhere/01-a.md") }
    #expect(throws: UnreadableFile.self) { try LessonFile(at: "/tmp") }
  }

  @Test func endlessFilesAreTooLarge() throws {
    #expect(try LessonFile(at: "/dev/zero").errors.count == 1)
  }
}
