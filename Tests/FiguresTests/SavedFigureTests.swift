import Figures
import Foundation
import Language
import Networks
import Tensors
import Testing

/// Figures as PNG pictures.
@Suite struct SavedFigureTests {
  private func saved(_ code: String, setup: String = "") throws -> Tensor {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).png").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let prompt = try Prompt(setup)
    try prompt.evaluator.run(Source("save(\(code), \"\(path)\")"))
    guard case .tensor(let pixels) = try prompt.value("load(\"\(path)\")") else {
      throw CocoaError(.featureUnsupported)
    }
    return pixels
  }

  private func colour(_ pixels: Tensor, _ row: Int, _ column: Int) -> [Int] {
    (0..<3).map { Int(pixels.scalar(at: [$0, row, column]).double) }
  }

  /// Pixels of a small picture are squares of its tones.
  @Test func tonesOfAMatrix() throws {
    let pixels = try saved("show(tensor([[0., 1., 0.2], [0.4, 0.6, 0.8]]))")
    // Enlarged 8 times, each pixel is 160 on a side, behind a margin of 10.
    for (row, column, tone) in [(0, 0, 0), (0, 1, 255), (0, 2, 51), (1, 0, 102), (1, 1, 153), (1, 2, 204)] {
      for (dy, dx) in [(0, 0), (80, 80), (159, 159)] {
        #expect(colour(pixels, 10 + 160 * row + dy, 10 + 160 * column + dx) == [tone, tone, tone])
      }
    }
    #expect(colour(pixels, 0, 0) == [255, 255, 255])
  }

  @Test func signedNumbersAreBlueAndRed() throws {
    let pixels = try saved("show(tensor([[-1., 0.5, 1.]]))")
    #expect(colour(pixels, 60, 60) == [5, 80, 160])
    #expect(colour(pixels, 60, 10 + 320 + 60) == [165, 10, 35])
  }

  /// No pixel of a photo is lost, though no window would hold it.
  @Test func aPhotoKeepsItsPixels() throws {
    let pixels = try saved("show(arange(200. * 180).reshape(200, 180) % 7)")
    #expect(pixels.shape[1] >= 2000 && pixels.shape[2] >= 1800)
    for (row, column) in [(0, 0), (199, 179), (77, 133)] {
      let tone = Int((Double((row * 180 + column) % 7) / 6 * 255).rounded())
      #expect(abs(colour(pixels, 10 + 10 * row + 5, 10 + 10 * column + 5)[0] - tone) <= 1)
    }
  }

  @Test(arguments: [
    "plot(relu, tanh, derivative=True)", "plot({\"a\": 2, \"b\": 1}, kind=\"bar\")", "plot(randn(50), kind=\"hist\")",
    "summary(nn.Sequential(nn.Conv2d(1, 2, 3), nn.ReLU()), (1, 8, 8))", "show(slide_input(), style=\"numbers\")",
    "show(rand(6, 28, 28), titles=[\"a\", \"b\", \"ä\", \"µ̂\", \"√\", \"∘\"])",
  ]) func everyFigureHasInkOnWhitePaper(code: String) throws {
    let pixels = try saved(code)
    let numbers = pixels.doubles()
    #expect(numbers.contains { $0 < 128 } && numbers.contains(255))
    #expect(pixels.shape[0] == 3)
  }

  @Test func mistakes() throws {
    let prompt = try Prompt()
    #expect(
      prompt.mistake("save(show(x), \"/tmp/x.npy\")").message
        == "a Figure is saved as a picture, so its file ends in .png, not \"/tmp/x.npy\"")
    #expect(prompt.mistake("save(show(x), \"/nowhere/x.png\")").kind == "FileNotFoundError")
  }
}
