/// Known names close to a misspelt one, best first, at most three.
///
/// Close means: equal but for upper and lower case, a beginning of the name, or at most a third of the letters wrong
/// (a letter missing, added, changed, or two neighbours exchanged: Damerau–Levenshtein distance).
public func namesLike(_ name: String, among known: some Sequence<String>) -> [String] {
  let wanted = Array(name.lowercased())
  // Every single letter is one change away from every other.
  let limit = wanted.count == 1 ? 0 : max(1, wanted.count / 3)
  var scored: [(distance: Int, name: String)] = []
  for candidate in Set(known) where candidate != name {
    let letters = Array(candidate.lowercased())
    if letters == wanted {
      scored.append((0, candidate))
    } else if abs(letters.count - wanted.count) <= limit {
      let distance = editDistance(wanted, letters)
      if distance <= limit { scored.append((distance, candidate)) }
    } else if wanted.count >= 3 && letters.starts(with: wanted) {
      scored.append((limit + 1, candidate))
    }
  }
  return scored.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(3).map(\.name)
}

/// `did you mean …` for an unknown name, if anything is close.
public func didYouMean(_ name: String, among known: some Sequence<String>) -> String? {
  let close = namesLike(name, among: known).map { "`\($0)`" }
  guard let last = close.last else { return nil }
  return "did you mean " + (close.count == 1 ? last : close.dropLast().joined(separator: ", ") + " or " + last) + "?"
}

/// A noun behind `a` or `an`: `an Adam`, and `an SGD`, whose letters are spelled.
func withArticle(_ noun: String) -> String {
  let start = noun.prefix(2)
  let isSpelled =
    start.count == 2 && start.allSatisfy(\.isUppercase) && !start.dropFirst().contains { "AEIOU".contains($0) }
  let vowels = isSpelled ? "AEFHILMNORSX" : "AEIOaeiou"
  return (noun.first.map { vowels.contains($0) } ?? false ? "an " : "a ") + noun
}

/// The fewest letters to insert, delete, replace or swap with a neighbour that turn one word into another.
public func editDistance(_ a: [Character], _ b: [Character]) -> Int {
  var before = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  for i in 1..<(a.count + 1) {
    var row = [i] + [Int](repeating: 0, count: b.count)
    for j in 1..<(b.count + 1) {
      row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
      if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] { row[j] = min(row[j], before[j - 2] + 1) }
    }
    (before, last) = (last, row)
  }
  return last[b.count]
}
