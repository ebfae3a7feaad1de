import Figures
import Language
import Networks
import Typesetting

/// A session for tests: evaluates code and keeps the calls that were made.
final class Prompt {
  let evaluator: Evaluator

  init(_ setup: String = "") throws {
    var vocabulary = Vocabulary.torch()
    vocabulary.add(FigureWords.all)
    evaluator = Evaluator(vocabulary)
    if !setup.isEmpty { try evaluator.run(Source(setup)) }
  }

  func value(_ code: String) throws -> Value { try evaluator.evaluate(Source(code)) }

  /// What the prompt shows for an expression.
  func echo(_ code: String, width: Int = 80, height: Int = 22) throws -> Drawing {
    try ValuePrinter.drawing(of: value(code), context: evaluator.context, width: width, height: height) ?? Drawing()
  }

  /// The outermost call of an expression.
  func call(_ code: String) throws -> CallEvent {
    var events: [CallEvent] = []
    try evaluator.observing({ events.append($0) }) { _ = try value(code) }
    guard let last = events.last else { throw Diagnostic("TestError", "no call in \(code)") }
    return last
  }

  func walk(_ code: String) throws -> any Walkthrough {
    guard let walk = Walkthroughs.make(for: try call(code)) else { throw Diagnostic("TestError", "no walkthrough for \(code)") }
    return walk
  }

  /// The error of some code.
  func mistake(_ code: String, name: String? = nil) -> Diagnostic {
    do {
      try evaluator.run(Source(code, name: name))
      return Diagnostic("TestError", "no error in \(code)")
    } catch {
      return error as? Diagnostic ?? Diagnostic("TestError", "\(error)")
    }
  }
}
