import Networks
import Tensors
import Typesetting

/// What the window shows of an inspection.
extension Inspection {
  private static let listWidth = 34
  /// Windows narrower than this show the layers without their maps.
  private static let narrow = 64

  public mutating func drawing(width: Int, height: Int) -> Drawing {
    let foot = foot(width)
    let head = head(width)
    let room = max(3, height - head.count - foot.count - 1)
    let body: Drawing
    switch view {
    case .layers: body = layersView(width, room)
    case .maps: body = mapsView(width, room)
    case .cell: body = cellView(width, room)
    case .story: body = storyView(width)
    }
    var lines = Array((head + body.lines).prefix(max(1, height - foot.count)))
    while lines.count + foot.count < height { lines.append(StyledText()) }
    return Drawing(lines + foot).clipped(width: width)
  }

  // Head and foot

  private func head(_ width: Int) -> [StyledText] {
    let input = layers[0]
    var line = StyledText(" ") + StyledText(title, .heading)
    line.append("   input \(shapeText(input.shape))", .dim)
    if view != .layers {
      line.append("   ")
      line.append(name(of: shown), .strong)
      line.append("  \(shapeText(shown.shape))", .dim)
    }
    return [line.clipped(to: width), StyledText()]
  }

  private func foot(_ width: Int) -> [StyledText] {
    let keys: (long: String, short: String) =
      switch view {
      case .layers: ("↑ ↓ layer   → look at it   q leave", "↑ ↓ layer  → look  q quit")
      case .maps:
        (
          "arrows choose a map   Enter its numbers   PgUp PgDn layer   b back   q leave",
          "arrows map  Enter  b back  q quit"
        )
      case .cell:
        (
          "arrows move   Enter how it came to be   f follow back   g gradient   b back   q leave",
          "arrows Enter how f follow g grad b q"
        )
      case .story: ("arrows move   f follow back   b back   q leave", "arrows  f follow  b back  q quit")
      }
    let line = displayWidth(keys.long) + 1 <= width ? keys.long : keys.short
    let said = remark.map { StyledText($0).wrapped(to: max(1, width - 2)).map { StyledText(" ") + $0 } } ?? []
    return said + [StyledText(" " + line, .dim)]
  }

  private func name(of layer: LayerMaps) -> String {
    layer.kind.isEmpty || layer.kind == layer.name ? layer.name : "\(layer.name) \(layer.kind)"
  }

  // The layers

  private mutating func layersView(_ width: Int, _ room: Int) -> Drawing {
    let isNarrow = width < Self.narrow
    let listRoom = isNarrow ? width : Self.listWidth
    let first = max(0, min(layer - room / 2, layers.count - room))
    let visible = layers[first..<min(layers.count, first + room)]
    let names = min(14, layers.map { displayWidth($0.name) }.max() ?? 1)
    let kinds = min(11, layers.map { displayWidth($0.kind) }.max() ?? 1)
    var list = visible.enumerated().map { offset, entry in
      let isChosen = first + offset == layer
      var line = StyledText(isChosen ? "▸" : " ", .accent)
      line.append(StyledText(entry.name).clipped(to: names).padded(to: names + 1))
      line.append(StyledText(entry.kind == entry.name ? "" : entry.kind, .dim).clipped(to: kinds).padded(to: kinds + 1))
      line.append(shapeText(entry.shape), .dim)
      return (isChosen ? line.restyled(.strong) : line).clipped(to: listRoom)
    }
    if isNarrow {
      list = Array(list.prefix(max(1, room - 3)))
      return Drawing(list + [StyledText()] + StyledText(shown.statistics, .dim).wrapped(to: width))
    }
    let side = width - Self.listWidth - 2
    var right = [StyledText(name(of: shown), .strong), StyledText(shown.statistics, .dim).clipped(to: side)]
    right += thumbnails(side, max(3, room - 4), chosen: nil).lines
    return .beside([Drawing(list.map { $0.padded(to: Self.listWidth) }), Drawing(right)], gap: 2)
  }

  // Maps

  private mutating func mapsView(_ width: Int, _ room: Int) -> Drawing {
    let grid = thumbnails(width - 1, max(3, room - 2), chosen: map)
    return .stacked([grid.indented(by: 1), Drawing([StyledText(" " + shown.statistics, .dim)])], gap: 1)
  }

