import Tensors
import Typesetting

/// A matrix as a picture, or a stack of feature maps side by side.
struct Picture: Drawable {
  private let stack: PictureStack
  private let style: String
  private let scale: Int?
  private let channels: [Int]
  /// No more maps are drawn; the others are counted.
  private static let mostMaps = 16
  private static let mostLines = 32
  private static let gap = 3

  /// - Parameters:
  ///   - tensor: [W], [H, W], [C, H, W] or [N, C, H, W].
  ///   - channels: which channels; nil for all.
  init(_ tensor: Tensor, style: String, scale: Int?, channels: [Int]?) throws(TensorError) {
    guard (1...4).contains(tensor.rank), let stack = PictureStack(tensor) else { throw .noPicture(tensor.shape) }
    guard tensor.count > 0 else { throw .emptyPicture(tensor.shape) }
    for channel in channels ?? [] where !(0..<stack.channels).contains(channel) {
      throw .noChannel(channel, of: stack.channels)
    }
    if let scale, scale < 1 {
      throw TensorError("scale", "the scale is at least 1, but this is \(scale)", kind: .value)
    }
    self.stack = stack
    self.style = style
    self.scale = scale
    self.channels = channels ?? Array(0..<stack.channels)
  }

  func drawing(width: Int) -> Drawing {
    let all = (0..<stack.batch).flatMap { picture in channels.map { (picture, $0) } }
    let maps = Array(all.prefix(Picture.mostMaps))
    var notes = [shapeText(stack.tensor.shape)]
    let drawn: [Drawing]
    if style == "numbers" {
      drawn = maps.map { numbers($0, width: width) }
    } else {
      let rasters = maps.map(raster)
      let shading = Shading(rasters.flatMap(\.numbers), style: style, isSmall: max(stack.rows, stack.columns) <= 16)
      // Several large maps are drawn smaller, so that two fit beside each other.
      let isCrowded = maps.count > 1 && 4 * stack.columns + Picture.gap > width
      let room = isCrowded ? max(1, (width - Picture.gap) / 2) : width
      let size = PixelSize(stack.rows, stack.columns, room: room, lines: Picture.mostLines, wanted: scale)
      let isHalved = shading.isTwoValued && style != "ascii" && !size.isDouble && size.columns == 1
      // Means of two tones are tones in between.
      let shrunk = isHalved ? rasters : rasters.map { $0.shrunk(rows: size.rows, columns: size.columns) }
      let tones = isHalved || size.isDouble ? shading : Shading(shrunk.flatMap(\.numbers), style: style)
      drawn = shrunk.map { Drawing(isHalved ? halved($0, tones) : lines($0, tones, size)) }
      notes += tones.legend
      if isHalved { notes.append("▀ ▄ one above the other") } else if let note = size.note { notes.append(note) }
    }
    if all.count > maps.count { notes.append("\(counted(all.count - maps.count, "more map")), see channels=") }
    let labelled =
      stack.tensor.rank < 3 ? drawn : zip(maps, drawn).map { .stacked([Drawing([StyledText(name($0), .dim)]), $1]) }
    let picture = Drawing.flowing(labelled, width: width, gap: Picture.gap)
    return captioned(picture, notes, width)
  }

  /// Shape and legend behind the last line, if there is room, else below.
  private func captioned(_ picture: Drawing, _ notes: [String], _ width: Int) -> Drawing {
    let caption = StyledText(notes.joined(separator: "   "), .dim)
    let last = picture.lines.last ?? StyledText()
    if max(25, last.width + 3) + caption.width <= width { return picture.captioned(caption, width: width) }
    return .stacked([picture, .phrases(notes.map { StyledText($0, .dim) }, width: width)]).clipped(width: width)
  }

  private func name(_ map: (picture: Int, channel: Int)) -> String {
    stack.batch > 1 ? "[\(map.picture), \(map.channel)]" : "channel \(map.channel)"
  }

  private func matrix(_ map: (picture: Int, channel: Int)) -> Tensor {
    var matrix = stack.tensor
    if matrix.rank == 4 { matrix = matrix.sliceAlongFirst(map.picture) }
    if matrix.rank == 3 { matrix = matrix.sliceAlongFirst(map.channel) }
    return matrix
  }

  private func raster(_ map: (picture: Int, channel: Int)) -> Raster {
    Raster(rows: stack.rows, columns: stack.columns, numbers: matrix(map).doubles())
  }

  private func numbers(_ map: (picture: Int, channel: Int), width: Int) -> Drawing {
    let matrix = matrix(map)
    let grid = matrix.rank == 1 ? (try? matrix.unsqueezed(0)) ?? matrix : matrix
    return MatrixDrawing(grid, ElementFormat(stack.tensor)).grid(width: width, rows: 2 * Picture.mostLines).0
  }

  private func lines(_ raster: Raster, _ shading: Shading, _ size: PixelSize) -> [StyledText] {
    (0..<raster.rows).flatMap { row in
      let line = (0..<raster.columns).map { column in
        let number = raster[row, column]
        guard size.isDouble else { return String(shading.character(number)) }
        if size.enlarged == 1 { return shading.pair(number) }
        return String(repeating: String(shading.character(number)), count: 2 * size.enlarged)
      }.joined()
      // Blanks at the end must not widen the picture.
      let trimmed =
        line.hasSuffix(" ") && size.enlarged == 1 && size.isDouble && line.dropLast().last != " "
        ? String(line.dropLast()) : line
      return Array(repeating: StyledText(trimmed), count: size.enlarged)
    }
  }

  /// Two rows of pixels in each line.
  private func halved(_ raster: Raster, _ shading: Shading) -> [StyledText] {
    stride(from: 0, to: raster.rows, by: 2).map { row in
      StyledText(
        String(
          (0..<raster.columns).map { column in
            shading.halves(
              raster[row, column], row + 1 < raster.rows ? raster[row + 1, column] : -.greatestFiniteMagnitude)
          }))
    }
  }
}

extension TensorError {
  fileprivate static func noPicture(_ shape: [Int]) -> TensorError {
    TensorError(
      "x", "a picture has 1 to 4 axes (H×W, C×H×W or N×C×H×W), but the shape is \(shapeText(shape))", kind: .value,
      hint: shape.isEmpty ? "a single number needs no picture" : "pick a part with an index, as in x[0]")
  }

  fileprivate static func emptyPicture(_ shape: [Int]) -> TensorError {
    TensorError("x", "there is nothing to show: the shape is \(shapeText(shape))", kind: .value)
  }

  fileprivate static func noChannel(_ channel: Int, of count: Int) -> TensorError {
    TensorError("channels", "there is no channel \(channel): the picture has \(count), counted from 0", kind: .index)
  }
}
