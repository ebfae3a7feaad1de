extension StyledText {
  /// The line broken at blanks into lines of at most `width` columns; a word that is wider is cut where it must be.
  ///
  /// Blanks inside code do not break unless the code alone is wider than a line. Always at least one line.
  public func wrapped(to width: Int) -> [StyledText] {
    let width = max(1, width)
    var lines: [StyledText] = []
    var line = StyledText()
    var room = width
    for word in words {
      let gap = line.isEmpty ? 0 : 1
      if word.width + gap <= room {
        if gap == 1 { line.append(" ", word.gapStyle) }
        line.append(word.text)
        room -= word.width + gap
        continue
      }
      if !line.isEmpty { lines.append(line) }
      let parts = word.text.cut(to: width)
      lines += parts.dropLast()
      line = parts.last ?? StyledText()
      room = width - line.width
    }
    return line.isEmpty && !lines.isEmpty ? lines : lines + [line]
  }

  /// Something between two breakable blanks.
  private struct Word {
    var text = StyledText()
    var width = 0
    /// The style of the blank before the word, so that a styled phrase stays in one piece.
    var gapStyle = Style.plain
  }

  private var words: [Word] {
    var words: [Word] = []
    var word = Word()
    for run in runs {
      // A strip of a picture is one word.
      guard run.paint.isEmpty else {
        word.text.append(run)
        word.width += displayWidth(run.text)
        continue
      }
      var piece = ""
      for scalar in run.text.unicodeScalars {
        if isBlank(scalar), run.style != .code {
          word.text.append(piece, run.style)
          piece = ""
          if !word.text.isEmpty { words.append(word) }
          word = Word(gapStyle: run.style)
        } else {
          piece.unicodeScalars.append(scalar)
          word.width += displayWidth(scalar)
        }
      }
      word.text.append(piece, run.style)
    }
    if !word.text.isEmpty { words.append(word) }
    return words
  }

  /// Pieces of at most `width` columns, cut after the last blank that fits, else in the middle.
  private func cut(to width: Int) -> [StyledText] {
    var pieces: [StyledText] = []
    var rest: [(character: Character, style: Style)] = []
    for run in runs { rest += run.text.map { ($0, run.style) } }
    var start = 0
    while start < rest.count {
      var end = start
      var columns = 0
      while end < rest.count {
        columns += displayWidth(String(rest[end].character))
        if columns > width, end > start { break }
        end += 1
      }
      if end < rest.count, let blank = rest[start..<end].lastIndex(where: { $0.character == " " }), blank > start {
        end = blank + 1
      }
      var piece = StyledText()
      for (character, style) in rest[start..<end] { piece.append(String(character), style) }
      pieces.append(piece)
      start = end
    }
    return pieces
  }
}

private func isBlank(_ scalar: Unicode.Scalar) -> Bool {
  scalar == " " || scalar == "\t" || scalar == "\n"
}

extension String {
  /// The text with each tab replaced by blanks up to the next multiple of `width` columns.
  public func expandingTabs(to width: Int = 8) -> String {
    guard unicodeScalars.contains("\t") else { return self }
    var text = ""
    var column = 0
    for scalar in unicodeScalars {
      switch scalar {
      case "\t":
        let blanks = width - column % width
        text += String(repeating: " ", count: blanks)
        column += blanks
      case "\n":
        text.unicodeScalars.append(scalar)
        column = 0
      default:
        text.unicodeScalars.append(scalar)
        column += displayWidth(scalar)
      }
    }
    return text
  }
}
