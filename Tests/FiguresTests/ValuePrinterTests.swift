import Figures
import Language
import Tensors
import Testing
import Typesetting

@Suite struct ValuePrinterTests {
  private let prompt: Prompt

  init() throws {
    prompt = try Prompt()
    let environment = prompt.evaluator.context.environment
    func put(_ name: String, _ tensor: Tensor) { environment.assign(name, .tensor(tensor)) }
    put("v", try .floats([1, 2, 3], [3]))
    put("thirds", try .floats([0.25, -1 / 3, 12, 1e-7], [2, 2]))
    put("tiny", try .floats([1.5e-6, -2e-5, 0, 1e-5], [2, 2]))
    put("strange", try .floats([.nan, .infinity, -.infinity, 1.5], [2, 2]))
    put("ints", try .ints([1, -20, 300, 4], [2, 2]))
    put("bools", try .bools([true, false, false, true], [2, 2]))
    put("empty", try .zeros([0, 3]))
    put("one", try .scalar(.float(Double(Float(0.1)))))
    put("four", try .scalar(.float(4)))
    put("truth", try .scalar(.bool(true)))
    put("long", try .arange(.int(0), .int(1000), .int(1)))
    put("column", try .floats((0..<100).map(Float.init), [100, 1]))
    put("large", try Prompt.fractions([3, 64, 64]))
    put("broken", try .full([40, 40], .float(.nan)))
  }

  @Test(arguments: [80, 40]) func echoes(width: Int) throws {
    var text = ""
    for code in [
      "conv2d(x, k)", "v", "four", "one", "truth", "4.0", "7", "\"text\"", "[v, 1]", "thirds", "tiny", "strange",
      "ints",
      "bools", "empty", "long", "big", "bigf", "deep", "batch", "manyf", "column", "large", "broken", "x[:, 2:4]",
      "weights",
    ] {
      text += screen(code, try prompt.echo(code, width: width))
    }
    expectGolden(text, "echo-\(width)")
  }

  @Test func noneHasNoEcho() throws {
    #expect(try ValuePrinter.drawing(of: .none, context: prompt.evaluator.context, width: 80, height: 22) == nil)
  }

  @Test(arguments: [10, 17, 40, 80, 200]) func nothingIsWiderThanTheWindow(width: Int) throws {
    for code in ["conv2d(x, k)", "v", "thirds", "long", "big", "bigf", "deep", "batch", "manyf", "large", "strange"] {
      #expect(try prompt.echo(code, width: width).width <= width, "\(code) at \(width)")
    }
  }

  @Test func manyAxesTakeNoMoreThanAScreen() throws {
    for code in ["batch", "many", "manyf", "weights", "manyweights"] {
      #expect(try prompt.echo(code, height: 22).height <= 22, "\(code)")
    }
  }
}
