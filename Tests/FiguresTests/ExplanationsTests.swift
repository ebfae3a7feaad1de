import Figures
import Language
import Tensors
import Testing
import Typesetting

@Suite struct ExplanationsTests {
  @Test(arguments: [80, 40]) func calls(width: Int) throws {
    let prompt = try Prompt("image = big\nnarrow = big[:, 0:9]")
    var text = ""
    for code in [
      "output_size(28, 3)", "output_size(28, 3, P=1, S=2)", "output_size(7, 3, D=2)", "output_size(8, 3, S=2)",
      "output_size(5, 3, S=3, P=1)",
      "conv2d(x, k)", "conv2d(batch, weights, bias=bias, stride=2, padding=1)", "conv2d(narrow, k, stride=2)",
      "conv2d(x, x[0:2, 0:2], padding=\"same\")",
      "conv2d(batch, grouped, groups=3)", "convolve2d(x, k, mode=\"same\")", "max_pool2d(p, 2)", "max_pool2d(x, 2)",
      "avg_pool2d(deep, 2, ceil_mode=True)", "max_pool2d(x, 1, stride=2, ceil_mode=True)", "bigf @ big",
    ] {
      let drawing = try #require(Explanations.make(for: prompt.call(code), width: width))
      text += screen(code, drawing)
      #expect(drawing.width <= width)
    }
    expectGolden(text, "explain-\(width)")
  }

  @Test func theSlidesOwnLineComesFirst() throws {
    let drawing = try #require(Explanations.make(for: Prompt().call("output_size(28, 3)"), width: 80))
    #expect(drawing.lines[0].text.contains("(28 - 3 + 2*0)/1 + 1 = 26"))
  }

  @Test func activations() throws {
    let z = try Tensor.floats([-6, -1, 0, 2], [4])
    var text = ""
    for name in ["relu", "sigmoid", "tanh", "sign", "exp"] {
      let activation = try #require(Activation(rawValue: name))
      for (argument, result) in [
        (Value.tensor(z), Value.tensor(try activation(z))), (.float(2), .float(activation(2))),
      ] {
        let event = CallEvent(name: name, arguments: [("input", argument)], result: result, span: SourceSpan(0, 0))
        text += screen(name, try #require(Explanations.make(for: event, width: 80)))
      }
    }
    expectGolden(text, "explain-activations")
  }

  @Test func values() throws {
    let prompt = try Prompt("y = x[2:5, 1:3]\nn = 3\nt = 'abc'\ndef f(a):\n    return a\n")
    var text = ""
    for code in ["x", "y", "batch", "n", "t", "[1, 2]", "{1: 2}", "conv2d", "f", "None", "output_size"] {
      text += screen(
        code, try Explanations.make(forValue: prompt.value(code), context: prompt.evaluator.context, width: 80))
    }
    expectGolden(text, "explain-values")
  }
}
