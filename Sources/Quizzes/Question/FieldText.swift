import Language
import Typesetting

/// A text of a question whose fields `{EXPRESSION}` are replaced for every draw, as in an f-string.
///
/// The text is read as Markdown once, with a character of the private use area in the place of each field. `{{` and `}}`
/// stand for the characters. Fenced code keeps its braces, unless the question draws parameters.
struct FieldText: Equatable, Sendable {
  private let markdown: Markdown
  private let fields: [QuestionCode]

  private static let firstMark: UInt32 = 0xF0000

  /// A text without fields.
  init(_ text: String) {
    markdown = Markdown(reading: text)
    fields = []
  }

  init(reading lines: [Passage], inCode: Bool, _ mistakes: inout [QuestionMistake]) {
    var fields: [QuestionCode] = []
    var fence: String?
    let texts = lines.map { line in
      let isCode = FenceMarks.moves(line.text, &fence) || fence != nil
      return isCode && !inCode ? line.text : FieldText.marked(line, &fields, &mistakes)
    }
    markdown = Markdown(reading: texts.joined(separator: "\n"))
    self.fields = fields
  }

  var isEmpty: Bool { markdown.isEmpty }
  var hasFields: Bool { !fields.isEmpty }

  /// The text with the values of its fields.
  func filled(in evaluator: Evaluator) throws(QuestionMistake) -> Markdown {
    guard !fields.isEmpty else { return markdown }
    var values: [String] = []
    for field in fields { values.append(try field.value(in: evaluator).string ?? "") }
    return markdown.mapped { FieldText.replaced($0, values) }
  }

  /// The text with a sample in the place of each field, to measure it.
  var sample: Markdown { markdown.mapped { FieldText.replaced($0, fields.map { _ in "00" }) } }

  /// Puts a mark in the place of each field.
  private static func marked(
    _ line: Passage, _ fields: inout [QuestionCode], _ mistakes: inout [QuestionMistake]
  ) -> String {
    var text = ""
    let characters = Array(line.text)
    var index = 0
    while index < characters.count {
      let character = characters[index]
      let isDouble = index + 1 < characters.count && characters[index + 1] == character
      if (character == "{" || character == "}"), isDouble {
        text.append(character)
        index += 2
      } else if character == "{" {
        guard let end = end(of: characters, from: index) else {
          mistakes.append(
            line.part(index).mistake("`}` is missing behind this field", hint: "write {{ for the character"))
          return text
        }
        do {
          let field = try QuestionCode(expression: line.part(index, end - index + 1), before: "f'''", after: "'''")
          text.unicodeScalars.append(Unicode.Scalar(firstMark + UInt32(fields.count)) ?? "?")
          fields.append(field)
        } catch { mistakes.append(error) }
        index = end + 1
      } else if character == "}" {
        mistakes.append(line.part(index).mistake("a single `}` closes no field", hint: "write }} for the character"))
        index += 1
      } else {
        text.append(character)
        index += 1
      }
    }
    return text
  }

  /// Index of the brace that closes the field that begins at `start`.
  private static func end(of characters: [Character], from start: Int) -> Int? {
    var depth = 0
    var quote: Character?
    for index in start..<characters.count {
      let character = characters[index]
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if "{[(".contains(character) {
        depth += 1
      } else if "}])".contains(character) {
        depth -= 1
        if depth == 0 { return index }
      }
    }
    return nil
  }

  private static func replaced(_ text: String, _ values: [String]) -> String {
    guard text.unicodeScalars.contains(where: { $0.value >= firstMark }) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      let index = Int(scalar.value) - Int(firstMark)
      if values.indices.contains(index) {
        result += values[index]
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

/// The marks that open and close fenced code.
enum FenceMarks {
  /// Follows a line of Markdown; true if the line itself opens or closes a fence.
  static func moves(_ line: String, _ open: inout String?) -> Bool {
    let line = line.trimmed
    let marks = String(line.prefix { $0 == "`" || $0 == "~" })
    if let fence = open {
      guard marks.hasPrefix(fence), line.count == marks.count else { return false }
      open = nil
      return true
    }
    guard marks.count >= 3, !line.dropFirst(marks.count).contains("`") else { return false }
    open = marks
    return true
  }
}
