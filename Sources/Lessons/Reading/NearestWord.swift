/// The fewest letters to insert, delete, replace or swap with a neighbour that turn `a` into `b`
/// (optimal string alignment distance).
func editDistance(_ a: String, _ b: String) -> Int {
  let a = Array(a)
  let b = Array(b)
  guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
  var beforeLast = [Int]()
  var last = Array(0...b.count)
  for i in 1...a.count {
    var row = [i] + Array(repeating: 0, count: b.count)
    for j in 1...b.count {
      let replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
      row[j] = min(last[j] + 1, row[j - 1] + 1, replaced)
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { row[j] = min(row[j], beforeLast[j - 2] + 1) }
    }
    beforeLast = last
    last = row
  }
  return last[b.count]
}

/// The word that is probably meant: it begins like `word`, or is at most a third of its letters away.
func nearestWord(to word: String, in words: [String]) -> String? {
  guard !word.isEmpty, word.count <= 100 else { return nil }
  let word = word.lowercased()
  let ranked = words.map { (word: $0, distance: editDistance(word, $0.lowercased())) }
    .sorted { $0.distance < $1.distance }
  if let best = ranked.first, best.distance <= max(1, word.count / 3) { return best.word }
  return word.count > 2 ? words.first { $0.lowercased().hasPrefix(word) } : nil
}

/// The nearest word as a hint, else all the words there are.
func didYouMean(_ word: String, in words: [String]) -> String {
  if let nearest = nearestWord(to: word, in: words) { return "did you mean `\(nearest)`?" }
  return "there are " + words.map { "`\($0)`" }.joined(separator: ", ")
}
