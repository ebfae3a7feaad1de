import Typesetting

/// What one press of Tab does: the first inserts what all candidates begin with, the next lists them.
struct TabReply: Equatable {
  var insertion: String?
  var listing: String?
  var beeps = false

  /// - Parameter isRepeated: Tab was just pressed here and could insert nothing.
  init(_ completion: Completion, in text: String, at cursor: Int, isRepeated: Bool, size: TerminalSize) {
    let candidates = completion.candidates
    let written = Substring(text.utf8.prefix(cursor).dropFirst(completion.replaceFrom))
    let shared = commonPrefix(of: candidates.map(\.text))
    if candidates.isEmpty {
      beeps = true
    } else if shared.utf8.count > written.utf8.count || (candidates.count == 1 && shared != written) {
      insertion = shared
    } else if isRepeated, candidates.count > 1 {
      listing = candidateList(candidates, size: size)
    } else {
      beeps = true
    }
  }
}

private func commonPrefix(of texts: [String]) -> String {
  var shared = Substring(texts.first ?? "")
  for text in texts.dropFirst() {
    shared = Substring(zip(shared, text).prefix { $0 == $1 }.map { $0.0 })
  }
  return String(shared)
}

/// The candidates with their notes, one a line, if all of them fit the window; else their names in columns, read
/// downwards, and how many are left out.
func candidateList(_ candidates: [(text: String, note: String)], size: TerminalSize) -> String {
  let names = candidates.map { $0.text.withControlsShown }
  let width = names.reduce(0) { max($0, displayWidth($1)) }
  let room = max(1, size.rows - 3)
  if names.count <= room, candidates.contains(where: { !$0.note.isEmpty }), width + 10 <= size.columns {
    return zip(names, candidates).map { name, candidate in
      let line = StyledText(name).padded(to: width + 2) + StyledText(candidate.note.withControlsShown)
      return Drawing([line.clipped(to: size.columns - 1)]).text
    }.joined(separator: "\n")
  }

  let columns = max(1, (size.columns - 1) / (width + 2))
  let shown = names.count <= columns * room ? names.count : columns * (room - 1)
  let rows = (max(shown, 1) + columns - 1) / columns
  var lines = (0..<rows).map { row in
    let line = stride(from: row, to: max(shown, 1), by: rows).reduce(StyledText()) { line, index in
      line + StyledText(names[index]).padded(to: width + 2)
    }
    return Drawing([line.clipped(to: size.columns - 1)]).text
  }
  if shown < names.count { lines.append("… \(names.count - max(shown, 1)) more") }
  return lines.joined(separator: "\n")
}