  /// The maps of the chosen layer in one scale, as large as fits; a row of numbers as bars.
  private mutating func thumbnails(_ width: Int, _ lines: Int, chosen: Int?) -> Drawing {
    let layer = shown
    if layer.isVector { return vector(layer, width, lines, chosen: nil) }
    let shading = layer.shading
    let legend = Drawing.phrases(shading.legend, width: width)
    let room = max(2, lines - legend.height - 1)
    let across = mapsAcross(width, room)
    mapsPerRow = across
    let cell = max(3, width / across - 2)
    let down = (layer.maps + across - 1) / across
    let each = max(Self.leastLines, room / down - 1)
    let height = image(0, shading, cell + 2, each + 2).bare.height + 1
    let rows = max(1, room / height)
    let firstRow = chosen.map { max(0, min($0 / across - rows / 2, down - rows)) } ?? 0
    let shownMaps = (firstRow * across)..<min(layer.maps, (firstRow + rows) * across)
    let drawings = shownMaps.map { index -> Drawing in
      let name =
        index == chosen ? StyledText("▸\(index)", .accent) : StyledText(" \(index)", .dim)
      return .stacked([Drawing([name]), image(index, shading, cell + 2, each + 2).bare])
    }
    var grid: [Drawing] = []
    for start in stride(from: 0, to: drawings.count, by: across) {
      let row = drawings[start..<min(drawings.count, start + across)]
      grid.append(.beside(row.map { drawing in Drawing(drawing.lines.map { $0.padded(to: cell) }) }, gap: 2))
    }
    let missing = layer.maps - shownMaps.count
    let more = missing > 0 ? [Drawing([StyledText("\(counted(missing, "more map"))", .dim)])] : []
    return .stacked(grid + more + [legend])
  }

  /// Fewer lines show nothing of a map.
  private static let leastLines = 3

  /// How many maps stand beside each other, so that all fit and each is drawn as finely as can be.
  private func mapsAcross(_ width: Int, _ room: Int) -> Int {
    let layer = shown
    var best: (fineness: Int, across: Int)?
    for across in 1...max(1, min(layer.maps, width / 6)) {
      let down = (layer.maps + across - 1) / across
      let lines = room / down - 1
      guard lines >= min(Self.leastLines, layer.rows) else { continue }
      let size = PixelSize(layer.rows, layer.columns, room: width / across - 2, lines: lines, wanted: nil)
      let fineness = size.isDouble ? 2 : 1
      let drawn = fineness * 1000 / (size.rows * size.columns)
      if drawn > best?.fineness ?? 0 { best = (drawn, across) }
    }
    return best?.across ?? max(1, width / max(8, min(18, layer.columns + 2)))
  }

  private func image(_ map: Int, _ shading: Shading, _ room: Int, _ lines: Int) -> MapImage {
    MapImage(shown.raster(map), shading, room: room, lines: lines)
  }

  /// A row of numbers as bars, those around the chosen one.
  private func vector(_ layer: LayerMaps, _ width: Int, _ lines: Int, chosen: Int?) -> Drawing {
    let count = layer.numbers.count
    let most = max(1, min(count, lines - 1))
    let first = chosen.map { max(0, min($0 - most / 2, count - most)) } ?? 0
    let indices = Array(first..<first + most)
    let chart = BarChart(
      labels: indices.map { $0 == chosen ? "▸\($0)" : "\($0)" },
      series: [BarChart.Series(name: nil, values: indices.map { layer.numbers[$0] })], title: nil)
    let more = count > most ? [Drawing([StyledText(" \(counted(count - most, "more number"))", .dim)])] : []
    return .stacked([chart.drawing(width: width)] + more)
  }

  // One number

  private func cellView(_ width: Int, _ room: Int) -> Drawing {
    let layer = shown
    var said = [StyledText("\(place) = ") + StyledText(short(value), .result)]
    let region = entry.flatMap { record.region(of: $0, row: row, column: column) }
    if self.layer > 0 {
      said.append(StyledText(seen(region), .dim))
    }
    said = said.flatMap { $0.wrapped(to: width - 1) }.map { StyledText(" ") + $0 }
    let height = max(4, room - said.count)
    let isNarrow = width < Self.narrow
    let side = isNarrow ? width : (width - 3) / 2
    let each = isNarrow ? max(4, height / 2 - 1) : height - 1
    let left: Drawing
    if layer.isVector {
      left = vector(layer, side, each, chosen: column)
    } else {
      var image = MapImage(layer.raster(map), layer.shading, room: side, lines: each)
      image.box(rows: row..<row + 1, columns: column..<column + 1, .accent)
      left = .stacked([Drawing([StyledText(" map \(map)", .dim)]), image.drawing])
    }
    guard self.layer > 0 else { return .stacked([Drawing(said), left]) }
    let picture = gradient ?? layers[0]
    let name =
      gradient.map { "gradient on the input, \($0.range)" } ?? "input"
    let channel = strongestChannel(picture)
    var image = MapImage(
      picture.raster(channel), picture.shading, room: side, lines: each)
    if let region, !region.isEverything { image.box(rows: region.rows, columns: region.columns, .accent) }
    let label = picture.maps > 1 ? "\(name), channel \(channel)" : name
    let right = Drawing.stacked([Drawing([StyledText(" " + label, .dim).clipped(to: side)]), image.drawing])
    return .stacked([
      Drawing(said), isNarrow ? .stacked([left, right]) : .beside([left.padded(to: side), right], gap: 3),
    ])
  }

