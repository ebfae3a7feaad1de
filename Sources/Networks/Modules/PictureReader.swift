import Language
import Tensors

/// A network as it reads one picture after another, in evaluation: what watches somebody draw.
public struct PictureReader {
  private let net: ModuleObject
  private let context: Context
  /// Rows and columns that the network takes.
  public let size: Int

  /// - Throws: the network's own error if it takes neither 28×28 nor 32×32 pixels in one channel.
  public init(_ net: Value, _ context: Context) throws {
    guard let module = net.module else { throw TensorError.wrongType("net", wanted: "a network", got: net) }
    self.net = module
    self.context = context
    func takes(_ size: Int) throws -> Int {
      let output = try module.run(on: .zeros([1, 1, size, size]), toldTo: nil, remembers: false, context)
      guard case .tensor(let scores) = output, scores.rank == 2, (2...20).contains(scores.shape[1]) else {
        throw TensorError("net", "the network gives no row of 2 to 20 scores for a picture", kind: .value)
      }
      return size
    }
    do { size = try takes(28) } catch {
      guard (error as? TensorError)?.kind != .value, let larger = try? takes(32) else { throw error }
      size = larger
    }
  }

  /// The probability of each class: the softmax of what the network gives, or that itself if it is probabilities.
  ///
  /// - Parameter pixels: 28×28 numbers in 0…1.
  public func probabilities(of pixels: [Float]) throws -> [Double] {
    var picture = try Tensor.floats(pixels, [1, 1, 28, 28])
    let border = (size - 28) / 2
    if border > 0 { picture = try picture.padded([(border, border), (border, border)], with: .float(0)) }
    guard case .tensor(let scores) = try net.run(on: picture, toldTo: nil, remembers: false, context) else { return [] }
    let numbers = scores.doubles()
    let isDone = numbers.allSatisfy { $0 >= 0 } && abs(numbers.reduce(0, +) - 1) < 1e-3
    return isDone ? numbers : try Softmax(axis: 1)(scores).doubles()
  }
}
