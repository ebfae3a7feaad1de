import Figures
import Language
import Tensors
import Testing
import Typesetting

@Suite struct PlotTests {
  private let prompt: Prompt

  init() throws {
    prompt = try Prompt(
      """
      def step(z):
          if z < 0:
              return 0
          return 1
      def hinge(z):
          return 0 if z < 0 else z
      def line(z):
          return 0.5 * z + 1
      def fails(z):
          return undefined_name + z
      def half(z):
          if z < 0:
              return undefined_name
          return z * z
      """)
    let environment = prompt.evaluator.context.environment
    for activation in Activation.allCases {
      let word = Builtin(activation.rawValue, "An activation.", .tensor("input", "any shape")) { _, x in
        .tensor(try activation(x))
      }
      environment.assign(activation.rawValue, .object(BuiltinObject(word)))
    }
    environment.assign("losses", .tensor(try .floats((0..<30).map { 2.3 / (1 + Float($0) * 0.3) }, [30])))
  }

  @Test(arguments: [80, 40]) func plots(width: Int) throws {
    var text = ""
    for code in [
      "plot(sigmoid)", "plot(sigmoid, tanh, relu)", "plot(sigmoid, derivative=True)", "plot(relu, derivative=True)",
      "plot(sign)", "plot(step, hinge, derivative=True)",
      "plot(lambda z: z * z, line, start=-2, end=2, title=\"a parabola and a line\")", "plot(lambda z: 1 / z)",
      "plot(lambda z: sigmoid(z * 20))", "plot(exp)", "plot(half)",
      "plot(losses)", "plot([3, 1, 2], losses)", "plot(lambda z: 0)", "plot([5])", "plot(log, start=-1, end=3)",
      "plot(lambda z: 0.0001 * z)",
    ] {
      let drawing = try prompt.echo(code, width: width)
      text += screen(code, drawing)
      #expect(drawing.width <= width, "\(code)")
      #expect(drawing.height <= 24, "\(code)")
    }
    expectGolden(text, "plot-\(width)")
  }

  @Test func mistakesNameTheArgument() {
    #expect(prompt.mistake("plot()").kind == "TypeError")
    #expect(prompt.mistake("plot(3)").message == "`plot` draws functions and vectors, but this is the number 3")
    #expect(prompt.mistake("plot(x)").hint == "x[0] is its first row; show(x) draws a matrix")
    #expect(prompt.mistake("plot(sigmoid, start=2, end=1)").kind == "ValueError")
    #expect(prompt.mistake("plot(fails)").kind == "NameError")
    #expect(prompt.mistake("plot(lambda z: \"a\")").kind == "TypeError")
  }

  @Test func extremesDoNotStopThePlot() throws {
    for code in [
      "plot(lambda z: 1e308 * z)", "plot(lambda z: 1e-310 * z)", "plot(lambda z: 1 + 1e-16 * z)",
      "plot(lambda z: 1e300)",
      "plot(sigmoid, start=0, end=1e-300)", "plot(sigmoid, start=-1e307, end=1e307)", "plot([1e308, -1e308])",
    ] { #expect(try prompt.echo(code).height > 5, "\(code)") }
  }

  @Test(arguments: [1, 12, 25, 79, 200]) func nothingIsWiderThanTheWindow(width: Int) throws {
    for code in ["plot(sigmoid, tanh)", "plot(exp)", "plot(losses)"] {
      #expect(try prompt.echo(code, width: width).width <= width)
    }
  }
}
