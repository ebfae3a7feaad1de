/// The flat `key: value` lines between `---` at the top of a lesson.
struct FrontMatter {
  static let keys = ["id", "title", "minutes", "needs", "seed", "slides", "tol"]

  private(set) var id = ""
  private(set) var title = ""
  private(set) var minutes: Double?
  private(set) var needs: [String] = []
  private(set) var seed = 0
  private(set) var slides: [String] = []
  private(set) var tolerance = 1e-5
  /// Lines it takes, both `---` included; 0 without front matter.
  private(set) var height = 0
  /// Line of each key that was given.
  private(set) var lines: [String: Int] = [:]

  init(reading source: inout LessonSource) {
    guard source.line(1) == "---" else {
      source.report(.noFrontMatter, line: 1)
      return
    }
    let end = source.lines.indices.dropFirst().first { source.lines[$0] == "---" || source.lines[$0] == "..." }
    guard let end else {
      source.report(.unclosedFrontMatter, line: 1)
      return
    }
    height = end + 1
    for number in 2..<(end + 1) { read(number, &source) }
    for key in ["id", "title"] where lines[key] == nil { source.report(.missingKey(key), line: 1) }
  }

  private mutating func read(_ number: Int, _ source: inout LessonSource) {
    let line = source.line(number)
    if line.allSatisfy(\.isWhitespace) || line.hasPrefix("#") { return }
    guard let first = line.first, !first.isWhitespace, first != "-" else {
      return source.report(.nested, line: number)
    }
    guard let colon = line.firstIndex(of: ":") else { return source.report(.noColon, line: number) }
    let key = String(line[..<colon]).trimmed
    let valueColumn = line.distance(from: line.startIndex, to: colon) + 2
    guard FrontMatter.keys.contains(key) else { return source.report(.unknownKey(key), line: number) }
    guard lines[key] == nil else { return source.report(.repeatedKey(key, line: lines[key] ?? 1), line: number) }
    lines[key] = number
    let after = line[line.index(after: colon)...]
    guard after.isEmpty || after.hasPrefix(" ") else {
      return source.report(.noBlank(key), line: number, column: valueColumn)
    }
    let column = valueColumn + after.prefix { $0 == " " }.count
    do throws(MistakenValue) {
      try set(key, to: try FrontMatter.scalar(String(after).trimmed))
    } catch {
      source.report(error.mistake, line: number, column: column)
    }
  }

  private mutating func set(_ key: String, to value: String) throws(MistakenValue) {
    guard !value.isEmpty else { throw MistakenValue(.emptyValue(key)) }
    switch key {
    case "id":
      guard value.isLessonID else { throw MistakenValue(.badID(value)) }
      id = value
    case "title": title = value
    case "minutes": minutes = try FrontMatter.positive(value, key)
    case "tol":
      guard let number = Double(value), number >= 0, number.isFinite else {
        throw MistakenValue(.badNumber(value, wanted: "a number that is not negative, such as 1e-4"))
      }
      tolerance = number
    case "seed":
      guard let number = Int(value) else { throw MistakenValue(.badNumber(value, wanted: "a whole number")) }
      seed = number
    case "needs": needs = try FrontMatter.list(value, key)
    default: slides = try FrontMatter.list(value, key)
    }
  }

  private static func positive(_ text: String, _ key: String) throws(MistakenValue) -> Double {
    guard let number = Double(text), number > 0, number.isFinite else {
      throw MistakenValue(.badNumber(text, wanted: "a number above 0"))
    }
    return number
  }

  private static func list(_ text: String, _ key: String) throws(MistakenValue) -> [String] {
    let items = text.split(separator: ";", omittingEmptySubsequences: false).map { String($0).trimmed }
    guard !items.contains("") else { throw MistakenValue(.emptyItem(key)) }
    return items
  }

  /// The value of a YAML scalar on one line: plain, `"double"` or `'single'` quoted.
  private static func scalar(_ text: String) throws(MistakenValue) -> String {
    guard let first = text.first else { return "" }
    if first == "\"" || first == "'" {
      guard text.count > 1, text.last == first else { throw MistakenValue(.openQuote(first)) }
      let inner = String(text.dropFirst().dropLast())
      let quote = String(first)
      return first == "'" ? inner.replacing("''", with: "'") : inner.replacing("\\" + quote, with: quote)
    }
    if "[]{}>|*&!%@`,?".contains(first) || text.contains(": ") || text.hasSuffix(":") || text.contains(" #") {
      throw MistakenValue(.needsQuotes)
    }
    return text
  }
}

private struct MistakenValue: Error {
  let mistake: LessonMistake
  init(_ mistake: LessonMistake) { self.mistake = mistake }
}

extension String {
  var trimmed: String {
    var text = Substring(self)
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text.drop(while: \.isWhitespace))
  }

  /// Whether the text can be an id: letters, digits, `-` and `_`, and not a number, so that `goto 3` stays a place.
  var isLessonID: Bool {
    let allowed = utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
      default: false
      }
    }
    return allowed && contains(where: \.isLetter) && first != "-"
  }
}

extension LessonMistake {
  fileprivate static let noFrontMatter = LessonMistake(
    message: "the front matter is missing: the first line is not `---`",
    hint: "begin with `---`, `id: …`, `title: …`, `---`")

  fileprivate static let unclosedFrontMatter = LessonMistake(
    message: "the front matter is never closed", hint: "put `---` on a line of its own below it", isFatal: true)

  fileprivate static let nested = LessonMistake(
    message: "the front matter is flat: a line begins with its key", hint: "separate the items of a list by `;`")

  fileprivate static let noColon = LessonMistake(message: "a `key: value` line is needed here")

  fileprivate static func missingKey(_ key: String) -> LessonMistake {
    LessonMistake(message: "the front matter has no `\(key)`", hint: "add a line `\(key): …`")
  }

  fileprivate static func unknownKey(_ key: String) -> LessonMistake {
    LessonMistake(message: "`\(key)` is no key of the front matter", hint: didYouMean(key, in: FrontMatter.keys))
  }

  fileprivate static func repeatedKey(_ key: String, line: Int) -> LessonMistake {
    LessonMistake(message: "`\(key)` stands on line \(line) already", hint: "delete one of them")
  }

  fileprivate static func noBlank(_ key: String) -> LessonMistake {
    LessonMistake(message: "a blank is missing behind `\(key):`")
  }

  fileprivate static func emptyValue(_ key: String) -> LessonMistake {
    LessonMistake(message: "`\(key)` has no value")
  }

  fileprivate static func emptyItem(_ key: String) -> LessonMistake {
    LessonMistake(message: "an item of `\(key)` is empty", hint: "put `;` only between items")
  }

  fileprivate static func openQuote(_ quote: Character) -> LessonMistake {
    LessonMistake(message: "the quote \(quote) is never closed")
  }

  fileprivate static let needsQuotes = LessonMistake(
    message: "YAML would read this value as something else than text", hint: "put it between double quotes")

  static func badNumber(_ text: String, wanted: String) -> LessonMistake {
    LessonMistake(message: "`\(text)` is not a number that fits here: \(wanted) is needed")
  }

  static func badID(_ text: String) -> LessonMistake {
    LessonMistake(
      message: "`\(text)` cannot be an id: letters, digits, `-` and `_` can, at least one of them a letter")
  }
}
