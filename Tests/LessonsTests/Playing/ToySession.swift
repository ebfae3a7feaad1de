import Language
import Lessons
import Networks

/// A session of a tiny language: integers, names, `+ - *` from left to right, `==`, `and`, `print(x)`, `roll()`,
/// `double(x)`, `grow x`, which adds one in place, `wide`, which prints 90 columns, and `fail`, which raises a
/// RuntimeError.
final class ToySession: LessonSession {
  struct Snapshot: Equatable {
    var names: [String: Int] = [:]
    var last: Int?
    var random = 0
    var calls: Set<String> = []
  }

  private struct Mistake: Error {
    var type: String
    var message: String
  }

  private(set) var state = Snapshot()
  /// Every input that was run.
  private(set) var log: [String] = []

  private let evaluator = Evaluator(.torch())

  /// Questions are computed in the language itself.
  func lend<R>(_ work: (Evaluator) throws -> R) throws -> R {
    for (name, value) in state.names { evaluator.context.environment.assign(name, .int(value)) }
    return try evaluator.lend(work)
  }

  func seed(_ value: Int) { state.random = value }
  func snapshot() -> Snapshot { state }
  func restore(_ snapshot: Snapshot) { state = snapshot }

  func beginAttempt() {
    state.calls = []
    state.last = nil
  }

  func run(_ source: String) -> Outcome {
    log.append(source)
    var outcome = Outcome()
    do {
      for line in source.split(separator: "\n") { try run(String(line), &outcome) }
    } catch let error as Mistake {
      outcome.failure = Outcome.Failure(
        type: error.type, message: error.message, report: "    ^ \(error.type): \(error.message)")
    } catch {}
    return outcome
  }

  func figure(_ expression: String) -> Outcome { run(expression) }

  func holds(_ condition: String) -> Verdict {
    let before = state
    defer { state = before }
    do {
      return try value(condition) != 0 ? .yes : .no
    } catch let error as Mistake {
      return error.type == "NameError" ? .undefined(name: error.message) : .error("\(error.type): \(error.message)")
    } catch {
      return .no
    }
  }

  private func run(_ line: String, _ outcome: inout Outcome) throws {
    outcome.hasValue = false
    let words = line.split(separator: " ").map(String.init)
    if words.count > 2, words[1] == "=" {
      state.names[words[0]] = try value(words.dropFirst(2).joined(separator: " "))
      outcome.assigned.insert(words[0])
    } else if words.count == 2, words[0] == "grow" {
      state.names[words[1], default: 0] += 1
    } else if line == "wide" {
      outcome.output += String(repeating: "x", count: 90) + "\n"
    } else if line.hasPrefix("print(") {
      outcome.output += "\(try value(String(line.dropFirst(6).dropLast())))\n"
    } else {
      let result = try value(line)
      state.last = result
      outcome.output += "\(result)\n"
      outcome.hasValue = true
    }
  }

  private func value(_ text: String) throws -> Int {
    for (mark, combine) in operators {
      guard let range = text.lastRange(of: mark) else { continue }
      return combine(try value(String(text[..<range.lowerBound])), try value(String(text[range.upperBound...])))
    }
    if let number = Int(text) { return number }
    if text == "_", let last = state.last { return last }
    if text == "fail" { throw Mistake(type: "RuntimeError", message: "it fails by 0.5") }
    if text == "fetch" {
      throw Mistake(type: "FileNotFoundError", message: "the data set \"toys\" has not been fetched yet")
    }
    if text == "roll()" {
      state.random = (state.random * 5 + 3) % 64
      return state.random
    }
    if text.hasPrefix("used(\"") { return state.calls.contains(String(text.dropFirst(6).dropLast(2))) ? 1 : 0 }
    if text.hasPrefix("double(") {
      state.calls.insert("double")
      return 2 * (try value(String(text.dropFirst(7).dropLast())))
    }
    guard let value = state.names[text] else { throw Mistake(type: "NameError", message: text) }
    return value
  }

  private var operators: [(String, (Int, Int) -> Int)] {
    [
      (" and ", { $0 != 0 && $1 != 0 ? 1 : 0 }), (" == ", { $0 == $1 ? 1 : 0 }), (" > ", { $0 > $1 ? 1 : 0 }),
      (" + ", { $0 + $1 }), (" - ", { $0 - $1 }), (" * ", { $0 * $1 }),
    ]
  }
}

extension String {
  fileprivate func lastRange(of word: String) -> Range<String.Index>? {
    ranges(of: word).last
  }
}
