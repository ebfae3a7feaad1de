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
    for index in words.indices where covers[index] > 0 { marked[index].distance = distance(of: index) }
    for index in words.indices { marked[index].isDenied = !covers[index].isMultiple(of: 2) }
    return marked
  }

  private static let verbal: Set<String> = ["not", "never", "nor", "neither", "hardly", "barely", "nothing"]
  private static let nominal: Set<String> = [
    "no", "without", "none", "lack", "lacks", "lacking", "unlike", "except", "avoid", "avoids", "prevents", "prevent",
    "eliminates",
  ]
  private static let pairs: Set<[String]> = [
    ["instead", "of"], ["rather", "than"], ["absence", "of"], ["fails", "to"], ["fail", "to"], ["free", "of"],
    ["free", "from"], ["far", "from"],
  ]
  /// Words behind which nothing is denied: `not only`, `no doubt`.
  private static let emphasis: Set<String> = ["only", "just", "merely", "simply", "doubt", "matter", "wonder"]
  /// Behind these a list may end with `and`, too.
  private static let listers: Set<String> = ["without", "except", "unlike", "neither"]
  /// Words that say how much.
  private static let degrees: Set<String> = [
    "really", "exactly", "quite", "truly", "even", "always", "necessarily", "completely", "longer", "any",
  ]
  /// Words that begin a clause of their own.
  private static let turns: Set<String> = [
    "but", "because", "so", "which", "while", "although", "though", "however", "whereas", "since", "then", "thus",
    "therefore", "instead", "hence", "until", "unless",
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
    guard isNominal || Negation.verbal.contains(words[index].text), !isEmphasis(index),
      !(next == "to" && text(index + 2) == "mention")
    else { return index..<index }
    let end = end(from: index + 1, isNominal ? 4 : 6, isList: isNominal)
    guard deniesSubject(index) else { return (index + 1)..<end }
    let subject = subject(of: index)
    return (isAsked(subject..<index) ? sentence(of: index) : subject)..<end
  }

  /// Whether words name nothing but what the question asks about: in `ReLU saturates, the sigmoid does not` that says
  /// the opposite of the sentence before.
  private func isAsked(_ range: Range<Int>) -> Bool {
    let meant = words[range].filter { !Term.fillers.contains($0.text) && !Negation.verbs.contains($0.text) }
    return !meant.isEmpty && meant.allSatisfy { asked.contains($0.stem) }
  }

  /// Where the sentence of a word begins.
  private func sentence(of index: Int) -> Int {
    words[..<index].lastIndex { $0.sentence != words[index].sentence }.map { $0 + 1 } ?? 0
  }

  /// Words of meaning between the nearest negation before a word and the word; many where it only stands in a sentence
  /// that is denied later.
  private func distance(of index: Int) -> Int {
    var distance = 0
    for before in words[..<index].reversed() where before.sentence == words[index].sentence {
      if Negation.verbal.contains(before.text) || Negation.nominal.contains(before.text) { return distance }
      if !Term.fillers.contains(before.text), !Negation.degrees.contains(before.text) { distance += 1 }
    }
    // `activation is not used`
    let next = words[(index + 1)...].first { !Negation.verbs.contains($0.text) }
    return next.map { Negation.verbal.contains($0.text) } == true ? 0 : words.count
  }

  /// Whether the negation denies nothing: `not only`, `no doubt`, `does not differ from`; but `not only 1000` denies
  /// the number.
  private func isEmphasis(_ index: Int) -> Bool {
    let next = text(index + 1)
    if next.hasPrefix("differ") { return true }
    return Negation.emphasis.contains(next) && Int(text(index + 2)) == nil
  }

  private func text(_ index: Int) -> String { words.indices.contains(index) ? words[index].text : "" }

  private func end(from start: Int, _ longest: Int, isList: Bool) -> Int {
    var end = start
    var longest = longest
    var length = 0
    while end < words.count, length < longest {
      if end > 0, words[end].clause != words[end - 1].clause {
        // `not a, b or c` goes on behind the comma.
        guard end > start, let last = listEnd(from: end, behind: words[start - 1].text) else { break }
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
  private func listEnd(from start: Int, behind word: String) -> Int? {
    var length = 0
    for index in start..<words.count where words[index].sentence == words[start].sentence {
      if index > start, words[index].clause != words[index - 1].clause { length = 0 }
      let isLast = words[index].text == "and" && Negation.listers.contains(word)
      if isLast || ["or", "nor"].contains(words[index].text) { return min(words.count, index + 2) }
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
