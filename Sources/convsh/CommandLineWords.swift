/// The words of the command line, arranged for the parser.
enum CommandLineWords {
  static let subcommands = ["talk", "lesson", "quiz", "present", "notes", "check", "new", "help"]

  /// A subcommand may stand behind flags, as in `convsh --lessons DIR lesson NAME`, and a lone `-` is standard input;
  /// the parser knows neither, so the subcommand is put first and `--` before the `-`.
  static func arranged(_ words: [String]) -> [String] {
    var words = words
    if let index = subcommand(in: words), index > 0 {
      // `new` has subcommands of its own.
      let end = min(words.count, index + (words[index] == "new" ? 2 : 1))
      words = Array(words[index..<end] + words[..<index] + words[end...])
    }
    guard words.last == "-", !words.contains("--"), words.dropLast().last != "-c" else { return words }
    return words.dropLast() + ["--", "-"]
  }

  /// The place of a subcommand that only flags and their values precede.
  private static func subcommand(in words: [String]) -> Int? {
    var index = 0
    while index < words.count, words[index].hasPrefix("-"), words[index] != "-c" {
      index += ["--lessons", "--color", "--background"].contains(words[index]) ? 2 : 1
    }
    return index < words.count && subcommands.contains(words[index]) ? index : nil
  }
}
