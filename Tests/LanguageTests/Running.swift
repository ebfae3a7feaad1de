import Language

/// A session for tests: runs programs and keeps what they print.
final class TestSession {
  let evaluator: Evaluator
  private let output = Output()

  init(_ vocabulary: Vocabulary = .core()) {
    evaluator = Evaluator(vocabulary)
    evaluator.context.emit = { [output] notice in
      if let printed = notice as? PrintedText { output.text += printed.text }
    }
  }

  /// What has been printed so far.
  var printed: String { output.text }

  /// Runs a program and returns what it printed.
  @discardableResult
  func run(_ program: String) throws -> String {
    output.text = ""
    try evaluator.run(Source(program))
    return output.text
  }

  /// What `print` writes for the value of an expression.
  func text(_ expression: String) throws -> String {
    try Language.text(try evaluator.evaluate(Source(expression)), evaluator.context)
  }

  /// The error that a program ends with, and what it printed before.
  func failure(_ program: String) -> (error: Diagnostic?, printed: String) {
    output.text = ""
    do {
      try evaluator.run(Source(program))
      return (nil, output.text)
    } catch { return (error as? Diagnostic, output.text) }
  }
}

private final class Output { var text = "" }

extension Diagnostic {
  /// The line of the program at which the error points.
  var line: Int { span.flatMap { source?.location($0.start).line } ?? 0 }
}
