import Typesetting

/// How long a class needs to read what has just appeared.
public enum ReadingTime {
  /// Words in a minute: slower than reading alone, since somebody may be speaking.
  static let wordsPerMinute = 150.0
  /// Nothing goes away faster, however short it is.
  static let shortest = 1.5

  /// Seconds for what is on the screen now; a word is anything between blanks, so that a row of numbers counts.
  public static func seconds(for drawing: Drawing) -> Double {
    let words = drawing.lines.reduce(0) {
      $0 + $1.text.split(separator: " ").count { $0.contains { $0.isLetter || $0.isNumber } }
    }
    return max(shortest, Double(words) * 60 / wordsPerMinute)
  }
}
