/// Which words of a sentence a negation covers.
///
/// A negation reaches forward to the end of its clause, at most some words far; `and` ends what `not` covers, but not what
/// `no` and `without` list. `X is not used` reaches back to the beginning of its clause.
enum Negation {
  static func marked(_ words: [AnswerWord]) -> [AnswerWord] {
    var words = words
    var covers = [Int](repeating: 0, count: words.count)
    for index in words.indices {
      guard let reach = reach(of: index, words) else { continue }
      for covered in reach { covers[covered] += 1 }
    }
    for index in words.indices { words[index].isDenied = !covers[index].isMultiple(of: 2) }
    return words
  }

  private static let verbal: Set<String> = ["not", "never", "nor", "neither", "hardly", "barely"]
  private static let nominal: Set<String> = ["no", "without", "none", "nothing", "lack", "lacks", "lacking", "unlike"]
  /// Words behind which nothing is denied: `not only`, `no doubt`.
  private static let emphasis: Set<String> = ["only", "just", "merely", "simply", "doubt", "matter", "wonder"]
  /// Words that begin a clause of their own.
  private static let turns: Set<String> = [
    "but", "because", "so", "which", "while", "although", "though", "however", "whereas", "since", "then", "thus",
    "therefore", "instead", "except", "hence", "until", "unless",
  ]
  /// What is not there, if it is not one of these.
  private static let existence: Set<String> = [
    "used", "needed", "necessary", "there", "present", "included", "required", "involved", "applied", "done",
    "performed", "part", "done", "true", "right", "correct",
  ]

  /// The words that the negation at `index` covers; nil if there is none.
  private static func reach(of index: Int, _ words: [AnswerWord]) -> Range<Int>? {
    let word = words[index].text
    let next = index + 1 < words.count ? words[index + 1].text : ""
    var start = index + 1
    let longest: Int
    if verbal.contains(word) {
      guard !emphasis.contains(next), !(next == "to" && start + 1 < words.count && words[start + 1].text == "mention")
      else { return nil }
      longest = 7
    } else if nominal.contains(word) {
      guard !emphasis.contains(next) else { return nil }
      longest = word == "nothing" ? 7 : 5
    } else if (word == "instead" && next == "of") || (word == "rather" && next == "than")
      || (word == "absence" && next == "of")
      || (word == "fails" && next == "to") || (word == "fail" && next == "to")
    {
      start += 1
      longest = 5
    } else {
      return nil
    }
    return back(from: index, start, next, words)..<end(from: start, longest, words, isList: nominal.contains(word))
  }

  private static func end(from start: Int, _ longest: Int, _ words: [AnswerWord], isList: Bool) -> Int {
    var end = start
    while end < words.count, end < start + longest, words[end].clause == words[start].clause,
      words[end].clause == words[start - 1].clause
    {
      let word = words[end].text
      // `not because it …` denies the reason.
      if end > start, turns.contains(word) || (word == "and" && !isList) { break }
      end += 1
    }
    return end
  }

  /// Where the cover begins: behind the negation, or with the clause if it denies that something is there.
  private static func back(from index: Int, _ start: Int, _ next: String, _ words: [AnswerWord]) -> Int {
    guard words[index].text == "not", existence.contains(next) else { return start }
    var start = index
    while start > 0, words[start - 1].clause == words[index].clause, !turns.contains(words[start - 1].text),
      words[start - 1].text != "and"
    {
      start -= 1
    }
    return start
  }
}
