import Language
import Quizzes

/// The questions of lessons and of bank files, `quiz/*.md` in the folder of the lessons, by topic.
public struct QuestionBank: Sendable {
  /// A question and the file it stands in.
  public struct Entry: Equatable, Sendable {
    public let question: Question
    /// Id and title of its file.
    public let fileID: String
    public let fileTitle: String

    /// Progress is kept under it.
    public var key: String { fileID + "/" + question.id }
    /// The step it stands in.
    public var topic: String { question.topic }
  }

  /// What a topic's name led to.
  public enum Match: Equatable, Sendable {
    case found(topic: String, [Entry])
    /// Several topics begin like this.
    case several([String])
    /// Nothing; what was probably meant, as a question.
    case unknown(hint: String?)
  }

  /// In the order of the files and of each file.
  public let entries: [Entry]

  public init(_ files: [LessonFile]) {
    entries = files.flatMap { file in
      file.lesson.steps.flatMap(\.quizzes).map {
        Entry(question: $0, fileID: file.lesson.id, fileTitle: file.lesson.title)
      }
    }
  }

  /// Reads the lessons of a library and its bank; files that cannot be read or have mistakes are passed over.
  public init(of library: LessonLibrary) {
    self.init(library.allPaths.compactMap { try? LessonFile(at: $0) }.filter(\.errors.isEmpty))
  }

  /// The topics, in the order in which they first come.
  public var topics: [String] {
    var known: Set<String> = []
    return entries.map(\.topic).filter { known.insert($0.slug).inserted }
  }

  /// The titles of the files, lessons first.
  public var titles: [String] {
    var known: Set<String> = []
    return entries.map(\.fileTitle).filter { known.insert($0).inserted }
  }

  public func entry(_ key: String) -> Entry? { entries.first { $0.key == key } }

  /// The questions on a topic: a step's title, a file's id or title, the key of one question; or the beginning of a
  /// title. Upper case, blanks and hyphens do not matter.
  public func find(_ text: String) -> Match {
    let wanted = text.slug
    if let entry = entry(text.trimmed) { return .found(topic: entry.topic, [entry]) }
    let onTopic = entries.filter { $0.topic.slug == wanted || $0.topic.slug == "the-" + wanted }
    if let first = onTopic.first { return .found(topic: first.topic, onTopic) }
    let inFile = entries.filter { $0.fileID.slug == wanted || $0.fileTitle.slug == wanted }
    if let first = inFile.first { return .found(topic: first.fileTitle, inFile) }
    let beginning = wanted.isEmpty ? [] : topics.filter { $0.slug.hasPrefix(wanted) }
    if beginning.count == 1 {
      return .found(topic: beginning[0], entries.filter { $0.topic.slug == beginning[0].slug })
    }
    if beginning.count > 1 { return .several(beginning) }
    let names = topics.map(\.slug) + entries.map(\.fileID)
    return .unknown(hint: didYouMean(wanted, among: names))
  }
}