  /// Of a picture in several channels the one in which most happens.
  private func strongestChannel(_ picture: LayerMaps) -> Int {
    guard gradient != nil, picture.maps > 1 else { return 0 }
    let size = picture.rows * picture.columns
    return (0..<picture.maps).max { a, b in
      func strength(_ map: Int) -> Double {
        picture.numbers[map * size..<(map + 1) * size].reduce(0) { $0 + abs($1) }
      }
      return strength(a) < strength(b)
    } ?? 0
  }

  private var place: String {
    shown.isVector
      ? "number \(column)" : "\(shown.maps > 1 ? "map \(map), " : "")row \(row), column \(column)"
  }

  private func seen(_ region: SeenRegion?) -> String {
    let none = "nothing of the input has reached it"
    guard let region else { return none }
    guard !region.isEverything else { return "it has seen the whole input" }
    let rows = region.rows, columns = region.columns
    if !rows.overlaps(0..<layers[0].rows) || !columns.overlaps(0..<layers[0].columns) { return none }
    func text(_ range: Range<Int>) -> String {
      range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound - 1)"
    }
    let isOver =
      rows.lowerBound < 0 || columns.lowerBound < 0 || rows.upperBound > layers[0].rows
      || columns.upperBound > layers[0].columns
    if layers[0].isVector {
      return "it has seen \(columns.count == 1 ? "number" : "numbers") \(text(columns)) of the input"
    }
    return "it has seen rows \(text(rows)), columns \(text(columns)) of the input: \(rows.count)×\(columns.count)"
      + (isOver ? ", some of them padding" : "")
  }

  private mutating func storyView(_ width: Int) -> Drawing {
    guard let entry else { return Drawing() }
    let story = NumberStory(entry, map: map, row: row, column: column, shown)
    return story.drawing(walk(), width: width)
  }

  // For a pipe, and what stays on the screen

  /// All layers as a table, with what comes out in the end.
  public func report(width: Int) -> Drawing {
    let names = min(20, layers.map { displayWidth($0.name) }.max() ?? 1)
    let kinds = min(16, layers.map { displayWidth($0.kind) }.max() ?? 1)
    let shapes = layers.map { displayWidth(shapeText($0.shape)) }.max() ?? 1
    let rows = layers.enumerated().map { index, layer -> StyledText in
      var line = StyledText(" ") + StyledText(layer.name).clipped(to: names).padded(to: names + 2)
      line.append(StyledText(layer.kind == layer.name ? "" : layer.kind, .dim).clipped(to: kinds).padded(to: kinds + 2))
      line.append(StyledText(shapeText(layer.shape)).padded(to: shapes + 2))
      let field = index > 0 && !layer.isVector ? record.field(of: record.entries[index - 1]) : nil
      let seen = field.map { "sees \($0)" } ?? ""
      line.append(StyledText(seen, .dim).padded(to: 10))
      line.append(layer.range, .dim)
      return line
    }
    var parts = [Drawing([StyledText(" ") + StyledText(title, .heading)]), Drawing(rows)]
    if let last = layers.last, last.isVector, last.numbers.count > 1 {
      let order = last.numbers.indices.sorted { last.numbers[$0] > last.numbers[$1] }.prefix(5)
      let best = order.map { "\($0): \(short(last.numbers[$0]))" }.joined(separator: "   ")
      parts.append(Drawing([StyledText(" largest outputs   \(best)")]))
    }
    return Drawing.stacked(parts, gap: 0).clipped(width: width)
  }

  /// What was looked at last, in a line.
  public var closing: StyledText {
    StyledText(" \(name(of: shown)), \(place) = \(short(value))", .dim)
  }
}

extension Drawing {
  /// Every line filled up to a width.
  fileprivate func padded(to width: Int) -> Drawing { Drawing(lines.map { $0.padded(to: width) }) }
}

extension StyledText {
  /// The whole line in one style.
  fileprivate func restyled(_ style: Style) -> StyledText { StyledText(text, style) }
}
