import Language
import Tensors
import Testing
import Typesetting

@testable import Figures

/// Walks through `fft_conv2d`: the transforms, their products, and the way back to the map.
@Suite struct FourierWalkthroughTests {
  private static let calls = [
    "fft_conv2d(randn(5, 4), randn(2, 3))", "fft_conv2d(randn(2, 4, 5), randn(2, 3, 3))",
    "fft_conv2d(randn(2, 3, 4, 4), randn(2, 3, 2, 2))", "fft_conv2d(randn(1, 6), randn(1, 3))",
    "fft_conv2d(randn(6, 1), randn(2, 1))", "fft_conv2d(randn(1, 1), randn(1, 1))",
    "fft_conv2d(randint(0, 3, (6, 6)), randint(-1, 2, (3, 3)))",
  ]

  private func walk(_ call: String, seed: Int) throws -> (FourierWalkthrough, Tensor) {
    let prompt = try Prompt("torch.manual_seed(\(seed))")
    let event = try prompt.call(call)
    return (try #require(FourierWalkthrough(event)), try #require(event.resultTensor))
  }

  @Test(arguments: 1...15, calls) func theMapIsTheEngines(seed: Int, call: String) throws {
    let (walk, result) = try walk(call, seed: seed)
    let stack = try #require(PictureStack(result))
    for (index, expected) in result.doubles().enumerated() {
      let place = Place(index, in: stack)
      let step = try #require(walk.index(of: [place.picture, place.map, place.row, place.column]))
      #expect(walk.result(step) == expected)
    }
    #expect(walk.result(walk.count - 1) == result.doubles().last)
    for index in 0..<walk.count {
      let calculation = walk.calculation(index)
      #expect(abs(calculation.derived - calculation.result) < 1e-5 * max(1, abs(calculation.result)))
    }
  }

  @Test(arguments: 1...6) func everyKnownMistakeIsRecognised(seed: Int) throws {
    var tried = 0
    for call in Self.calls {
      let (walk, _) = try walk(call, seed: 100 + seed)
      tried += recognisedMistakes(of: walk, call)
    }
    #expect(tried > 250)
  }

  /// The first number of a transform is the sum; the product of the two sums is the sum of all shifts.
  @Test func theSlide() throws {
    let walk = try Prompt().walk("fft_conv2d(x, k)")
    #expect(walk.count == 28 && walk.result(0) == 8 && walk.result(1) == 4)
    #expect(walk.index(of: [3, 1]) == 19 && abs(walk.result(19) - 4) < 1e-5)
    #expect(walk.index(of: [5, 0]) == nil && walk.index(of: [0]) == nil)
    let sentence = walk.sentence(19)
    #expect(sentence.contains("window is 1 + 1 + 1 + 1;") && sentence.contains("row 3, column 1"))
  }

  @Test(arguments: [80, 40, 132]) func screens(width: Int) throws {
    let prompt = try Prompt()
    var text = ""
    for (call, indices) in [("fft_conv2d(x, k)", [0, 1, 2, 3, 19]), ("fft_conv2d(deep, weights)", [4, 5, 40])] {
      let walk = try prompt.walk(call)
      for index in indices {
        for isHidden in [false, true] {
          let drawing = walk.frame(index, width: width, hidesResult: isHidden)
          #expect(drawing.width <= width)
          if width >= 80 { #expect(drawing.height <= 21, "\(call) \(index)") }
          if !isHidden { text += screen("\(call) step \(index)", drawing) + walk.sentence(index) + "\n\n" }
          if isHidden { #expect(drawing.text.contains("[?")) }
        }
      }
    }
    expectGolden(text, "fourier-\(width)")
  }
}
