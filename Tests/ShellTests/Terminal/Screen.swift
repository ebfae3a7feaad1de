import Typesetting

@testable import Shell

/// What a terminal shows: as much of an xterm as line editors and live blocks use.
///
/// Cursor moves, erasing, inserting and deleting characters, wrapping at the margin, scrolling; colours and private
/// modes are ignored. On a resize wrapped lines flow into the new width, as in VTE, kitty and tmux.
struct Screen {
  private(set) var columns: Int
  private(set) var rows: Int
  private(set) var row = 0
  private(set) var column = 0

  private struct Line {
    var cells: [String]
    /// The next line goes on where this one ends.
    var isWrapped = false
  }

  private var lines: [Line]
  private var unfinished: [UInt8] = []
  /// The last column is written, the next character starts a new line.
  private var wrapsNext = false

  init(columns: Int = 80, rows: Int = 24) {
    self.columns = columns
    self.rows = rows
    lines = Array(repeating: Line(cells: Array(repeating: " ", count: columns)), count: rows)
  }

  /// The visible lines without blanks at their ends, and without empty lines at the end.
  var text: String {
    var rows = lines.map { line in
      var text = Substring(line.cells.joined())
      while text.last == " " { text.removeLast() }
      return String(text)
    }
    while rows.last == "" { rows.removeLast() }
    return rows.joined(separator: "\n")
  }

  mutating func feed(_ bytes: some Sequence<UInt8>) {
    unfinished += bytes
    while let taken = consume(unfinished) { unfinished.removeFirst(taken) }
  }

  mutating func feed(_ text: String) { feed(text.utf8) }

  /// Acts on what `bytes` start with; nil if more are needed.
  private mutating func consume(_ bytes: [UInt8]) -> Int? {
    guard let first = bytes.first else { return nil }
    switch first {
    case 0x1B: return consumeEscape(bytes)
    case 0x0D: move(to: row, 0)
    case 0x0A: lineFeed()
    case 0x08: move(to: row, column - 1)
    case 0x00..<0x20, 0x7F: break
    case 0x20..<0x7F: put(String(UnicodeScalar(first)), width: 1)
    default:
      let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
      guard bytes.count >= length else { return nil }
      let character = String(decoding: bytes[..<length], as: UTF8.self)
      put(character, width: displayWidth(character))
      return length
    }
    return 1
  }

  private mutating func consumeEscape(_ bytes: [UInt8]) -> Int? {
    guard bytes.count > 1 else { return nil }
    guard bytes[1] == UInt8(ascii: "[") else {
      if bytes[1] == UInt8(ascii: "M") { reverseLineFeed() }
      return 2
    }
    guard let end = bytes.dropFirst(2).firstIndex(where: { (0x40...0x7E).contains($0) }) else { return nil }
    let parameters = String(decoding: bytes[2..<end], as: UTF8.self)
    if !parameters.hasPrefix("?"), !parameters.hasPrefix(">") {
      let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
      perform(Character(UnicodeScalar(bytes[end])), numbers)
    }
    return end + 1
  }

  private mutating func perform(_ command: Character, _ parameters: [Int]) {
    let first = parameters.first ?? 0
    let count = max(1, first)
    switch command {
    case "A": move(to: row - count, column)
    case "B": move(to: row + count, column)
    case "C": move(to: row, column + count)
    case "D": move(to: row, column - count)
    case "G": move(to: row, count - 1)
    case "d": move(to: count - 1, column)
    case "H", "f": move(to: count - 1, max(1, parameters.dropFirst().first ?? 1) - 1)
    case "K": erase(row, first == 0 ? column..<columns : first == 1 ? 0..<(column + 1) : 0..<columns)
    case "J":
      erase(row, first == 0 ? column..<columns : first == 1 ? 0..<(column + 1) : 0..<columns)
      for other in lines.indices where first == 2 || (first == 0 && other > row) || (first == 1 && other < row) {
        erase(other, 0..<columns)
      }
    case "@": edit { $0.insert(contentsOf: Array(repeating: " ", count: count), at: $1) }
    case "P": edit { $0.removeSubrange($1..<min($0.count, $1 + count)) }
    default: break
    }
  }

  private mutating func put(_ character: String, width: Int) {
    guard width > 0 else { return }
    if wrapsNext || column + width > columns {
      lines[row].isWrapped = true
      lineFeed()
      column = 0
    }
    lines[row].cells[column] = character
    if width == 2, column + 1 < columns { lines[row].cells[column + 1] = "" }
    wrapsNext = column + width >= columns
    column = min(columns - 1, column + width)
  }

  private mutating func move(to row: Int, _ column: Int) {
    self.row = min(max(0, row), rows - 1)
    self.column = min(max(0, column), columns - 1)
    wrapsNext = false
  }

  private mutating func lineFeed() {
    wrapsNext = false
    if row + 1 < rows {
      row += 1
    } else {
      lines.removeFirst()
      lines.append(Line(cells: Array(repeating: " ", count: columns)))
    }
  }

  private mutating func reverseLineFeed() {
    if row > 0 {
      move(to: row - 1, column)
    } else {
      lines.insert(Line(cells: Array(repeating: " ", count: columns)), at: 0)
      lines.removeLast()
    }
  }

  private mutating func erase(_ row: Int, _ range: Range<Int>) {
    for column in range { lines[row].cells[column] = " " }
    if range.upperBound == columns { lines[row].isWrapped = false }
  }

  private mutating func edit(_ change: (inout [String], Int) -> Void) {
    change(&lines[row].cells, column)
    lines[row].cells += Array(repeating: " ", count: max(0, columns - lines[row].cells.count))
    lines[row].cells.removeLast(lines[row].cells.count - columns)
  }

  /// Changes the size; lines that were wrapped are joined and wrapped again, and the cursor stays on its character.
  mutating func resize(columns: Int, rows: Int) {
    var flowed: [Line] = []
    var cursor = (row: 0, column: 0)
    var index = 0
    while index < lines.count {
      var cells: [String] = []
      var position: Int?
      repeat {
        if index == row { position = cells.count + column }
        cells += lines[index].cells
        index += 1
      } while index < lines.count && lines[index - 1].isWrapped
      while cells.last == " ", cells.count > position ?? 0 { cells.removeLast() }
      if let position { cursor = (flowed.count + position / columns, position % columns) }
      repeat {
        let part = Array(cells.prefix(columns))
        cells.removeFirst(part.count)
        let blanks = Array(repeating: " ", count: columns - part.count)
        flowed.append(Line(cells: part + blanks, isWrapped: !cells.isEmpty))
      } while !cells.isEmpty
    }
    let surplus = max(0, cursor.row - rows + 1)
    let empty = Line(cells: Array(repeating: " ", count: columns))
    lines = Array((flowed.dropFirst(surplus) + Array(repeating: empty, count: rows)).prefix(rows))
    self.columns = columns
    self.rows = rows
    move(to: cursor.row - surplus, cursor.column)
  }
}
