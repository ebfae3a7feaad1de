import Testing
import Typesetting

@testable import Figures

/// Expects that every known mistake whose number differs from the right one is told by its number, as somebody would
/// type it.
///
/// - Returns: how many were tried.
func recognisedMistakes(of walk: any Walkthrough, _ name: String) -> Int {
  var tried = 0
  for index in 0..<walk.count {
    for mistake in walk.mistakes(index) {
      guard let guess = Guess(short(mistake.value)), !guess.matches(walk.result(index)), guess.matches(mistake.value)
      else { continue }
      #expect(walk.mistake(behind: guess, at: index) != nil, "\(name) \(index): \(mistake)")
      tried += 1
    }
  }
  return tried
}
