/// What a lesson is called: its title, its id, and the name of its file, all made of a few words.
public struct LessonName: Equatable, Sendable {
  public let title: String
  /// Small ASCII letters and digits, joined by `-`.
  public let id: String

  /// - Parameter words: the words, as a person types them, such as `edge detectors`.
  /// - Returns: nil if no letter among them can be part of an id.
  public init?(_ words: String) {
    let words = words.split { $0.isWhitespace || $0.unicodeScalars.contains(where: \.isControl) }.joined(separator: " ")
    let letters = words.lowercased().map { LessonName.spellings[$0] ?? String($0) }.joined()
    let id = letters.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.joined(separator: "-")
    guard id.isLessonID, let first = words.first else { return nil }
    title = first.uppercased() + words.dropFirst()
    self.id = id
  }

  /// - Parameter path: a file such as `talks/05-edge-detectors.md`.
  public init?(path: String) {
    var name = path.split(separator: "/").last.map(String.init) ?? ""
    if name.hasSuffix(".md") { name.removeLast(3) }
    let words = name.split { !$0.isLetter && !$0.isNumber }.drop { $0.allSatisfy(\.isNumber) }
    self.init(words.joined(separator: " "))
  }

  /// `05-edge-detectors.md`
  public func fileName(number: Int) -> String { (number < 10 ? "0" : "") + "\(number)-\(id).md" }

  /// The front matter, both `---` included, with further lines if there are any.
  func frontMatter(_ more: [String] = []) -> String {
    (["---", "id: \(id)", "title: \(quotedTitle)"] + more + ["---"]).joined(separator: "\n")
  }

  /// The title as YAML, and the front matter's reader, take it: in quotes where it could mean something else.
  private var quotedTitle: String {
    let isPlain = title.allSatisfy { $0.isLetter || $0.isNumber || " -,.()/+".contains($0) }
    return isPlain && title.first?.isLetter == true ? title : "\"\(title.replacing("\"", with: "\\\""))\""
  }

  private static let spellings: [Character: String] = [
    "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "é": "e", "è": "e", "ê": "e", "á": "a", "à": "a", "â": "a", "ç": "c",
    "ñ": "n", "ó": "o", "ô": "o", "í": "i", "î": "i", "ú": "u", "û": "u",
  ]
}
