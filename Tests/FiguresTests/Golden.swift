import Glibc
import Testing
import Typesetting

/// Compares a screen with the recorded one in `Golden/NAME.txt`; `UPDATE_GOLDEN=1` records it anew.
func expectGolden(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) {
  let here = #filePath
  let folder = here[..<(here.lastIndex(of: "/") ?? here.endIndex)]
  let path = "\(folder)/Golden/\(name).txt"
  let text = text.hasSuffix("\n") ? text : text + "\n"
  if getenv("UPDATE_GOLDEN") != nil {
    #expect(write(text, to: path), "cannot write \(path)", sourceLocation: sourceLocation)
  } else {
    let recorded = read(path)
    #expect(recorded != nil, "no golden file \(path); record it with UPDATE_GOLDEN=1", sourceLocation: sourceLocation)
    #expect(text == recorded, sourceLocation: sourceLocation)
  }
}

/// A screen in a golden file: what was done, then what is seen.
func screen(_ title: String, _ drawing: Drawing) -> String { "# \(title)\n\(drawing.text)\n\n" }

private func read(_ path: String) -> String? {
  guard let file = fopen(path, "r") else { return nil }
  defer { fclose(file) }
  var bytes = [UInt8](repeating: 0, count: 1 << 20)
  let count = fread(&bytes, 1, bytes.count, file)
  return String(decoding: bytes[..<count], as: UTF8.self)
}

private func write(_ text: String, to path: String) -> Bool {
  guard let file = fopen(path, "w") else { return false }
  defer { fclose(file) }
  let bytes = Array(text.utf8)
  return fwrite(bytes, 1, bytes.count, file) == bytes.count
}
