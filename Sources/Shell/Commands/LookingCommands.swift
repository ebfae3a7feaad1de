import Figures
import Glibc
import Language
import Typesetting

/// Commands that look into a computation: each evaluates its expression once.
enum LookingCommands {
  static let all = [
    step, explain, show, plot, InspectCommand.inspect, DrawCommand.draw, ComparingCommand.compare, time,
  ]

  static let step = Command(
    name: "step", usage: "EXPR [at (ROW, COLUMN)]",
    summary: "walk through a computation one window, number or update at a time, forwards and backwards",
    completes: .expression
  ) { session, line in
    let parser = try session.parser(line, needs: "an expression", example: "step conv2d(slide_input(), slide_kernel())")
    let expression = try parser.expression()
    let place = parser.accept("at") ? try parser.expression() : nil
    try parser.expectEnd()
    let (events, value) = try session.watch(expression, line)
    let cell = try place.map { try session.cell($0, line) }
    guard let walk = Walkthroughs.make(forLastOf: events) else {
      throw line.error(
        "there is nothing to walk through in \(value.shortDescription)", kind: "TypeError",
        hint: events.isEmpty
          ? "step takes the computation itself: step conv2d(x, k)"
          : "try conv2d, max_pool2d, softmax, a @ b, loss.backward() or opt.step()")
    }
    var start = 0
    if let cell {
      guard let index = walk.index(of: cell) else {
        throw line.error(
          "the result has no cell (\(cell.map(String.init).joined(separator: ", ")))", kind: "IndexError",
          hint: "rows and columns count from 0")
      }
      start = index
    }
    var stepper = Stepper(walk, console: session.console, startAt: start)
    if session.console.canStep {
      stepper.run()
    } else {
      stepper.printAll(only: cell == nil ? nil : start)
    }
  }

  static let explain = Command(
    name: "explain", usage: "EXPR", summary: "the formula with the numbers put in: sizes, parameters, multiplications",
    completes: .expression
  ) { session, line in
    let parser = try session.parser(line, needs: "an expression", example: "explain output_size(28, 3)")
    let expression = try parser.expression()
    try parser.expectEnd()
    let (events, value) = try session.watch(expression, line)
    if let drawing = events.reversed().lazy.compactMap({ Explanations.make(for: $0, width: session.console.width) })
      .first
    {
      session.console.write(drawing)
    } else {
      session.console.write(
        try Explanations.make(forValue: value, context: session.context, width: session.console.width))
    }
  }

  static let show = Command(
    name: "show", usage: "EXPR [as=ascii|blocks|numbers] [scale=N] [channels=…]",
    summary: "a matrix, picture or stack of feature maps as a picture", completes: .expression
  ) { session, line in
    try session.draw(
      line, "show", example: "show slide_input()", renaming: ["as": "style"],
      words: ["auto", "ascii", "blocks", "numbers"])
  }

  static let plot = Command(
    name: "plot", usage: "EXPR, … [kind=\"bar\"] [derivative=True] [start=A] [end=B]",
    summary: "curves, bars, histograms, points, confusion tables, with axes and a legend", completes: .expression
  ) { session, line in
    try session.draw(line, "plot", example: "plot sigmoid, tanh, relu")
  }

  static let time = Command(
    name: "time", usage: "EXPR", summary: "how long the computation takes", completes: .expression
  ) { session, line in
    let parser = try session.parser(line, needs: "an expression", example: "time conv2d(slide_input(), slide_kernel())")
    let expression = try parser.expression()
    try parser.expectEnd()
    let start = monotonicSeconds()
    _ = try session.evaluator.evaluate(expression, in: line.source)
    session.console.writeLine(" \(session.durationText(since: start))")
  }
}

extension Session {
  /// A parser of the command's arguments.
  ///
  /// - Throws: a `SyntaxError` with an example if there are none.
  func parser(_ line: CommandLine, needs what: String, example: String) throws -> CommandParser {
    guard !line.isEmpty else {
      throw line.error("`\(line.name)` needs \(what)", kind: "SyntaxError", hint: "for example: \(example)")
    }
    return try CommandParser(line.source, in: line.arguments)
  }

  /// Evaluates once and returns the calls that were made on the way, in the order in which they returned.
  func watch(_ expression: ExpressionSyntax, _ line: CommandLine) throws -> ([CallEvent], Value) {
    var calls = WatchedCalls()
    let value = try observing {
      try evaluator.observing({ calls.append($0) }) { try evaluator.evaluate(expression, in: line.source) }
    }
    return (calls.events, value)
  }

  /// A cell such as `(3, 1)`.
  func cell(_ expression: ExpressionSyntax, _ line: CommandLine) throws -> [Int] {
    let value = try evaluator.evaluate(expression, in: line.source)
    let numbers = (value.sequence ?? [value]).compactMap(wholeNumber)
    guard numbers.count == value.sequence?.count ?? 1 else {
      throw Diagnostic(
        "TypeError", "a cell is (row, column), but this is \(value.shortDescription)", at: expression.span,
        in: line.source)
    }
    return numbers
  }

  /// Calls a word that draws, with the command's arguments, and shows what it returns.
  fileprivate func draw(
    _ line: CommandLine, _ word: String, example: String, renaming: [String: String] = [:], words: Set<String> = []
  ) throws {
    let parser = try parser(line, needs: "something to draw", example: example)
    let arguments = try parser.arguments(renaming: renaming, words: words)
    try echo(observing { try evaluator.evaluate(parser.call(word, arguments, span: line.span), in: line.source) })
  }
}

func monotonicSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

extension Session {
  /// The time since then, or dots where a text must always come out the same.
  func durationText(since start: Double) -> String {
    options.showsTimings ? Shell.durationText(monotonicSeconds() - start) : "…"
  }
}

/// A duration with three digits: `1.23 ms`.
func durationText(_ seconds: Double) -> String {
  let (amount, unit) = seconds < 1e-3 ? (seconds * 1e6, "µs") : seconds < 1 ? (seconds * 1e3, "ms") : (seconds, "s")
  let digits = amount < 10 ? 100.0 : amount < 100 ? 10.0 : 1.0
  return "\(floatText((amount * digits).rounded() / digits)) \(unit)"
}
