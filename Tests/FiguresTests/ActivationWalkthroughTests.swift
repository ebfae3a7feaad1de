import Language
import Tensors
import Testing
import Typesetting

@testable import Figures

@Suite struct ActivationWalkthroughTests {
  private static let setup = "z = tensor([[-5., -0.5, 0.], [0.5, 2., 20.]])"

  @Test(arguments: [80, 40]) func frames(width: Int) throws {
    let prompt = try Prompt(Self.setup)
    var text = ""
    for (call, cell) in [
      ("sigmoid(z)", [1, 1]), ("sigmoid(z)", [1, 2]), ("relu(z)", [0, 0]), ("relu(x)", [2, 3]), ("tanh(2)", [0]),
      ("leaky_relu(z, 0.1)", [0, 0]), ("gelu(deepf)", [1, 2, 3]), ("relu6(big)", [12, 3]),
      ("log(z.abs() + 0.5)", [0, 1]),
    ] {
      let walk = try prompt.walk(call)
      let index = try #require(walk.index(of: cell))
      text += screen(call, walk.frame(index, width: width, hidesResult: false)) + walk.sentence(index) + "\n\n"
    }
    text += try prompt.walk("sigmoid(z)").frame(4, width: width, hidesResult: true).text
    expectGolden(text, "activations-\(width)")
  }

  /// Computed with NumPy in 64 bits: the number, the function and its slope with four decimals.
  @Test(arguments: [
    ("sigmoid", -2.0, "0.1192", "0.1050"), ("sigmoid", 0, "0.5", "0.25"), ("sigmoid", 3, "0.9526", "0.0452"),
    ("tanh", 1, "0.7616", "0.4200"), ("tanh", -0.5, "-0.4621", "0.7864"), ("silu", 1, "0.7311", "0.9277"),
    ("gelu", 1, "0.8413", "1.0833"), ("elu", -1, "-0.6321", "0.3679"), ("selu", -1, "-1.1113", "0.6468"),
    ("softplus", 1, "1.3133", "0.7311"),
  ])
  func valueAndSlope(name: String, z: Double, value: String, slope: String) throws {
    let walk = try Prompt("z = tensor([\(z)])").walk("\(name)(z)")
    let frame = walk.frame(0, width: 80, hidesResult: false).text
    let results = frame.split(separator: "\n").filter { $0.contains("=  ") }.map { line in
      line[(line.firstRange(of: "=  ")?.upperBound ?? line.startIndex)...].split(separator: " ").first.map(String.init)
    }
    #expect(results == [value, slope])
    #expect(walk.sentence(0).contains("= \(value);") && walk.sentence(0).contains("= \(slope)"))
  }

  @Test func aSaturatedSigmoidHasSlopeZeroIn32Bits() throws {
    let prompt = try Prompt()
    let sentence = try prompt.walk("sigmoid(tensor([20.]))").sentence(0)
    #expect(sentence.contains("the slope is 1·(1 - 1) = 0; saturated: rounded to 1, so the slope is exactly 0"))
    // A plain number has 64 bits.
    #expect(try prompt.walk("sigmoid(20)").sentence(0).contains("the slope is only 2.061e-09"))
  }

  @Test func everyActivationCanBeWalkedThrough() throws {
    let prompt = try Prompt("z = tensor([[0.3, 0.9], [0.5, 0.7]])\nw = tensor([0.1, 0.2])")
    for name in [
      "relu", "sigmoid", "tanh", "sign", "exp", "leaky_relu", "elu", "selu", "gelu", "silu", "softplus",
      "relu6", "hardtanh", "sqrt", "log", "sin", "abs",
    ] {
      let walk = try prompt.walk("\(name)(z)")
      let expected = try #require(prompt.call("\(name)(z)").resultTensor).doubles()
      #expect(walk.count == 4 && (0..<4).allSatisfy { walk.result($0) == expected[$0] })
      for width in [40, 60, 79, 80, 120] {
        for hides in [false, true] {
          let frame = walk.frame(3, width: width, hidesResult: hides)
          #expect(frame.width <= width && frame.height <= (width < 60 ? 24 : 21), "\(name) at \(width)")
        }
      }
    }
    #expect(try prompt.walk("prelu(-z, w)").sentence(3).contains("0.2·(-0.7) = -0.14"))
  }

  @Test func aHiddenValueIsNotGivenAwayByTheCurve() throws {
    let frame = try Prompt(Self.setup).walk("sigmoid(z)").frame(4, width: 80, hidesResult: true).text
    #expect(!frame.contains("0.88") && !frame.contains("●") && frame.contains("?"))
  }

  @Test(arguments: [
    ("relu(z)", 0, "-5", "relu is forgotten"), ("sigmoid(z)", 4, "0.105", "the slope is given"),
    ("sigmoid(z)", 4, "0.964", "tanh is taken for sigmoid"), ("tanh(z)", 4, "0.8808", "sigmoid is taken for tanh"),
    ("leaky_relu(z)", 0, "0", "relu is taken for leaky_relu"), ("sigmoid(z)", 4, "0.1192", "sigmoid of -z"),
    ("relu(z)", 4, "-2", "the sign is turned round"),
  ])
  func wrongValuesAreTraced(call: String, index: Int, guess: String, words: String) throws {
    let walk = try Prompt(Self.setup).walk(call)
    let typed = try #require(Guess(guess))
    let mistake = try #require(walk.mistake(behind: typed, at: index))
    #expect(mistake.cause.contains(words))
  }
}
