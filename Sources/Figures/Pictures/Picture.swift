import Tensors
import Typesetting

/// A matrix as a picture, or a stack of feature maps side by side in one scale.
struct Picture: WindowDrawable {
  private let stack: PictureStack
  private let style: String
  private let scale: Double?
  private let channels: [Int]
  private let titles: [String]?
  /// No more maps are drawn; the others are counted.
  private static let mostMaps = 16
  private static let mostLines = 32
  /// Columns of a picture that is saved: twice as many pixels beside each other, and as many below.
  private static let widestPainting = 240
  /// Lines for a stack where nobody knows the window.
  private static let usualHeight = 22

  /// - Parameters:
  ///   - tensor: [W], [H, W], [C, H, W] or [N, C, H, W].
  ///   - channels: which channels; nil for all.
  ///   - titles: over the maps; nil for their numbers.
  init(_ tensor: Tensor, style: String, scale: Double?, channels: [Int]?, titles: [String]?) throws(TensorError) {
    guard (1...4).contains(tensor.rank), let stack = PictureStack(tensor) else { throw .noPicture(tensor.shape) }
    guard tensor.count > 0 else { throw .emptyPicture(tensor.shape) }
    for channel in channels ?? [] where !(0..<stack.channels).contains(channel) {
      throw .noChannel(channel, of: stack.channels)
    }
    if let scale, !(scale > 0 && scale.isFinite) {
      throw TensorError("scale", "the scale is above 0, but this is \(short(scale))", kind: .value)
    }
    self.stack = stack
    self.style = style
    self.scale = scale
    self.channels = channels ?? Array(0..<stack.channels)
    self.titles = titles
    let count = stack.batch * self.channels.count
    if let titles, titles.count != count {
      throw TensorError("titles", "\(counted(titles.count, "title")) for \(counted(count, "map"))", kind: .value)
    }
  }

  private typealias Map = (picture: Int, channel: Int)

  private var all: [Map] { (0..<stack.batch).flatMap { picture in channels.map { (picture, $0) } } }

  func drawing(width: Int) -> Drawing { drawing(width: width, height: Self.usualHeight) }

  var painting: Drawing {
    let isCharacters = style != "auto"
    // What is small is enlarged, so that it is some hundred pixels wide.
    let scale = scale ?? (all.count == 1 ? Double(max(1, 24 / max(stack.rows, stack.columns))) : nil)
    let picture = Picture(
      self, style: isCharacters ? style : Shading.painting, scale: isCharacters ? self.scale : scale)
    return isCharacters
      ? picture.drawing(width: 100, height: Self.usualHeight)
      : picture.drawing(width: Self.widestPainting, height: Self.widestPainting / 2, lines: Self.widestPainting / 2)
  }

  /// The same picture in another style and size.
  private init(_ other: Picture, style: String, scale: Double?) {
    (stack, channels, titles) = (other.stack, other.channels, other.titles)
    self.style = style
    self.scale = scale
  }

  func drawing(width: Int, height: Int) -> Drawing { drawing(width: width, height: height, lines: Self.mostLines) }

  /// - Parameter lines: of a single picture at most.
  private func drawing(width: Int, height: Int, lines: Int) -> Drawing {
    let all = all, maps = Array(all.prefix(Picture.mostMaps))
    var notes = [StyledText(shapeText(stack.tensor.shape), .dim)]
    let drawn: [Drawing]
    if style == "numbers" {
      drawn = maps.map { numbers($0, width: width) }
    } else {
      let (drawings, legend) = pictures(maps.map(raster), width: width, height: height, lines: lines)
      drawn = drawings
      notes += legend
    }
    if all.count > maps.count {
      notes.append(StyledText("\(counted(all.count - maps.count, "more map")), see channels=", .dim))
    }
    let labelled =
      titles == nil && (stack.tensor.rank < 3 || stack.batch * stack.channels == 1)
      ? drawn
      : drawn.enumerated().map { .stacked([Drawing([StyledText(title($0.offset, maps), .dim)]), $0.element]) }
    let picture = Drawing.flowing(labelled, width: width, gap: MapGrid.gap)
    return captioned(picture, notes, width).clipped(width: width)
  }

  /// Shape and legend behind the last line, if there is room, else below.
  private func captioned(_ picture: Drawing, _ notes: [StyledText], _ width: Int) -> Drawing {
    let caption = notes.dropFirst().reduce(notes[0]) { $0 + StyledText("   ", .dim) + $1 }
    let last = picture.lines.last ?? StyledText()
    if max(25, last.width + 3) + caption.width <= width { return picture.captioned(caption, width: width) }
    return .stacked([picture, .phrases(notes, width: width)])
  }

  private func title(_ index: Int, _ maps: [Map]) -> String {
    if let titles { return titles[index].replacing("\n", with: " ").withControlsShown }
    let (picture, channel) = maps[index]
    return stack.batch == 1 ? "channel \(channel)" : stack.channels == 1 ? "[\(picture)]" : "[\(picture), \(channel)]"
  }

