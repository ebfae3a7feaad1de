import Tensors
import Typesetting

/// Items below each other, each behind its letter or number.
enum Listing {
  static func drawing(_ items: [(mark: String, text: Markdown)], width: Int) -> Drawing {
    let indent = items.map { displayWidth($0.mark) }.max() ?? 0
    var lines: [StyledText] = []
    for (mark, text) in items {
      let inner = text.drawing(width: max(1, width - indent)).lines
      let first = StyledText(mark, .dim).padded(to: indent)
      let blank = StyledText(String(repeating: " ", count: indent))
      lines += (inner.isEmpty ? [StyledText()] : inner).enumerated().map { ($0 == 0 ? first : blank) + $1 }
    }
    return Drawing(lines)
  }

  /// `a`, `b`, …, `z`, `aa`.
  static func letter(_ index: Int) -> String {
    let letter = String(Unicode.Scalar(UInt8(97 + index % 26)))
    return index < 26 ? letter : letter + letter
  }

  /// The index that a letter or a number from 1 names, if there are so many items.
  static func index(of mark: String, count: Int) -> Int? {
    let mark = mark.lowercased()
    let index = Int(mark).map { $0 - 1 } ?? (0..<min(count, 52)).first { letter($0) == mark } ?? -1
    return (0..<count).contains(index) ? index : nil
  }

  /// The words of an answer that names items: without commas, dots and brackets behind them.
  static func marks(_ answer: String) -> [String] {
    answer.split { $0.isWhitespace || ",;.)(>&+".contains($0) }.map(String.init)
      .filter { !["and", "then", "or"].contains($0.lowercased()) }
  }
}

extension RandomSource {
  /// The numbers 0..<count in random order (Fisher and Yates).
  mutating func shuffled(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    for index in stride(from: count - 1, to: 0, by: -1) { order.swapAt(index, below(index + 1)) }
    return order
  }

  /// The numbers 0..<count in random order, which is never the order itself.
  mutating func deranged(_ count: Int) -> [Int] {
    let order = shuffled(count)
    return count > 1 && order == Array(0..<count) ? Array(order.dropFirst()) + [0] : order
  }
}
