/// What stands behind `quiz`, `drill` and `review`: a topic, and `--count`, `--seed`, `--minutes`.
struct QuizOptions: Equatable {
  var topic = ""
  var count: Int?
  var seed: Int?
  var minutes: Double?

  /// Options that cannot be read: what is wrong, and what would do.
  struct Misuse: Error, Equatable {
    let message: String
    let hint: String
  }

  init() {}

  init(_ text: String) throws(Misuse) {
    var words = text.split(whereSeparator: \.isWhitespace).map(String.init)[...]
    var topic: [String] = []
    while let word = words.popFirst() {
      guard word.hasPrefix("--") else {
        topic.append(word)
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      guard let value = parts.count == 2 ? parts[1] : words.popFirst() else { throw .valueIsMissing(parts[0]) }
      switch parts[0] {
      case "--count":
        guard let number = Int(value), (1...1000).contains(number) else { throw .count(value) }
        count = number
      case "--seed":
        guard let number = Int(value) else { throw .seed(value) }
        seed = number
      case "--minutes":
        guard let number = Double(value), number > 0, number <= 600 else { throw .minutes(value) }
        minutes = number
      default: throw .unknown(parts[0])
      }
    }
    self.topic = topic.joined(separator: " ")
  }
}

extension QuizOptions.Misuse {
  fileprivate static func valueIsMissing(_ option: String) -> QuizOptions.Misuse {
    .init(message: "`\(option)` needs a value", hint: "for example: quiz --count 5 --seed 7")
  }

  fileprivate static func count(_ text: String) -> QuizOptions.Misuse {
    .init(message: "a quiz has 1 to 1000 questions, but this is `\(text)`", hint: "quiz --count 5")
  }

  fileprivate static func seed(_ text: String) -> QuizOptions.Misuse {
    .init(message: "a seed is a whole number, but this is `\(text)`", hint: "quiz --seed 7")
  }

  fileprivate static func minutes(_ text: String) -> QuizOptions.Misuse {
    .init(message: "a quiz takes more than 0 and at most 600 minutes, but this is `\(text)`", hint: "quiz --minutes 5")
  }

  fileprivate static func unknown(_ option: String) -> QuizOptions.Misuse {
    .init(message: "`\(option)` is no option of a quiz", hint: "there are --count, --seed and --minutes")
  }
}
