/// What an input prints, with `[..]` for what no two runs share: the times that `time` and `compare` measure, and the
/// addresses of functions.
func coveringWhatVaries(_ output: [String], of source: String) -> [String] {
  let command = source.drop { $0 == " " || $0 == "%" }.prefix { $0.isLetter }
  let measures = (command == "time" || command == "compare") && !source.contains("\n")
  return output.map { line in
    let line = measures ? line.withTimeCovered : line
    return line.contains(" at 0x") ? line.withAddressesCovered : line
  }
}

extension String {
  /// The line without a duration at its end, such as `1.23 ms`.
  fileprivate var withTimeCovered: String {
    let words = ExpectedLine.words(of: withoutBlankEnd)
    guard words.count >= 3, ["µs", "ms", "s"].contains(words[words.count - 1]), words[words.count - 2] == " ",
      Double(words[words.count - 3]) != nil
    else { return self }
    return words.dropLast(3).joined() + "[..]"
  }

  fileprivate var withAddressesCovered: String {
    ExpectedLine.words(of: self).map { word in
      word.hasPrefix("0x") && word.count > 6 && word.dropFirst(2).allSatisfy(\.isHexDigit) ? "[..]" : word
    }.joined()
  }
}
