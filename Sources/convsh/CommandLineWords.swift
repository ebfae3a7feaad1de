/// The words of the command line, arranged for the parser.
enum CommandLineWords {
  /// A lone `-` means standard input, but the parser takes it for an option; behind `--` it is a file.
  static func arranged(_ words: [String]) -> [String] {
    guard let last = words.last, last == "-", !words.contains("--") else { return words }
    if words.dropLast().last == "-c" { return words }
    return words.dropLast() + ["--", "-"]
  }
}
