import Figures
import Language
import Networks
import Tensors
import Typesetting

/// `inspect NET, x`: a network's layers on an input, down to how one number came to be.
enum InspectCommand {
  static let inspect = Command(
    name: "inspect", usage: "NET, x",
    summary: "look into a network: the maps of each layer, and how any number in them came to be",
    completes: .expression
  ) { session, line in
    let example = "inspect net, x"
    let parser = try session.parser(line, needs: "a network and an input", example: example)
    let network = try parser.expression()
    guard parser.acceptComma(), !parser.isAtEnd else {
      throw line.error(
        "`inspect` needs a network and an input, with a comma between them", kind: "SyntaxError",
        hint: "for example: \(example)")
    }
    let input = try parser.expression()
    try parser.expectEnd()
    let net = try session.evaluator.evaluate(network, in: line.source)
    let picture = try session.evaluator.evaluate(input, in: line.source)
    var inspection: Inspection
    do {
      let record = try NetworkRecord(net, picture, session.context)
      inspection = try Inspection(record, title: line.source.text(network.span))
    } catch let error as TensorError {
      var diagnostic = Diagnostic(error, at: error.parameter == "net" ? network.span : input.span)
      diagnostic.source = line.source
      throw diagnostic
    }
    if session.console.canStep {
      Inspector(console: session.console).run(&inspection)
    } else {
      session.console.write(inspection.report(width: session.console.width))
    }
  }
}
