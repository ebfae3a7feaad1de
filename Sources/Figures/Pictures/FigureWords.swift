import Language
import Networks
import Tensors

/// Words that draw: each returns a `Figure`, whose echo is its picture.
public enum FigureWords {
  public static var all: [Builtin] { [show, plot, summary] }

  static var show: Builtin {
    Builtin(
      "show", "A matrix or picture as characters; feature maps side by side.",
      .value("x", "H×W, C×H×W or N×C×H×W; a Figure is shown as it is"),
      .choice("style", ["auto", "ascii", "blocks", "numbers"], default: "auto", "how pixels are drawn"),
      .value("scale", "how much larger, or smaller below 1; None fits the window", default: Value.none),
      .value("channels", "the channels to show, one or a list; None for all", default: Value.none),
      .value("titles", "texts over the maps; None for their numbers", default: Value.none),
      shapes: "any size; what does not fit the window is shrunk by averaging; all maps in one scale",
      examples: [Example("show(slide_kernel())", prints: "· · █\n█ · ·\n· █ █                    3×3   · 0   █ 1")]
    ) { _, x, style, scale, channels, titles in
      if case .object(let object) = x, object is Figure { return x }
      guard case .tensor(let tensor) = x else {
        var error = TensorError.wrongType("x", wanted: "a tensor", got: x)
        if x.module != nil { error.hint = "summary(net, x) lists its layers, and `inspect net, x` looks into them" }
        throw error
      }
      guard scale.isNone || scale.double != nil else {
        throw TensorError.wrongType("scale", wanted: "a number", got: scale)
      }
      return .object(
        Figure(
          try Picture(
            tensor, style: style, scale: scale.double, channels: try indices(channels), titles: try texts(titles))))
    }
  }

  static var plot: Builtin {
    Builtin(
      "plot", "Curves, bars, histograms, points, confusion tables; a function of two numbers as a map of its heights.",
      .rest("functions", "functions of one number, or vectors; for a map one function of two"),
      .bool("derivative", "draw the derivatives too", default: false).byNameOnly,
      .number("start", "left end for functions", default: -6).byNameOnly,
      .number("end", "right end for functions", default: 6).byNameOnly,
      .value("title", "a line above", default: Value.none).byNameOnly,
      .value("path", "on a map: points of a way across it, or a dict of ways", default: Value.none).byNameOnly,
      .value("x", "on a map: the ends of the axis to the right", default: Value.none).byNameOnly,
      .value("y", "on a map: the ends of the axis upwards", default: Value.none).byNameOnly,
      .choice(
        "kind", ChartMaker.kinds, default: "line",
        "line over the index, bar (a dict names the bars), hist, scatter (x and y, or N×2), confusion (truth and answers)"
      ).byNameOnly,
      .int("bins", "intervals of a histogram", default: 10).byNameOnly,
      .value("labels", "names of bars or classes; the group of each point", default: Value.none).byNameOnly,
      examples: [
        Example("type(plot([1, 4, 9])).__name__", prints: "Figure"),
        Example(
          "plot({\"a\": 2, \"b\": 1}, kind=\"bar\")",
          prints:
            " a ██████████████████████████████████████████████████████████████████████  2\n b ███████████████████████████████████  1"
        ),
      ]
    ) { context, functions, isDerivative, start, end, title, path, x, y, kind, bins, labels in
      guard start < end, (end - start).isFinite else {
        throw TensorError(
          "end", "the right end lies right of the left one, but they are \(short(start)) and \(short(end))",
          kind: .value)
      }
      guard title.isNone || title.string != nil else {
        throw TensorError.wrongType("title", wanted: "a text", got: title)
      }
      if kind != "line" {
        let maker = ChartMaker(kind: kind, bins: bins, labels: labels, title: title.string, context: context)
        return .object(Figure(try maker.chart(functions)))
      }
      if !path.isNone || !x.isNone || !y.isNone {
        guard functions.count == 1 else {
          throw TensorError(
            "functions", "a map shows one function of two numbers, but these are \(functions.count)", kind: .type)
        }
        let maker = ContourMaker(context: context)
        return .object(Figure(try maker.plot(functions[0], path: path, x: x, y: y, title: title.string)))
      }
      let maker = CurveMaker(start: start, end: end, isDerivative: isDerivative, context: context)
      return .object(Figure(Plot(try maker.curves(functions), title: title.string)))
    }
  }

  static var summary: Builtin {
    Builtin(
      "summary", "A network as a table: for each layer what comes out, what it learns, how much it multiplies.",
      .value("net", "a module"),
      .value("input_or_shape", "an input, or its shape: C×H×W, N×C×H×W, or numbers of a dense layer"),
      formula: "counted for one picture; multiplications without bias",
      examples: [Example("type(summary(nn.Linear(4, 2), 4)).__name__", prints: "Figure")]
    ) { context, net, input in .object(Figure(SummaryTable(try ModuleTrace(net, input, context)))) }
  }

  /// A text or a list of texts; nil for None.
  private static func texts(_ value: Value) throws(TensorError) -> [String]? {
    if value.isNone { return nil }
    if let text = value.string { return [text] }
    let texts = value.sequence?.compactMap(\.string)
    guard let texts, texts.count == value.sequence?.count else {
      throw .wrongType("titles", wanted: "a list of texts", got: value)
    }
    return texts
  }

  /// One index or a list of them; nil for None.
  private static func indices(_ value: Value) throws(TensorError) -> [Int]? {
    if value.isNone { return nil }
    if let index = wholeNumber(value) { return [index] }
    guard let entries = value.sequence, !entries.isEmpty else {
      throw .wrongType("channels", wanted: "a channel or a list of channels", got: value)
    }
    let indices = entries.compactMap(wholeNumber)
    guard indices.count == entries.count else {
      throw .wrongType("channels", wanted: "a list of whole numbers", got: value)
    }
    return indices
  }
}
