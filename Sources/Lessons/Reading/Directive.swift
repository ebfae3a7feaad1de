/// `<!-- @word … -->` on a line of its own.
enum Directive: Equatable {
  case step(id: String?, minutes: Double?)
  case pause
  case note(Code)
  case timer(seconds: Int)
  case region(Part.Audience)
  case end
  case figure(Code)

  static let words = ["step", "pause", "note", "timer", "class", "self", "end", "figure"]

  /// Reads a comment that begins at `line`; nil for an ordinary comment and after a mistake, which is reported.
  static func reading(_ html: String, line: Int, _ source: inout LessonSource) -> Directive? {
    guard let end = html.firstRange(of: "-->") else {
      source.report(.unclosedComment, line: line)
      return nil
    }
    let body = String(html[..<end.lowerBound].trimmingPrefix { $0.isWhitespace }.dropFirst(4))
    let behind = String(html[end.upperBound...])
    let start = body.drop(while: \.isWhitespace)
    if behind.trimmed.hasPrefix("<!--"), behind.firstRange(of: "@") != nil {
      source.report(.notAlone, line: line + body.lineCount - 1, at: behind.trimmed)
    }
    guard start.first == "@" else { return nil }
    let wordLine = line + body[..<start.startIndex].lineCount - 1
    let word = String(start.dropFirst().prefix { !$0.isWhitespace })
    let rest = start.dropFirst(1 + word.count)
    if !behind.trimmed.isEmpty {
      source.report(.notAlone, line: line + body.lineCount - 1, at: behind.trimmed)
      return nil
    }
    let argument = String(rest).trimmed
    let argumentLine = wordLine + rest.prefix(while: \.isWhitespace).lineCount - 1
    do throws(DirectiveError) {
      return try directive(word, rest: String(rest), argument, argumentLine)
    } catch {
      let place = error.isAboutWord ? "@" + word : String(argument.prefix { !$0.isNewline })
      source.report(error.mistake, line: error.isAboutWord ? wordLine : argumentLine, at: place)
      return nil
    }
  }

  private static func directive(
    _ word: String, rest: String, _ argument: String, _ line: Int
  ) throws(DirectiveError) -> Directive {
    switch word {
    case "step": return try step(argument)
    case "note":
      guard !argument.isEmpty else { throw DirectiveError(.needs(word, "the text of the note"), isAboutWord: true) }
      return .note(Code(dedented(argument), line: line))
    case "timer":
      guard let seconds = seconds(argument) else { throw DirectiveError(.badTimer(argument), argument) }
      return .timer(seconds: seconds)
    case "figure":
      guard !argument.isEmpty else { throw DirectiveError(.needs(word, "an expression"), isAboutWord: true) }
      return .figure(Code(argument, line: line))
    case "pause", "class", "self", "end":
      guard argument.isEmpty else { throw DirectiveError(.takesNothing(word), argument) }
      return word == "pause" ? .pause : word == "end" ? .end : .region(word == "class" ? .classroom : .alone)
    default:
      throw DirectiveError(.unknownDirective(word), isAboutWord: true)
    }
  }

  private static func step(_ argument: String) throws(DirectiveError) -> Directive {
    var id: String?
    var minutes: Double?
    for word in argument.split(whereSeparator: \.isWhitespace).map(String.init) {
      if word.hasPrefix("minutes=") {
        let text = String(word.dropFirst(8))
        guard let number = Double(text), number > 0, number.isFinite else {
          throw DirectiveError(.badNumber(text, wanted: "minutes above 0"), argument)
        }
        minutes = number
      } else if id == nil, !word.contains("=") {
        guard word.isLessonID else { throw DirectiveError(.badID(word), argument) }
        id = word
      } else {
        throw DirectiveError(.badStepWord(word), argument)
      }
    }
    guard id != nil || minutes != nil else { throw DirectiveError(.needs("step", "an id"), isAboutWord: true) }
    return .step(id: id, minutes: minutes)
  }

  /// `5m`, `90s` or `1m30s`.
  private static func seconds(_ text: String) -> Int? {
    var seconds = 0
    var rest = Substring(text)
    for (mark, factor) in [("m", 60), ("s", 1)] {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      guard !digits.isEmpty, rest.dropFirst(digits.count).hasPrefix(mark) else { continue }
      guard digits.count < 6, let number = Int(digits) else { return nil }
      seconds += number * factor
      rest = rest.dropFirst(digits.count + 1)
    }
    return rest.isEmpty && seconds > 0 ? seconds : nil
  }

  /// Lines behind the first lose the indentation that all of them have.
  private static func dedented(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let depth =
      lines.dropFirst().filter { !$0.allSatisfy(\.isWhitespace) }
      .map { $0.prefix { $0 == " " }.count }.min() ?? 0
    return lines.enumerated().map { $0 == 0 ? $1 : $1.dropFirst(min(depth, $1.prefix { $0 == " " }.count)) }
      .joined(separator: "\n")
  }
}

private struct DirectiveError: Error {
  let mistake: LessonMistake
  let isAboutWord: Bool

  init(_ mistake: LessonMistake, isAboutWord: Bool) {
    self.mistake = mistake
    self.isAboutWord = isAboutWord
  }

  init(_ mistake: LessonMistake, _ argument: String) {
    self.init(mistake, isAboutWord: argument.isEmpty)
  }
}

extension StringProtocol {
  /// Lines that the text touches: one more than its new lines.
  var lineCount: Int { utf8.reduce(1) { $1 == 0x0A ? $0 + 1 : $0 } }
}

extension LessonMistake {
  fileprivate static let unclosedComment = LessonMistake(
    message: "the comment is never closed", hint: "close it with `-->`", isFatal: true)

  static let notAlone = LessonMistake(
    message: "a directive stands on a line of its own", hint: "put an empty line before and after it")

  fileprivate static func unknownDirective(_ word: String) -> LessonMistake {
    LessonMistake(
      message: "`@\(word)` is no directive", hint: didYouMean("@" + word, in: Directive.words.map { "@" + $0 }))
  }

  fileprivate static func needs(_ word: String, _ what: String) -> LessonMistake {
    LessonMistake(message: "`@\(word)` needs \(what)")
  }

  fileprivate static func takesNothing(_ word: String) -> LessonMistake {
    LessonMistake(message: "`@\(word)` takes nothing behind it")
  }

  fileprivate static func badTimer(_ text: String) -> LessonMistake {
    LessonMistake(message: "`\(text)` is no time to count down", hint: "write `5m` or `90s`")
  }

  fileprivate static func badStepWord(_ word: String) -> LessonMistake {
    LessonMistake(message: "`\(word)` is not understood here", hint: "write `@step id minutes=3`")
  }
}
