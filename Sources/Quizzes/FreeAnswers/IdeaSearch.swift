/// Looks for ideas in an answer: words in any order but near each other, in any form, with slips of the fingers.
struct IdeaSearch {
  private let text: [Character]
  private let words: [AnswerWord]
  /// For each word, whether it only repeats the question.
  private let isRepeated: [Bool]
  /// Stems that mean something here and are never taken for misspelt others.
  private let known: Set<String>

  /// - Parameter terms: all terms of the question.
  init(_ answer: String, question: String, terms: [Term]) {
    text = Array(answer)
    let asked = AnswerWord.words(of: question).map(\.stem)
    words = AnswerWord.words(of: answer, asked: Set(asked))
    isRepeated = IdeaSearch.repeated(words.map(\.stem), asked)
    known = Set(terms.flatMap { $0.variants.flatMap { $0 } }).union(asked)
  }

  /// The answer's words for the first of several terms that it contains; nil if it says none of them.
  func find(_ terms: [Term]) -> String? {
    for term in terms {
      if !term.exact.isEmpty {
        if let range = literal(term) { return String(text[range]) }
        continue
      }
      for variant in term.variants {
        if let range = find(variant, isNegative: term.isNegative) { return String(text[range]) }
      }
    }
    return nil
  }

  /// The words of a term in quotes, one behind the other.
  private func literal(_ term: Term) -> Range<Int>? {
    guard words.count >= term.exact.count else { return nil }
    for start in 0...(words.count - term.exact.count) {
      let range = start..<(start + term.exact.count)
      if words[range].map(\.text) == term.exact, let found = judged([range], term.isNegative) { return found }
    }
    return nil
  }

  private func find(_ stems: [String], isNegative: Bool) -> Range<Int>? {
    let places = stems.map(places)
    guard !places.contains(where: \.isEmpty) else { return nil }
    let longest = stems.count == 1 ? 2 : 2 * stems.count + 1
    return choose(places[...], chosen: [], longest: longest, isNegative)
  }

  /// Chooses a place for each stem so that all lie near each other in one sentence.
  private func choose(
    _ places: ArraySlice<[Range<Int>]>, chosen: [Range<Int>], longest: Int, _ isNegative: Bool
  ) -> Range<Int>? {
    guard let next = places.first else { return judged(chosen, isNegative) }
    for place in next where !chosen.contains(where: { $0.overlaps(place) }) {
      let all = chosen + [place]
      let first = all.map(\.lowerBound).min() ?? 0
      let last = all.map(\.upperBound).max() ?? 0
      let weight = words[first..<last].count { !Term.fillers.contains($0.text) }
      guard weight <= longest, words[first].sentence == words[last - 1].sentence else { continue }
      if let found = choose(places.dropFirst(), chosen: all, longest: longest, isNegative) { return found }
    }
    return nil
  }

  /// The characters that were chosen, if they are not merely the question's and deny what the term denies.
  private func judged(_ chosen: [Range<Int>], _ isNegative: Bool) -> Range<Int>? {
    let indices = chosen.flatMap { Array($0) }.sorted()
    guard !indices.allSatisfy({ isRepeated[$0] }), Term.isNegative(indices.map { words[$0] }) == isNegative,
      let first = indices.first, let last = indices.last
    else { return nil }
    return words[first].range.lowerBound..<words[last].range.upperBound
  }

  /// The words that a stem can stand for: one, or two that are parts of one word.
  private func places(of stem: String) -> [Range<Int>] {
    var places: [Range<Int>] = []
    for index in words.indices {
      if isSame(words[index], stem) { places.append(index..<(index + 1)) }
      if index + 1 < words.count, words[index].text.count + words[index + 1].text.count >= stem.count,
        words[index].sentence == words[index + 1].sentence,
        WordStem.of(words[index].text + words[index + 1].text) == stem, words[index].stem != stem
      {
        places.append(index..<(index + 2))
      }
    }
    return places
  }

  private func isSame(_ word: AnswerWord, _ stem: String) -> Bool {
    // `ReLUs` ends like a Latin word and is a plural.
    if word.stem == stem || word.text == stem + "s" { return true }
    guard word.stem.first == stem.first, !known.contains(word.stem), !OrdinaryWords.contain(word) else { return false }
    guard stem.allSatisfy(\.isLetter), word.text.allSatisfy(\.isLetter) else { return false }
    return Spelling.isSlip(word.stem, of: stem, length: word.text.count) || Spelling.isSwap(word.stem, of: stem)
  }

  /// Marks runs of the question's own words, from three on or all there is.
  private static func repeated(_ answer: [String], _ question: [String]) -> [Bool] {
    var marks = [Bool](repeating: false, count: answer.count)
    for start in answer.indices {
      for place in question.indices {
        var length = 0
        while start + length < answer.count, place + length < question.count,
          answer[start + length] == question[place + length]
        {
          length += 1
        }
        if length >= min(3, question.count) { for index in start..<(start + length) { marks[index] = true } }
      }
    }
    return marks
  }
}
