import Figures
import Language

/// `compare EXPR, EXPR, …`: each expression is evaluated once.
enum ComparingCommand {
  static let compare = Command(
    name: "compare", usage: "EXPR, EXPR, …", summary: "same answer? how many multiplications, how long?",
    completes: .expression
  ) { session, line in
    let example = "compare conv2d(x, k), winograd(x, k)"
    let parser = try session.parser(line, needs: "two expressions", example: example)
    var expressions = [try parser.expression()]
    while parser.acceptComma(), !parser.isAtEnd { expressions.append(try parser.expression()) }
    try parser.expectEnd()
    guard expressions.count >= 2 else {
      throw line.error(
        "`compare` needs at least two expressions with a comma between them, but there is one", kind: "SyntaxError",
        hint: "for example: \(example)")
    }
    let ways = try expressions.map { expression in
      let start = monotonicSeconds()
      let (events, value) = try session.watch(expression, line)
      let time = session.durationText(since: start)
      return Comparison.Way(code: line.source.text(expression.span), value: value, events: events, time: time)
    }
    session.console.write(try Comparison(ways, session.context).drawing(width: session.console.width))
  }
}
