/// Finds which words of a text its negations cover.
///
/// A negation reaches forward to the end of its clause, at most some words of meaning far; `and` ends what `not` covers, but not what
/// `no` and `without` list. `X is not used` and `X is not one` reach back to X.
struct Negation {
  let words: [AnswerWord]
  /// Stems of the question.
  let asked: Set<String>

  /// The words with those marked that an odd number of negations covers.
  func marked() -> [AnswerWord] {
    var covers = [Int](repeating: 0, count: words.count)
    for index in words.indices {
      for covered in reach(of: index) { covers[covered] += 1 }
    }
    var marked = words
    for index in words.indices { marked[index].isDenied = !covers[index].isMultiple(of: 2) }
    return marked
  }

  private static let verbal: Set<String> = ["not", "never", "nor", "neither", "hardly", "barely", "nothing"]
  private static let nominal: Set<String> = [
    "no", "without", "none", "lack", "lacks", "lacking", "unlike", "avoid", "avoids", "prevents", "prevent",
    "eliminates",
  ]
  private static let pairs: Set<[String]> = [
    ["instead", "of"], ["rather", "than"], ["absence", "of"], ["fails", "to"], ["fail", "to"], ["free", "of"],
    ["free", "from"], ["far", "from"],
  ]
  /// Words behind which nothing is denied: `not only`, `no doubt`.
  private static let emphasis: Set<String> = ["only", "just", "merely", "simply", "doubt", "matter", "wonder"]
  /// Words that begin a clause of their own.
  private static let turns: Set<String> = [
    "but", "because", "so", "which", "while", "although", "though", "however", "whereas", "since", "then", "thus",
    "therefore", "instead", "except", "hence", "until", "unless",
  ]
  /// `X is not` one of these: X is denied.
  private static let predicates: Set<String> = [
    "used", "needed", "necessary", "there", "present", "included", "required", "involved", "applied", "done",
    "performed", "part", "true", "right", "correct", "1", "such", "example", "examples", "problem", "issue",
    "disadvantage",
  ]
  private static let verbs: Set<String> = [
    "is", "are", "was", "were", "has", "have", "had", "do", "does", "did", "can", "could", "will", "would", "should",
    "must", "may", "might",
  ]

  /// The words that the negation at `index` covers; none if there is no negation.
  private func reach(of index: Int) -> Range<Int> {
    let next = text(index + 1)
    if Negation.pairs.contains([words[index].text, next]) {
      return (index + 2)..<end(from: index + 2, 4, isList: true)
    }
    let isNominal = Negation.nominal.contains(words[index].text)
    guard isNominal || Negation.verbal.contains(words[index].text), !Negation.emphasis.contains(next),
      !(next == "to" && text(index + 2) == "mention")
    else { return index..<index }
    let end = end(from: index + 1, isNominal ? 4 : 6, isList: isNominal)
    return (deniesSubject(index) ? subject(of: index) : index + 1)..<end
  }

  private func text(_ index: Int) -> String { words.indices.contains(index) ? words[index].text : "" }

  private func end(from start: Int, _ longest: Int, isList: Bool) -> Int {
    var end = start
    var longest = longest
    var length = 0
    while end < words.count, length < longest {
      if end > 0, words[end].clause != words[end - 1].clause {
        // `not a, b or c` goes on behind the comma.
        guard end > start, let last = listEnd(from: end) else { break }
        longest = max(longest, length + last - end)
      }
      let word = words[end].text
      // `not because it …` denies the reason.
      if end > start, Negation.turns.contains(word) || (word == "and" && !isList) { break }
      if !Term.fillers.contains(word) { length += 1 }
      end += 1
    }
    return min(end, words.count)
  }

  /// Where a list ends whose next item begins at `start`: items of at most two words, the last behind `or`.
  private func listEnd(from start: Int) -> Int? {
    var length = 0
    for index in start..<words.count where words[index].sentence == words[start].sentence {
      if index > start, words[index].clause != words[index - 1].clause { length = 0 }
      if ["or", "nor"].contains(words[index].text) { return min(words.count, index + 2) }
      length += 1
      if length > 2 { return nil }
    }
    return nil
  }

  /// Whether what the negation says is that its subject does not belong here.
  private func deniesSubject(_ index: Int) -> Bool {
    guard words[index].text == "not" || words[index].text == "no", index > 0,
      words[index - 1].clause == words[index].clause
    else { return false }
    var next = index + 1
    while ["a", "an", "the", "really", "even"].contains(text(next)) { next += 1 }
    let isEnd = next >= words.count || words[next].clause != words[index].clause
    guard !isEnd else { return words[index].text == "not" }
    return Negation.predicates.contains(words[next].text) || asked.contains(words[next].stem)
  }

  /// Where the subject of the verb before `index` begins: with the clause, or with the sentence if only names are listed
  /// before.
  private func subject(of index: Int) -> Int {
    var start = index
    var clause = index
    while start > 0, words[start - 1].sentence == words[index].sentence {
      let before = words[start - 1]
      if Negation.turns.contains(before.text) { return start }
      if start < index, Negation.verbs.contains(before.text) { return clause }
      start -= 1
      if start > 0, words[start - 1].clause != words[start].clause || words[start].text == "and" {
        if clause == index || words[start].clause == words[index].clause { clause = start }
      }
    }
    return start
  }
}
