import Figures
import Language
import Networks
import Tensors
import Typesetting

/// `draw [NET]`: a pad for keys, and a network that reads along.
enum DrawCommand {
  /// The variable that a drawing becomes.
  static let variable = "drawing"

  static let draw = Command(
    name: "draw", usage: "[NET]",
    summary: "draw a digit with keys and watch a network read it; it becomes the tensor `drawing`",
    completes: .expression
  ) { session, line in
    var reader: PictureReader?
    if !line.isEmpty {
      let parser = try CommandParser(line.source, in: line.arguments)
      let network = try parser.expression()
      try parser.expectEnd()
      let net = try session.evaluator.evaluate(network, in: line.source)
      do { reader = try PictureReader(net, session.context) } catch let error as TensorError {
        var diagnostic = Diagnostic(error, at: network.span)
        diagnostic.source = line.source
        throw diagnostic
      }
    }
    guard session.console.canStep else {
      // Not an error: a lesson that is checked or plays by itself goes on.
      return try drawNothing(session)
    }
    var pad = DrawingPad()
    let reading = try DrawingDesk(console: session.console).run(&pad, reader)
    guard let reading, !pad.isEmpty else {
      let isKnown = session.context.environment.value(variable) != nil
      return session.console.writeLine(
        pad.isEmpty ? " nothing was drawn" : " not kept\(isKnown ? ": `\(variable)` is as it was" : "")")
    }
    session.context.environment.assign(variable, .tensor(try .floats(pad.centred, [1, 28, 28])))
    var said = StyledText(" `\(variable)` is 1×28×28, moved to the middle", .dim)
    if let best = reading.indices.max(by: { reading[$0] < reading[$1] }) {
      said.append("   read as ")
      said.append("\(best)", .result)
      said.append(" (\(DrawingPad.percent(reading[best])))")
    }
    session.console.write(said)
  }

  /// Without keys what was drawn before stays, and else the paper is empty.
  private static func drawNothing(_ session: Session) throws {
    let environment = session.context.environment
    var text = "nothing was drawn: `draw` needs a screen and keys"
    if environment.value(variable) == nil {
      environment.assign(variable, .tensor(try .zeros([1, 28, 28])))
      text += "; `\(variable)` is empty paper, 1×28×28"
    }
    text += "; load_image(path, gray=True, size=28) reads a file"
    for line in StyledText(text).wrapped(to: session.console.width - 1) {
      session.console.write(StyledText(" ") + line)
    }
  }
}
