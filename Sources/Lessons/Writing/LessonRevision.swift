import Typesetting

/// A lesson whose expected output is put right where it no longer matches; everything else stays byte for byte.
public struct LessonRevision: Sendable {
  /// Lines that take the place of others.
  struct Edit: Equatable {
    /// Indices of the lines that go.
    var range: Range<Int>
    var lines: [String]
  }

  /// The file's lines as they were.
  let old: [String]
  let edits: [Edit]
  private let bytes: [UInt8]

  public var isEmpty: Bool { edits.isEmpty }

  /// Nothing is revised in a file that has mistakes of its own, nor below a prompt that fails though it should not:
  /// what is printed there may come of it.
  public init(of bytes: [UInt8], path: String, report: LessonReport) {
    let file = LessonFile(bytes: bytes, path: path)
    self.bytes = bytes
    old = file.lines
    edits = file.errors.isEmpty ? LessonRevision.edits(of: file, report) : []
  }

  /// The bytes of the revised file, with the line ends that the old one has.
  public var revisedBytes: [UInt8] {
    var result: [UInt8] = []
    var rest = bytes[...]
    var index = 0
    func takeLine() -> ArraySlice<UInt8> {
      var end = rest.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? rest.endIndex
      if end < rest.endIndex {
        let isPair = rest[end] == 0x0D && end + 1 < rest.endIndex && rest[end + 1] == 0x0A
        end += isPair ? 2 : 1
      }
      defer { rest = rest[end...] }
      return rest[..<end]
    }
    for edit in edits {
      while index < edit.range.lowerBound {
        result += takeLine()
        index += 1
      }
      let lineEnd = result.suffix(2) == [0x0D, 0x0A] ? [0x0D, 0x0A] : Array(result.suffix(1))
      for line in edit.lines { result += Array(line.utf8) + lineEnd }
      while index < edit.range.upperBound {
        _ = takeLine()
        index += 1
      }
    }
    return result + rest
  }

  /// The lines of the revised file.
  var new: [String] {
    var lines: [String] = []
    var index = 0
    for edit in edits {
      lines += old[index..<edit.range.lowerBound] + edit.lines
      index = edit.range.upperBound
    }
    return lines + old[index...]
  }

  private static func edits(of file: LessonFile, _ report: LessonReport) -> [Edit] {
    var edits: [Edit] = []
    for part in file.lesson.steps.flatMap(\.parts) {
      guard case .transcript(let transcript) = part.content,
        let marks = FenceMarks(opening: file.lines[part.line - 1])
      else { continue }
      let indent = file.lines[part.line - 1].prefix { $0 == " " }
      let tolerance = transcript.tolerance ?? file.lesson.tolerance
      for exchange in transcript.exchanges {
        let runs = report.exchanges.filter { $0.exchange.line == exchange.line }
        guard let run = runs.first(where: { $0.mismatch != nil }), run.isTrusted,
          let lines = run.revisedLines(marks, tolerance: tolerance)
        else { continue }
        // Where a class sees something else than a student alone, no text is right for both.
        let isRight = runs.allSatisfy { ExpectedOutput(lines, tolerance: tolerance).agrees(withAnyOf: $0.outputs) }
        guard isRight, lines != exchange.expected else { continue }
        edits.append(Edit(of: exchange, to: lines, indent: indent))
      }
    }
    return edits.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}

extension LessonRevision.Edit {
  /// The edit without the lines at its beginning and end that stay.
  fileprivate init(of exchange: Exchange, to lines: [String], indent: Substring) {
    let old = exchange.expected
    let same = zip(old, lines).prefix { $0 == $1 }.count
    let rest = min(old.count, lines.count) - same
    let sameEnd = zip(old.reversed(), lines.reversed()).prefix { $0 == $1 }.prefix(rest).count
    let start = exchange.expectedLine - 1
    range = (start + same)..<(start + old.count - sameEnd)
    self.lines = lines[same..<(lines.count - sameEnd)].map { $0.isEmpty ? $0 : indent + $0 }
  }
}

extension CheckedExchange {
  /// What should stand below the prompt; nil if nothing can that the screen has room for.
  fileprivate func revisedLines(_ marks: FenceMarks, tolerance: Double) -> [String]? {
    let output = outputs[min(form, outputs.count - 1)]
    let found = coveringWhatVaries(ExpectedOutput.lines(of: output), of: exchange.source)
    let readable = marks.readable(found)
    guard readable.allSatisfy({ displayWidth($0.expandingTabs()) <= 80 }) else { return nil }
    return marks.readable(ExpectedOutput.revised(exchange.expected, to: readable, tolerance: tolerance))
  }

  /// Which of the outputs the author wrote down: an error's message alone, with its type, or as a student sees it.
  private var form: Int {
    guard outputs.count == 3 else { return 0 }
    let starts = exchange.expected.map { $0.prefix { $0 != ":" } }
    if exchange.expected.contains(where: { $0.hasPrefix(" ") && ($0.contains("^") || $0.contains("Error: ")) }) {
      return 2
    }
    return starts.contains { $0.hasSuffix("Error") && !$0.contains(" ") } ? 1 : 0
  }
}

extension ExpectedOutput {
  fileprivate func agrees(withAnyOf outputs: [String]) -> Bool { outputs.contains { mismatch(in: $0) == nil } }
}