  private func matrix(_ map: Map) -> Tensor {
    var matrix = stack.tensor
    if matrix.rank == 4 { matrix = matrix.sliceAlongFirst(map.picture) }
    if matrix.rank == 3 { matrix = matrix.sliceAlongFirst(map.channel) }
    return matrix
  }

  private func raster(_ map: Map) -> Raster {
    Raster(rows: stack.rows, columns: stack.columns, numbers: matrix(map).doubles())
  }

  private func numbers(_ map: Map, width: Int) -> Drawing {
    let matrix = matrix(map)
    let grid = matrix.rank == 1 ? (try? matrix.unsqueezed(0)) ?? matrix : matrix
    return MatrixDrawing(grid, ElementFormat(stack.tensor)).grid(width: width, rows: 2 * Picture.mostLines).0
  }

  // Pixels

  /// The pictures as characters and tones, and what these mean.
  private func pictures(_ rasters: [Raster], width: Int, height: Int, lines: Int) -> ([Drawing], notes: [StyledText]) {
    let isSmall = max(stack.rows, stack.columns) <= 16
    let shading = Shading(rasters.flatMap(\.numbers), style: style, isSmall: isSmall)
    if rasters.count > 1, scale == nil {
      let grid = MapGrid(
        rows: stack.rows, columns: stack.columns, count: rasters.count, width: width, lines: height - 1)
      if grid.isDouble { return (rasters.map { doubled($0, shading, 1) }, shading.legend) }
      let isWhole = grid.columns == stack.columns
      if isWhole, shading.isHalvable { return halved(rasters, shading) }
      let fine = rasters.map { $0.resampled(rows: min($0.rows, 2 * grid.lines), columns: grid.columns) }
      let note = isWhole ? nil : "\(stack.rows)×\(stack.columns) drawn as \(fine[0].rows)×\(fine[0].columns)"
      return folded(fine, note: note)
    }
    let size = PixelSize(stack.rows, stack.columns, room: width, lines: lines, wanted: scale)
    if size.isDouble { return (rasters.map { doubled($0, shading, size.enlarged) }, shading.legend) }
    if shading.isHalvable, size.columns == 1 { return halved(rasters, shading) }
    return folded(rasters.map { $0.shrunk(rows: size.rows / 2, columns: size.columns) }, note: size.note)
  }

  /// Two columns and one line for each pixel, or more.
  private func doubled(_ raster: Raster, _ shading: Shading, _ enlarged: Int) -> Drawing {
    Drawing(
      (0..<raster.rows).flatMap { row in
        var line = StyledText()
        for column in 0..<raster.columns {
          let number = raster[row, column]
          var text =
            enlarged == 1
            ? shading.pair(number) : String(repeating: String(shading.character(number)), count: 2 * enlarged)
          let paint = shading.paint(number, number)
          // A blank at the end must not widen the picture.
          if paint == nil, enlarged == 1, column == raster.columns - 1, text.last == " ", text != "  " {
            text.removeLast()
          }
          line.append(text, paint: paint.map { Array(repeating: $0, count: text.count) } ?? [])
        }
        return Array(repeating: line, count: enlarged)
      })
  }

  /// One column for a pixel above another: the character is their mean, the tones are both.
  private func folded(_ fine: [Raster], note: String?) -> ([Drawing], notes: [StyledText]) {
    let coarse = fine.map { $0.shrunk(rows: 2, columns: 1) }
    // Means of two tones are tones in between; the ends of the scale are those of the pixels.
    let shading = Shading((fine + coarse).flatMap(\.numbers), style: style)
    let drawings = zip(fine, coarse).map { fine, coarse in
      Drawing(
        (0..<coarse.rows).map { row in
          var line = StyledText()
          for column in 0..<coarse.columns {
            let upper = fine[2 * row, column], lower = fine[min(2 * row + 1, fine.rows - 1), column]
            line.append(
              String(shading.character(coarse[row, column])), paint: shading.paint(upper, lower).map { [$0] } ?? [])
          }
          return line
        })
    }
    return (drawings, shading.legend + (note.map { [StyledText($0, .dim)] } ?? []))
  }

  /// Two rows of pixels in each line, of pictures in two tones.
  private func halved(_ rasters: [Raster], _ shading: Shading) -> ([Drawing], notes: [StyledText]) {
    let drawings = rasters.map { raster in
      Drawing(
        stride(from: 0, to: raster.rows, by: 2).map { row in
          StyledText(
            String(
              (0..<raster.columns).map { column in
                shading.halves(
                  raster[row, column], row + 1 < raster.rows ? raster[row + 1, column] : -.greatestFiniteMagnitude)
              }))
        })
    }
    return (drawings, shading.legend + [StyledText("▀ ▄ one above the other", .dim)])
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
