/// Looks for ideas in an answer: words in any order but near each other, in any form, with slips of the fingers.
struct IdeaSearch {
  private let text: [Character]
  private let words: [AnswerWord]
  /// For each word, whether it only repeats the question.
  private let isRepeated: [Bool]
  /// Stems that mean something here and are never taken for misspelt others.
  private let known: Set<String>
  /// Where the words of terms stand, found once for all terms with that word.
  private let cache = Cache()

  private final class Cache {
    var places: [String: [Range<Int>]] = [:]
  }

  /// - Parameter known: the stems of all terms of the question.
  init(_ answer: String, question: String, known: Set<String>) {
    text = Array(answer)
    let asked = AnswerWord.words(of: question).map(\.stem)
    words = AnswerWord.words(of: answer, asked: Set(asked))
    isRepeated = IdeaSearch.repeated(words.map(\.stem), asked)
    self.known = known.union(asked)
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
    for start in words.indices {
      if let end = end(of: term.exact[...], from: start), let found = judged([start..<end], term.isNegative) {
        return found
      }
    }
    return nil
  }

  /// Where a pattern ends that begins at a word; nil if it does not stand there.
  private func end(of pattern: ArraySlice<String>, from start: Int) -> Int? {
    guard let first = pattern.first else { return start }
    if first == Term.gap {
      return (0...3).lazy.compactMap { end(of: pattern.dropFirst(), from: start + $0) }.first
    }
    guard start < words.count, words[start].text == first else { return nil }
    return end(of: pattern.dropFirst(), from: start + 1)
  }

  private func find(_ meant: [Term.Word], isNegative: Bool) -> Range<Int>? {
    var places: [[Range<Int>]] = []
    for word in meant {
      let found = self.places(of: word)
      if found.isEmpty { return nil }
      places.append(found)
    }
    let longest = meant.count == 1 ? 2 : 2 * meant.count + 1
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
    let meant = indices.map { words[$0] }
    guard !indices.allSatisfy({ isRepeated[$0] }), Term.isNegative(meant) == isNegative,
      !isNegative || IdeaSearch.isNearNegation(meant), let first = indices.first, let last = indices.last
    else { return nil }
    return words[first].range.lowerBound..<words[last].range.upperBound
  }

  /// Whether what is denied is what was chosen: `no vanishing gradient` does not say that there is no gradient.
  private static func isNearNegation(_ words: [AnswerWord]) -> Bool {
    let distances = words.filter(\.isDenied).map(\.distance)
    return distances.isEmpty || distances.contains(0)
  }

  /// Where a word of a term stands: as one word, or as two that are parts of it.
  private func places(of wanted: Term.Word) -> [Range<Int>] {
    if let places = cache.places[wanted.text] { return places }
    let places = findPlaces(of: wanted)
    cache.places[wanted.text] = places
    return places
  }

  private func findPlaces(of wanted: Term.Word) -> [Range<Int>] {
    var places: [Range<Int>] = []
    for index in words.indices {
      if isSame(words[index], wanted) { places.append(index..<(index + 1)) }
      if index + 1 < words.count, words[index].text.count + words[index + 1].text.count >= wanted.stem.count,
        words[index].sentence == words[index + 1].sentence,
        WordStem.of(words[index].text + words[index + 1].text) == wanted.stem, words[index].stem != wanted.stem
      {
        places.append(index..<(index + 2))
      }
    }
    return places
  }

  private func isSame(_ word: AnswerWord, _ wanted: Term.Word) -> Bool {
    let stem = wanted.stem
    // `ReLUs` ends like a Latin word and is a plural.
    if word.stem == stem || word.text == stem + "s" { return true }
    guard word.stem.first == stem.first, !known.contains(word.stem), !OrdinaryWords.contain(word) else { return false }
    guard stem.allSatisfy(\.isLetter), word.text.allSatisfy(\.isLetter) else { return false }
    // Two letters more are another word behind the first.
    if wanted.isJoined { return Spelling.isSlip(word.stem, of: stem, length: 5) }
    return Spelling.isSlip(word.stem, of: stem, length: word.text.count) || Spelling.isSlip(word.text, of: wanted.text)
      || Spelling.isSwap(word.text, of: wanted.text)
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
