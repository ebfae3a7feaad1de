import Typesetting

/// The text to insert for pasted bytes: what came from a web page, a document or another session, made plain.
///
/// Line ends become `\n` and tabs four blanks; terminal sequences, controls and what takes no column are left out, and
/// so are line ends at the end, since a paste does not press Enter. If the first line starts with a prompt, the prompts
/// `>>> ` and `... ` at the starts of lines are left out too.
func cleanedPaste(_ bytes: some Collection<UInt8>) -> String {
  let lines = plainText(bytes).split(separator: "\n", omittingEmptySubsequences: false)
  guard let first = lines.first, withoutPrompt(first) != first else { return lines.joined(separator: "\n") }
  return lines.map(withoutPrompt).joined(separator: "\n")
}

private func plainText(_ bytes: some Collection<UInt8>) -> String {
  var text = String.UnicodeScalarView()
  var scalars = Substring(decoding: bytes).unicodeScalars
  while let scalar = scalars.popFirst() {
    switch scalar {
    case "\r":
      if scalars.first == "\n" { scalars.removeFirst() }
      text.append("\n")
    case "\n": text.append(scalar)
    case "\t": text.append(contentsOf: "    ".unicodeScalars)
    case "\u{A0}": text.append(" ")
    case "\u{1B}": skipSequence(&scalars)
    default:
      if displayWidth(scalar) > 0 { text.append(scalar) }
    }
  }
  while text.last == "\n" { text.removeLast() }
  return String(text)
}

/// Skips what follows an Escape: `[`, parameters and a final letter.
private func skipSequence(_ scalars: inout Substring.UnicodeScalarView) {
  guard scalars.first == "[" else { return }
  scalars.removeFirst()
  while let scalar = scalars.first, (" "..."?").contains(scalar) { scalars.removeFirst() }
  if let final = scalars.first, ("@"..."~").contains(final) { scalars.removeFirst() }
}

private func withoutPrompt(_ line: Substring) -> Substring {
  for prompt in [">>> ", "... "] where line.hasPrefix(prompt) { return line.dropFirst(prompt.count) }
  return line == ">>>" || line == "..." ? "" : line
}

extension Substring {
  fileprivate init(decoding bytes: some Collection<UInt8>) {
    self = Substring(String(decoding: bytes, as: UTF8.self))
  }
}
