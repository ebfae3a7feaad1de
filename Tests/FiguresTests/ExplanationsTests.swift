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

  @Test(arguments: [80, 40]) func layers(width: Int) throws {
    let prompt = try Prompt()
    var text = ""
    for code in [
      "linear(rand(32, 84), rand(10, 84), rand(10))", "linear(rand(4), rand(1, 4))",
      "conv_transpose2d(rand(1, 3, 4, 4), rand(3, 2, 2, 2), rand(2), stride=2)",
      "conv_transpose2d(rand(4, 5), rand(2, 3), stride=2, padding=1, output_padding=1)",
      "batch_norm(rand(2, 6, 4, 4), None, None, rand(6), rand(6), training=True)",
      "batch_norm(rand(2, 6), rand(6), rand(6))", "local_response_norm(rand(1, 6, 2, 2), 5, k=2.)",
      "softmax(rand(3, 10), dim=-1)", "log_softmax(rand(10), dim=0)",
    ] {
      let drawing = try #require(Explanations.make(for: prompt.call(code), width: width))
      text += screen(code, drawing)
      #expect(drawing.width <= width)
    }
    expectGolden(text, "explain-layers-\(width)")
  }

  /// What is said to be learned and multiplied is what `count_parameters` and `count_macs` count.
  @Test func costsAreTheCountedOnes() throws {
    let prompt = try Prompt()
    var random = RandomSource(seed: 5)
    for _ in 0..<40 {
      let groups = 1 + random.below(3), channels = groups * (1 + random.below(3)), maps = groups * (1 + random.below(3))
      let bias = random.below(2) == 0 ? "True" : "False"
      let (inputs, outputs) = (1 + random.below(2000), 1 + random.below(50))
      for (layer, shape) in [
        ("nn.Linear(\(inputs), \(outputs), bias=\(bias))", "1, \(inputs)"),
        (
          "nn.ConvTranspose2d(\(channels), \(maps), (\(1 + random.below(4)), 3), stride=2, groups=\(groups), bias=\(bias))",
          "1, \(channels), 5, \(4 + random.below(9))"
        ),
        ("nn.Conv2d(\(channels), \(maps), 3, padding=1, groups=\(groups), bias=\(bias))", "1, \(channels), 6, 7"),
      ] {
        try prompt.evaluator.run(Source("net = \(layer)"))
        var events: [CallEvent] = []
        try prompt.evaluator.observing({ events.append($0) }) { _ = try prompt.value("net(rand(\(shape)))") }
        let table = events.compactMap { Explanations.make(for: $0, width: 200) }.first?.text ?? ""
        for (label, count) in [
          ("parameters", "count_parameters(net)"), ("multiplications", "count_macs(net, (\(shape)))"),
        ] {
          let number = try #require(try prompt.value(count).int)
          let line = table.split(separator: "\n").first { $0.contains(label) } ?? ""
          let last = line.split(separator: "=").last?.split(separator: " ").first ?? ""
          #expect(last.filter { $0 != "," } == "\(number)", "\(layer): \(line)")
        }
      }
    }
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
