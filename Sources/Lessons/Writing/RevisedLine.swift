extension ExpectedLine {
  /// An expected line after its output has changed: the new text, with every `[..]` whose surroundings still stand.
  static func revised(_ expected: String, to found: String, tolerance: Double) -> String {
    let mark = "[..]"
    let old = words(of: expected)
    let new = words(of: found)
    guard old.contains(mark), old.count * new.count < 40_000 else { return found }
    let alignment = Alignment(expected: old.count, found: new.count) {
      old[$0] == mark
    } matches: { i, j in
      old[i].isBlankText == new[j].isBlankText && ExpectedLine(old[i]).matches(new[j], tolerance: tolerance)
    } likeness: { i, j in
      old[i].isNumberText && new[j].isNumberText ? 0.8 : 0
    }
    var pieces: [String] = []
    var standsStill = false
    for step in alignment.steps {
      switch step {
      case .kept(let i):
        pieces.append(old[i])
        standsStill = standsStill || !old[i].isBlankText
      case .changed(_, let j), .added(let j): pieces.append(new[j])
      case .mark: if pieces.last != mark { pieces.append(mark) }
      case .removed: break
      }
    }
    let revised = pieces.joined()
    let isRight = standsStill && ExpectedLine(revised).matches(found, tolerance: tolerance)
    return isRight ? revised : found
  }

  /// How much two lines have in common, from 0 to 1: equal words count, and a number for another one counts half.
  static func likeness(_ one: [String], _ other: [String]) -> Double {
    let one = one.filter { !$0.isBlankText }
    var rest = Dictionary(other.filter { !$0.isBlankText }.map { ($0, 1) }, uniquingKeysWith: +)
    let total = one.count + rest.values.reduce(0, +)
    guard total > 0 else { return 0 }
    var common = 0.0
    var numbers = 0
    for word in one {
      if let count = rest[word], count > 0 {
        rest[word] = count - 1
        common += 1
      } else if word.isNumberText {
        numbers += 1
      }
    }
    let others = rest.reduce(0) { $0 + ($1.key.isNumberText ? $1.value : 0) }
    return 2 * (common + 0.5 * Double(min(numbers, others))) / Double(total)
  }

  /// A line cut into marks, runs of blanks, numbers, words and single characters.
  static func words(of line: String) -> [String] {
    let scalars = Array(line.unicodeScalars)
    let mark = Array("[..]".unicodeScalars)
    var words: [String] = []
    var index = 0
    while index < scalars.count {
      var end = index + 1
      if scalars[index...].starts(with: mark) {
        end = index + mark.count
      } else if scalars[index].isBlank {
        while end < scalars.count, scalars[end].isBlank { end += 1 }
      } else if OutputNumber(in: scalars, at: index, end: &end) == nil, scalars[index].isWord {
        while end < scalars.count, scalars[end].isWord { end += 1 }
      }
      var word = ""
      word.unicodeScalars.append(contentsOf: scalars[index..<end])
      words.append(word)
      index = end
    }
    return words
  }
}

extension String {
  fileprivate var isBlankText: Bool { unicodeScalars.allSatisfy(\.isBlank) }

  fileprivate var isNumberText: Bool {
    let scalars = Array(unicodeScalars)
    var end = 0
    return !scalars.isEmpty && OutputNumber(in: scalars, at: 0, end: &end) != nil && end == scalars.count
  }
}
