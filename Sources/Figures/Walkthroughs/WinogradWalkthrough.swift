import Language
import Tensors
import Typesetting

/// Winograd's way, tile by tile: transforms, sixteen products, and the way back to four numbers of the map.
struct WinogradWalkthrough: Walkthrough {
  private typealias Matrix = WinogradTransform.Matrix

  private let input: PictureStack
  private let kernel: PictureStack
  private let output: PictureStack
  let title = "winograd F(2×2, 3×3)"

  init?(_ event: CallEvent) {
    guard let picture = event.tensor("x"), let weights = event.tensor("k"), let result = event.resultTensor,
      let input = PictureStack(picture.detached()), let output = PictureStack(result.detached()),
      output.tensor.count > 0,
      let shaped = weights.rank == 3 ? try? weights.detached().unsqueezed(0) : weights.detached(),
      let kernel = PictureStack(shaped)
    else { return nil }
    self.input = input
    self.kernel = kernel
    self.output = output
  }

  private var tileRows: Int { (output.rows + 1) / 2 }
  private var tileColumns: Int { (output.columns + 1) / 2 }

  /// One step for each block of 2×2 numbers of a map.
  var count: Int { output.batch * output.channels * tileRows * tileColumns }
  var resultName: String { "the first number of the block" }

  private struct Block {
    var picture: Int, map: Int, row: Int, column: Int
  }

  private func block(_ index: Int) -> Block {
    let tiles = tileRows * tileColumns
    return Block(
      picture: index / (tiles * output.channels), map: index / tiles % output.channels,
      row: index % tiles / tileColumns * 2, column: index % tileColumns * 2)
  }

  func index(of cell: [Int]) -> Int? {
    guard let step = Place.step(of: cell, in: output) else { return nil }
    let place = Place(step, in: output)
    return ((place.picture * output.channels + place.map) * tileRows + place.row / 2) * tileColumns + place.column / 2
  }

  func result(_ index: Int) -> Double {
    let block = block(index)
    return output[block.picture, block.map, block.row, block.column]
  }

  func frame(_ index: Int, width: Int, hidesResult: Bool) -> Drawing {
    let frame = Frame(width: width)
    let block = block(index)
    let tile = tile(block, 0), weights = weights(block, 0)
    let u = WinogradTransform.kernel(weights), v = WinogradTransform.tile(tile)
    var m = WinogradTransform.products(u, v)
    for channel in 1..<max(kernel.channels, 1) {
      let other = WinogradTransform.products(
        WinogradTransform.kernel(self.weights(block, channel)), WinogradTransform.tile(self.tile(block, channel)))
      m = zip(m, other).map { zip($0, $1).map(+) }
    }
    let y = WinogradTransform.output(m)
    let isWide = !frame.isNarrow
    let sum = kernel.channels > 1 ? "M, all channels" : "M = U∘V"
    let parts = [
      grid("tile d", tile), grid(isWide ? "V = Bᵀ d B" : "V", v), grid("kernel g", weights),
      grid(isWide ? "U = G g Gᵀ" : "U", u), grid(isWide ? sum : "M", m),
      grid(isWide ? "Y = Aᵀ M A" : "Y", y, isResult: true, isHidden: hidesResult),
    ]
    let products = WinogradTransform.multiplications * kernel.channels
    let direct = 36 * kernel.channels
    let tail = frame.remarked(
      StyledText("\(products) multiplications for these 4 numbers, directly \(direct)").wrapped(to: width - 1).map {
        StyledText(" ") + $0
      }, nil,
      kernel.channels > 1 ? ["d, V, g and U of channel 0"] : [])
    let picture = output.batch > 1 ? "picture \(block.picture), " : ""
    let map = output.channels > 1 ? "kernel \(block.map), " : ""
    let place = "\(picture)\(map)rows \(block.row)–\(block.row + 1), columns \(block.column)–\(block.column + 1)"
    return frame.drawing(
      frame.heading(step: index, of: count, place: place, title: title), .flowing(parts, width: width), tail)
  }

  func sentence(_ index: Int) -> String {
    let block = block(index)
    var numbers: [String] = []
    for row in block.row..<min(block.row + 2, output.rows) {
      for column in block.column..<min(block.column + 2, output.columns) {
        numbers.append(short(output[block.picture, block.map, row, column]))
      }
    }
    return
      "step \(index + 1) of \(count): the block at row \(block.row), column \(block.column): 16 products of transformed numbers for each channel give \(numbers.joined(separator: ", "))"
  }

  private func tile(_ block: Block, _ channel: Int) -> Matrix {
    (0..<4).map { y in
      (0..<4).map { x in
        let row = block.row + y, column = block.column + x
        return row < input.rows && column < input.columns ? Float(input[block.picture, channel, row, column]) : 0
      }
    }
  }

  private func weights(_ block: Block, _ channel: Int) -> Matrix {
    (0..<3).map { r in (0..<3).map { Float(kernel[block.map, channel, r, $0]) } }
  }

  private func grid(_ title: String, _ matrix: Matrix, isResult: Bool = false, isHidden: Bool = false) -> Drawing {
    let format = NumberFormat(matrix.joined().map(Double.init))
    let cells = matrix.map { row in
      row.map {
        NumberGrid.Cell(
          text: isHidden ? format.alignedWhole("?") : format.aligned(Double($0)), style: isResult ? .result : .plain)
      }
    }
    let lines = NumberGrid(cells).lines(cellWidth: format.width)
    return Drawing([StyledText(" ") + StyledText(title, .heading)] + lines.map { StyledText(" ") + $0 })
  }
}
