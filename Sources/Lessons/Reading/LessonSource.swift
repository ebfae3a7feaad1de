/// The text of a lesson file, cut into lines, and the mistakes found in it so far.
struct LessonSource {
  /// A lesson is read by people; what is larger than this is no lesson.
  static let largestFile = 1_000_000

  let path: String
  /// The lines without their ends, first line at index 0.
  let lines: [String]
  private(set) var errors: [LessonError] = []

  init(text: String, path: String) {
    self.init(bytes: Array(text.utf8), path: path)
  }

  init(bytes: [UInt8], path: String) {
    self.path = path
    var bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    guard bytes.count <= LessonSource.largestFile else {
      lines = []
      report(.tooLarge, line: 1)
      return
    }
    let lineBytes = LessonSource.split(bytes)
    lines = lineBytes.map { String(decoding: $0, as: UTF8.self) }
    for (index, line) in lineBytes.enumerated() {
      if let nul = line.firstIndex(of: 0) {
        report(.nul, line: index + 1, column: LessonSource.column(of: nul, in: line))
      }
      if let (offset, byte) = LessonSource.firstInvalidByte(in: line) {
        report(.notUTF8(byte), line: index + 1, column: LessonSource.column(of: offset, in: line))
      }
    }
  }

  /// Whether the text was understood well enough to run it.
  var isReadable: Bool { !errors.contains(where: \.isFatal) }

  /// The line numbered `number` from 1, or an empty one.
  func line(_ number: Int) -> String {
    lines.indices.contains(number - 1) ? lines[number - 1] : ""
  }

  mutating func report(_ mistake: LessonMistake, line number: Int, column: Int = 1) {
    // Lines of a million characters are no help in a report.
    let text = String(line(number).prefix(2_000))
    errors.append(
      LessonError(
        path: path, line: max(1, number), column: max(1, column), message: mistake.message, hint: mistake.hint,
        sourceLine: text, isFatal: mistake.isFatal))
  }

  /// Reports a mistake at the first place where `word` stands in the line, else at its start.
  mutating func report(_ mistake: LessonMistake, line number: Int, at word: String) {
    report(mistake, line: number, column: line(number).column(of: word) ?? 1)
  }

  /// The lines between `\n`, `\r\n` or a lone `\r`, as CommonMark ends them.
  private static func split(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0x0A || bytes[index] == 0x0D {
        lines.append(bytes[start..<index])
        if bytes[index] == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
        start = index + 1
      }
      index += 1
    }
    if start < bytes.count { lines.append(bytes[start...]) }
    return lines
  }

  private static func column(of offset: Int, in line: ArraySlice<UInt8>) -> Int {
    String(decoding: line[line.startIndex..<offset], as: UTF8.self).count + 1
  }

  private static func firstInvalidByte(in line: ArraySlice<UInt8>) -> (offset: Int, byte: UInt8)? {
    var decoder = Unicode.UTF8.ForwardParser()
    var iterator = line.makeIterator()
    var offset = line.startIndex
    while true {
      switch decoder.parseScalar(from: &iterator) {
      case .valid(let scalar): offset += scalar.count
      case .emptyInput: return nil
      case .error: return (offset, line[offset])
      }
    }
  }
}

extension String {
  /// The column, from 1, at which `word` first stands.
  func column(of word: String) -> Int? {
    guard let range = firstRange(of: word) else { return nil }
    return distance(from: startIndex, to: range.lowerBound) + 1
  }
}

/// What is wrong with a line of a lesson: the sentence, and one action that helps.
struct LessonMistake {
  let message: String
  var hint: String?
  var isFatal = false
}

extension LessonMistake {
  fileprivate static let tooLarge = LessonMistake(
    message: "the file has more than the \(LessonSource.largestFile) bytes of the longest lesson",
    hint: "cut it into several lessons", isFatal: true)

  fileprivate static let nul = LessonMistake(
    message: "a NUL byte stands in the text", hint: "save the file as plain UTF-8 text", isFatal: true)

  fileprivate static func notUTF8(_ byte: UInt8) -> LessonMistake {
    LessonMistake(
      message: "the byte 0x\(String(byte, radix: 16, uppercase: true)) is not valid UTF-8",
      hint: "save the file as UTF-8", isFatal: true)
  }
}
