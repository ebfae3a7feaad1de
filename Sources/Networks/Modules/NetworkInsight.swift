import Language
import Tensors

/// What can be asked of a network's run: fields, where numbers came from, gradients on the input.
extension NetworkRecord {
  /// The part of the input that a number of a result has seen, whichever its channel; nil if nothing.
  ///
  /// - Parameters: row and column of the number, along the last two axes.
  public func region(of entry: Entry, row: Int, column: Int) -> SeenRegion? {
    regions.region(of: entry.output, row: row, column: column)
  }

  /// How many pixels of the input a number in the middle of a result has seen, along the longer side; nil if all, or
  /// none.
  public func field(of entry: Entry) -> Int? {
    let sizes = SeenRegion.sizes(entry.output.shape)
    guard let seen = region(of: entry, row: sizes.rows / 2, column: sizes.columns / 2), !seen.isEverything else {
      return nil
    }
    return max(seen.rows.count, seen.columns.count)
  }

  /// Where an entry's first input came from.
  public enum Source: Equatable, Sendable {
    case input
    /// The result of an entry, perhaps looked at in another shape or in part.
    case entry(Int)
  }

  /// - Returns: nil for a tensor that did not come from the network's input.
  public func source(of entry: Entry) -> Source? {
    guard let given = entry.input else { return nil }
    if given === input { return .input }
    var step = given.origin
    while let current = step {
      if let index = entries.lastIndex(where: { $0.output.origin === current && $0.output !== entry.output }) {
        return .entry(index)
      }
      step = nil
      for edge in current.edges {
        if case .leaf(let leaf)? = edge, leaf === input { return .input }
        if case .step(let earlier)? = edge, regions.isFromInput(earlier) {
          step = earlier
          break
        }
      }
    }
    return nil
  }

  /// The gradient of one number of a result on the input; the network's own gradients stay as they are.
  ///
  /// - Throws: `RuntimeError` if a rule has none.
  public func gradient(of entry: Entry, at position: Int) throws(TensorError) -> Tensor {
    var weights = [Float](repeating: 0, count: entry.output.count)
    weights[position] = 1
    let seed = try Tensor.floats(weights, entry.output.shape)
    input.gradient = nil
    defer { input.gradient = nil }
    try entry.output.backward(seed, retainGraph: true, inputs: [input])
    guard let found = input.gradient else { return try .zeros(input.shape) }
    return found
  }
}

extension NetworkRecord {
  /// The run of a network on the first of the pictures in `input`, or on zeros of a shape.
  ///
  /// - Parameter input: N×C×H×W, C×H×W, a matrix H×W as one channel, numbers of a dense layer, or a shape.
  /// - Throws: `TypeError` with the parameter `net` or `input`.
  public convenience init(_ net: Value, _ input: Value, _ context: Context) throws {
    guard let module = net.module else { throw TensorError.wrongType("net", wanted: "a network", got: net) }
    var picture: Tensor
    do { picture = try CountingWords.input(input, context) } catch let error as TensorError {
      throw error.renaming(["input_or_shape": "input"])
    }
    let wantsMaps = module.allParameters().contains { $0.tensor.rank == 4 }
    if wantsMaps, picture.rank == 2 { picture = try picture.unsqueezed(0).unsqueezed(0) }
    if picture.rank > 1, picture.shape[0] > 1 { picture = try picture.detached().narrowed(0, 0, 1) }
    guard picture.count > 0 else { throw TensorError("input", "the input is empty: \(shapeText(picture.shape))") }
    try self.init(module, picture, context)
  }
}
