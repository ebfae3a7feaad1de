import Glibc

/// The lessons of a directory: its files `NN-name.md`, in the order of their numbers.
public struct LessonLibrary: Sendable {
  /// A lesson's file, not opened yet.
  public struct Entry: Equatable, Sendable {
    public let number: Int
    /// `convolution` of `05-convolution.md`.
    public let name: String
    public let path: String
  }

  /// What looking for a lesson led to.
  public enum Match: Equatable, Sendable {
    case found(Entry)
    /// Titles that begin like this.
    case several([String])
    /// Nothing; the name that was probably meant.
    case unknown(nearest: String?)
  }

  public let directory: String
  public let entries: [Entry]

  /// The files of the question bank, `quiz/*.md`, in the order of their names.
  public var bankPaths: [String] {
    LessonLibrary.markdownPaths(in: directory + (directory.hasSuffix("/") ? "" : "/") + "quiz")
  }

  public init(directory: String) throws(UnreadableFile) {
    self.directory = directory
    entries = try LessonLibrary.names(in: directory).compactMap { Entry(fileName: $0, in: directory) }
      .sorted { ($0.number, $0.name) < ($1.number, $1.name) }
  }

  /// Lessons first, then the question bank; in a folder without either, such as the bank's own, its Markdown files.
  public var allPaths: [String] {
    let paths = entries.map(\.path) + bankPaths
    return paths.isEmpty ? LessonLibrary.markdownPaths(in: directory) : paths
  }

  /// Finds a lesson by its number, its file's name, its id, or the beginning of its title.
  ///
  /// Files are opened only if number and name do not decide; those that cannot be read are passed over.
  public func find(_ text: String) -> Match {
    let word = text.trimmed.lowercased()
    if let number = Int(word), let entry = entries.first(where: { $0.number == number }) { return .found(entry) }
    if let entry = entries.first(where: { $0.names.contains(word) }) { return .found(entry) }
    let lessons = entries.compactMap { entry in (try? LessonFile(at: entry.path)).map { (entry, $0.lesson) } }
    if let (entry, _) = lessons.first(where: { $0.1.id.lowercased() == word }) { return .found(entry) }
    let titled = word.isEmpty ? [] : lessons.filter { $0.1.title.lowercased().hasPrefix(word) }
    if titled.count == 1 { return .found(titled[0].0) }
    if titled.count > 1 { return .several(titled.map(\.1.title)) }
    return .unknown(nearest: nearestWord(to: word, in: entries.map(\.name) + lessons.map(\.1.id)))
  }

  /// In the order of their names, without a README and without hidden files; none if the folder cannot be read.
  private static func markdownPaths(in folder: String) -> [String] {
    let names = (try? names(in: folder)) ?? []
    return names.filter { $0.hasSuffix(".md") && !$0.hasPrefix(".") && $0 != "README.md" }.sorted()
      .map { folder + (folder.hasSuffix("/") ? "" : "/") + $0 }
  }

  private static func names(in directory: String) throws(UnreadableFile) -> [String] {
    guard let stream = opendir(directory) else { throw UnreadableFile(directory, errno) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      names.append(name)
    }
    return names
  }
}

extension LessonLibrary.Entry {
  /// Nil for files that are no lessons.
  init?(fileName: String, in directory: String) {
    let digits = fileName.prefix { $0.isASCII && $0.isNumber }
    let rest = fileName.dropFirst(digits.count)
    guard digits.count == 2, let number = Int(digits), rest.hasPrefix("-"), rest.hasSuffix(".md"), rest.count > 4 else {
      return nil
    }
    self.number = number
    name = String(rest.dropFirst().dropLast(3))
    path = directory + (directory.hasSuffix("/") ? "" : "/") + fileName
  }

  fileprivate var names: [String] {
    let whole = (number < 10 ? "0" : "") + "\(number)-" + name
    return [name.lowercased(), whole.lowercased(), whole.lowercased() + ".md"]
  }
}
