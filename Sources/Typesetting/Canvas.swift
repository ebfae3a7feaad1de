/// A rectangle of characters to draw on, column by column and row by row from the upper left.
public struct Canvas {
  public let width: Int
  public let height: Int
  private var cells: [(character: Character, style: Style, paint: Paint?)]

  public init(width: Int, height: Int) {
    self.width = max(0, width)
    self.height = max(0, height)
    cells = Array(repeating: (" ", .plain, nil), count: self.width * self.height)
  }

  /// The character at a place; nil outside.
  public subscript(column: Int, row: Int) -> Character? {
    contains(column, row) ? cells[row * width + column].character : nil
  }

  /// Writes one character; nothing happens outside.
  ///
  /// - Parameter paint: the tones that it stands for, in a picture.
  public mutating func put(
    _ character: Character, column: Int, row: Int, _ style: Style = .plain, paint: Paint? = nil
  ) {
    if contains(column, row) { cells[row * width + column] = (character, style, paint) }
  }

  /// Writes a text from a place to the right, cut at the edges.
  public mutating func write(_ text: String, column: Int, row: Int, _ style: Style = .plain) {
    for (offset, character) in text.enumerated() { put(character, column: column + offset, row: row, style) }
  }

  public var drawing: Drawing { Drawing((0..<height).map { line($0, columns: 0..<width) }) }

  /// A part of a row.
  public func line(_ row: Int, columns: Range<Int>) -> StyledText {
    var line = StyledText(), text = "", style = Style.plain, paint: [Paint] = []
    for cell in cells[row * width + columns.lowerBound..<row * width + columns.upperBound] {
      if cell.style != style || (cell.paint == nil) != paint.isEmpty {
        line.append(text, style, paint: paint)
        (text, style, paint) = ("", cell.style, [])
      }
      text.append(cell.character)
      if let tones = cell.paint { paint.append(tones) }
    }
    line.append(text, style, paint: paint)
    return line
  }

  private func contains(_ column: Int, _ row: Int) -> Bool {
    (0..<width).contains(column) && (0..<height).contains(row)
  }
}
