/// A rectangle of characters to draw on, column by column and row by row from the upper left.
public struct Canvas {
  public let width: Int
  public let height: Int
  private var cells: [(character: Character, style: Style)]

  public init(width: Int, height: Int) {
    self.width = max(0, width)
    self.height = max(0, height)
    cells = Array(repeating: (" ", .plain), count: self.width * self.height)
  }

  /// The character at a place; nil outside.
  public subscript(column: Int, row: Int) -> Character? {
    contains(column, row) ? cells[row * width + column].character : nil
  }

  /// Writes one character; nothing happens outside.
  public mutating func put(_ character: Character, column: Int, row: Int, _ style: Style = .plain) {
    if contains(column, row) { cells[row * width + column] = (character, style) }
  }

  /// Writes a text from a place to the right, cut at the edges.
  public mutating func write(_ text: String, column: Int, row: Int, _ style: Style = .plain) {
    for (offset, character) in text.enumerated() { put(character, column: column + offset, row: row, style) }
  }

  public var drawing: Drawing {
    Drawing(
      (0..<height).map { row in
        var line = StyledText()
        for column in 0..<width {
          line.append(String(cells[row * width + column].character), cells[row * width + column].style)
        }
        return line
      })
  }

  private func contains(_ column: Int, _ row: Int) -> Bool {
    (0..<width).contains(column) && (0..<height).contains(row)
  }
}
