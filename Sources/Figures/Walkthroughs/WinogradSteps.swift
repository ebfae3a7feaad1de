import Tensors

/// The order in which Winograd's algorithm is walked through, and the matrices of each step.
///
/// For every map: the kernel of each channel is transformed once; then tile by tile each channel's tile is transformed
/// and multiplied, and the sum over the channels is transformed back.
struct WinogradSteps {
  typealias Matrix = WinogradTransform.Matrix

  enum Phase: Equatable {
    /// U = G g Gᵀ, V = Bᵀ d B, M = U ∘ V, each of a channel.
    case kernel(Int), tile(Int), product(Int)
    /// Y = Aᵀ M A, M summed over the channels.
    case output
  }

  struct Step: Equatable {
    let picture: Int, map: Int
    /// Row and column of the tile's numbers in the map; nil for the kernels.
    let corner: Pair?
    let phase: Phase
  }

  let input: PictureStack, kernel: PictureStack, result: PictureStack

  var channels: Int { kernel.channels }
  private var tileRows: Int { (result.rows + 1) / WinogradTransform.outputSize }
  private var tileColumns: Int { (result.columns + 1) / WinogradTransform.outputSize }
  private var perTile: Int { 2 * channels + 1 }
  private var perMap: Int { channels + tileRows * tileColumns * perTile }

  var count: Int { result.batch * result.channels * perMap }

  subscript(index: Int) -> Step {
    let map = index / perMap % result.channels, picture = index / (perMap * result.channels)
    let rest = index % perMap
    guard rest >= channels else { return Step(picture: picture, map: map, corner: nil, phase: .kernel(rest)) }
    let tile = (rest - channels) / perTile, inTile = (rest - channels) % perTile
    let corner = Pair(
      tile / tileColumns * WinogradTransform.outputSize, tile % tileColumns * WinogradTransform.outputSize)
    let phase: Phase =
      inTile == perTile - 1 ? .output : inTile % 2 == 0 ? .tile(inTile / 2) : .product(inTile / 2)
    return Step(picture: picture, map: map, corner: corner, phase: phase)
  }

  /// The step that gives a number of a map.
  func index(of place: Place) -> Int {
    let size = WinogradTransform.outputSize
    let tile = place.row / size * tileColumns + place.column / size
    return (place.picture * result.channels + place.map) * perMap + channels + tile * perTile + perTile - 1
  }

  // Matrices

  func g(_ step: Step, _ channel: Int) -> Matrix {
    (0..<3).map { r in (0..<3).map { Float(kernel[step.map, channel, r, $0]) } }
  }

  /// 4×4 pixels; beyond the picture 0.
  func d(_ step: Step, _ channel: Int) -> Matrix {
    let corner = step.corner ?? 0
    return (0..<WinogradTransform.tileSize).map { y in
      (0..<WinogradTransform.tileSize).map { x in
        let (row, column) = (corner.rows + y, corner.columns + x)
        return row < input.rows && column < input.columns ? Float(input[step.picture, channel, row, column]) : 0
      }
    }
  }

  func u(_ step: Step, _ channel: Int) -> Matrix { WinogradTransform.kernel(g(step, channel)) }
  func v(_ step: Step, _ channel: Int) -> Matrix { WinogradTransform.tile(d(step, channel)) }
  func m(_ step: Step, _ channel: Int) -> Matrix { WinogradTransform.products(u(step, channel), v(step, channel)) }

  /// The products summed over the channels.
  func sum(_ step: Step) -> Matrix {
    (1..<max(1, channels)).reduce(m(step, 0)) { sum, channel in
      zip(sum, m(step, channel)).map { zip($0, $1).map(+) }
    }
  }
}
