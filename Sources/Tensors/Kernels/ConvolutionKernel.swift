import CKernels

/// A convolution and its two gradients by the loops of an instruction set.
///
/// Every picture is laid out so that a kernel element meets neighbours in memory at neighbouring places of the map
/// (`ck_layout`); the three are then sums over shifted rows. Source of the layout: Zhang, Franchetti & Low, "High
/// performance zero-memory overhead direct convolutions" (2018), with the phases of a stride side by side.
struct ConvolutionKernel {
  let rows: Convolution2D.Axis
  let columns: Convolution2D.Axis
  let batch: Int, groups: Int
  /// Of one group.
  let channels: Int, maps: Int
  let level: KernelLevel

  init(_ plan: Convolution2D.Plan, level: KernelLevel = .current) {
    self.init(
      rows: plan.geometry.rows, columns: plan.geometry.columns, batch: plan.batch, groups: plan.groups,
      channels: plan.inChannels / plan.groups, maps: plan.outChannels / plan.groups, level: level)
  }

  private init(
    rows: Convolution2D.Axis, columns: Convolution2D.Axis, batch: Int, groups: Int, channels: Int, maps: Int,
    level: KernelLevel
  ) {
    self.rows = rows
    self.columns = columns
    self.batch = batch
    self.groups = groups
    self.channels = channels
    self.maps = maps
    self.level = level
  }

  private var taps: Int { channels * rows.kernel * columns.kernel }
  private var pictureSize: Int { channels * rows.input * columns.input }
  private var mapSize: Int { rows.output * columns.output }
  /// Pictures times groups: what is laid out and computed by itself.
  private var units: Int { batch * groups }

  /// Multiplications of all pictures, or `.max`.
  var work: Int { Workers.work(units, taps, maps, mapSize) }

  /// Whether the loops are faster than the readable sum of a few products.
  var pays: Bool { work > 8_000 && layoutCount < 1 << 40 }

  // The layout

  private var planeRows: Int { planeSize(rows) }
  private var planeColumns: Int { planeSize(columns) }

  /// Rows or columns of one phase of the padded picture, as far as windows reach.
  private func planeSize(_ axis: Convolution2D.Axis) -> Int {
    let reach = (axis.output - 1) * axis.stride + axis.effectiveKernel
    return (reach + axis.stride - 1) / axis.stride
  }

  private var layoutCount: Int {
    channels * rows.stride * columns.stride * planeRows * planeColumns + planeColumns + level.loops.width
      + level.loops.lanes
  }

  private var layout: ck_layout {
    ck_layout(
      channels: channels, rows: rows.input, columns: columns.input, stride_rows: rows.stride,
      stride_columns: columns.stride, before_rows: rows.before, before_columns: columns.before, plane_rows: planeRows,
      plane_columns: planeColumns)
  }

  /// Where each tap begins in a layout; to be deallocated.
  private func makeTapPlaces() -> UnsafeMutablePointer<Int> {
    let places = UnsafeMutablePointer<Int>.allocate(capacity: taps)
    var next = 0
    for channel in 0..<channels {
      for r in 0..<rows.kernel {
        let row = r * rows.dilation
        for s in 0..<columns.kernel {
          let column = s * columns.dilation
          let phase = (channel * rows.stride + row % rows.stride) * columns.stride + column % columns.stride
          places[next] = (phase * planeRows + row / rows.stride) * planeColumns + column / columns.stride
          next += 1
        }
      }
    }
    return places
  }

  /// Calls `body` with the first of some units, their number and their layouts, until all were laid out.
  private func inBlocks(
    of input: UnsafePointer<Float>, limit: Int,
    _ body: (_ first: Int, _ count: Int, UnsafePointer<Float>) throws(TensorError) -> Void
  ) throws(TensorError) {
    let size = layoutCount
    // Whole pictures, so that a block begins with the first group.
    let block = max(1, min(batch, limit / (size * groups))) * groups
    let memory = UnsafeMutableRawPointer.allocate(byteCount: block * size * 4, alignment: 64)
    defer { memory.deallocate() }
    let layouts = memory.assumingMemoryBound(to: Float.self)
    for first in stride(from: 0, to: units, by: block) {
      let count = min(block, units - first)
      try Workers.share(count, work: work / units * count) { unit in
        withUnsafePointer(to: layout) {
          ck_lay_out($0, input + (first + unit) * pictureSize, layouts + unit * size, size)
        }
      }
      try body(first, count, layouts)
    }
  }

  // Y

  /// The feature maps.
  ///
  /// - Parameters: `input` [N, G·C, H, W], `weight` [G·K, C, R, S], `bias` [G·K] or nil, `output` [N, G·K, H′, W′].
  func forward(
    _ input: UnsafePointer<Float>, _ weight: UnsafePointer<Float>, _ bias: UnsafePointer<Float>?,
    into output: UnsafeMutablePointer<Float>
  ) throws(TensorError) {
    let height = MatrixKernel.panelHeight(maps, level), width = level.loops.width
    let kernels = MatrixKernel(rows: maps, inner: taps, columns: mapSize, level: level)
    let memory = UnsafeMutableRawPointer.allocate(byteCount: groups * kernels.packedCount * 4, alignment: 64)
    defer { memory.deallocate() }
    let packed = memory.assumingMemoryBound(to: Float.self)
    for group in 0..<groups {
      try kernels.pack(
        MatrixView(start: weight + group * maps * taps, row: taps, column: 1),
        into: packed + group * kernels.packedCount, work: work)
    }
    // Copying pixels together costs some three steps of a tile with one map; not copying, the ends of the rows.
    let waste = Double(planeColumns) / Double(columns.output) - 1
    let gathers = waste > 3 / Double(maps)
    let places = gathers ? mapSize : (rows.output - 1) * planeColumns + columns.output
    let tiles = (places + width - 1) / width
    let perPiece = max(1, min(tiles, 1_000_000 / (width * taps * maps)))
    let pieces = (tiles + perPiece - 1) / perPiece
    let at = makeTapPlaces(), size = layoutCount
    defer { at.deallocate() }
    try inBlocks(of: input, limit: 1 << 19) { (first, count, layouts) throws(TensorError) in
      try Workers.share(count * pieces, work: work / units * count) { piece in
        let unit = piece / pieces, part = piece % pieces, group = (first + unit) % groups
        let convolution = ck_convolution(
          maps: maps, taps: taps, rows: rows.output, columns: columns.output, width: planeColumns, at: at,
          packed: packed + group * kernels.packedCount, height: height, bias: bias.map { $0 + group * maps },
          gathers: gathers)
        withScratch((taps + height) * width + level.loops.lanes) { scratch in
          withUnsafePointer(to: convolution) {
            level.loops.convolution(
              $0, layouts + unit * size, output + (first + unit) * maps * mapSize, part * perPiece,
              min(tiles, (part + 1) * perPiece), scratch)
          }
        }
      }
    }
  }

  // dX

  /// The gradient of the input.
  ///
  /// - Parameters: `gradient` of the maps [N, G·K, H′, W′], `weight` [G·K, C, R, S], `output` [N, G·C, H, W].
  func inputGradient(
    _ gradient: UnsafePointer<Float>, _ weight: UnsafePointer<Float>, into output: UnsafeMutablePointer<Float>
  ) throws(TensorError) {
    if rows.stride == 1 && columns.stride == 1 {
      try inputGradientBySliding(gradient, weight, into: output)
    } else {
      try inputGradientByColumns(gradient, weight, into: output)
    }
  }

  /// With stride 1 it is the convolution of the gradient with the kernels turned round, channels and maps exchanged.
  private func inputGradientBySliding(
    _ gradient: UnsafePointer<Float>, _ weight: UnsafePointer<Float>, into output: UnsafeMutablePointer<Float>
  ) throws(TensorError) {
    let back = ConvolutionKernel(
      rows: rows.turned, columns: columns.turned, batch: batch, groups: groups, channels: maps, maps: channels,
      level: level)
    let size = rows.kernel * columns.kernel
    let memory = UnsafeMutableRawPointer.allocate(byteCount: groups * maps * taps * 4, alignment: 64)
    defer { memory.deallocate() }
    let turned = memory.assumingMemoryBound(to: Float.self)
    try Workers.share(groups * channels, work: groups * maps * taps) { piece in
      let group = piece / channels, channel = piece % channels
      var next = turned + piece * maps * size
      for map in 0..<maps {
        let kernel = weight + ((group * maps + map) * channels + channel) * size
        for tap in 0..<size {
          next.pointee = kernel[size - 1 - tap]
          next += 1
        }
      }
    }
    try back.forward(gradient, turned, nil, into: output)
  }

  /// Columns Wᵀ·dY, added up where windows overlap.
  private func inputGradientByColumns(
    _ gradient: UnsafePointer<Float>, _ weight: UnsafePointer<Float>, into output: UnsafeMutablePointer<Float>
  ) throws(TensorError) {
    let product = MatrixKernel(rows: taps, inner: maps, columns: mapSize, level: level)
    let memory = UnsafeMutableRawPointer.allocate(byteCount: groups * product.packedCount * 4, alignment: 64)
    defer { memory.deallocate() }
    let packed = memory.assumingMemoryBound(to: Float.self)
    for group in 0..<groups {
      try product.pack(
        MatrixView(start: weight + group * maps * taps, row: 1, column: taps),
        into: packed + group * product.packedCount, work: work)
    }
    output.update(repeating: 0, count: units * pictureSize)
    try Workers.share(units, work: work) { unit in
      withScratch(taps * mapSize + MatrixKernel.scratchCount(level)) { scratch in
        let maps = MatrixView(start: gradient + unit * self.maps * mapSize, row: mapSize, column: 1)
        product.multiplyAlone(
          product.product(packed + unit % groups * product.packedCount, maps, into: scratch, step: mapSize),
          scratch: scratch + taps * mapSize)
        let channelTaps = rows.kernel * columns.kernel
        withUnsafePointer(to: ck_windows(rows: rows, columns: columns)) { windows in
          for channel in 0..<channels {
            ck_overlay(
              windows, scratch + channel * channelTaps * mapSize,
              output + unit * pictureSize + channel * rows.input * columns.input)
          }
        }
      }
    }
  }

  // dW

  /// The gradient of the kernels.
  ///
  /// - Parameters: `gradient` of the maps [N, G·K, H′, W′], `input` [N, G·C, H, W], `output` [G·K, C, R, S].
  func weightGradient(
    _ gradient: UnsafePointer<Float>, _ input: UnsafePointer<Float>, into output: UnsafeMutablePointer<Float>
  ) throws(TensorError) {
    let lanes = level.loops.lanes, size = layoutCount
    // The maps are laid out in rows as long as the picture's, with zeros where the picture has more; rows of zeros at the
    // end let a vector run over.
    let mapRows = rows.output + (lanes + planeColumns - 1) / planeColumns
    let length = ((rows.output - 1) * planeColumns + columns.output + lanes - 1) / lanes * lanes
    let mapLayout = ck_layout(
      channels: maps, rows: rows.output, columns: columns.output, stride_rows: 1, stride_columns: 1, before_rows: 0,
      before_columns: 0, plane_rows: mapRows, plane_columns: planeColumns)
    let mapCount = maps * mapRows * planeColumns
    let limit = 1 << 21
    let block = max(1, min(batch, limit / (size * groups)))
    let memory = UnsafeMutableRawPointer.allocate(byteCount: block * groups * mapCount * 4, alignment: 64)
    defer { memory.deallocate() }
    let laidMaps = memory.assumingMemoryBound(to: Float.self)
    output.update(repeating: 0, count: groups * maps * taps)
    let tile = level.loops.dot_columns, tiles = (taps + tile - 1) / tile
    // Few taps are split by maps too.
    let bands = tiles * groups >= 8 ? 1 : (maps + level.loops.dot_rows - 1) / level.loops.dot_rows
    let at = makeTapPlaces()
    defer { at.deallocate() }
    try inBlocks(of: input, limit: limit) { (first, count, layouts) throws(TensorError) in
      try Workers.share(count, work: work / units * count) { unit in
        withUnsafePointer(to: mapLayout) {
          ck_lay_out($0, gradient + (first + unit) * maps * mapSize, laidMaps + unit * mapCount, mapCount)
        }
      }
      try Workers.share(groups * tiles * bands, work: work / units * count) { piece in
        let group = piece / (tiles * bands), band = piece % bands
        let column = piece / bands % tiles * tile, columns = min(tile, taps - column)
        let row = bands == 1 ? 0 : band * level.loops.dot_rows
        let rows = bands == 1 ? maps : min(level.loops.dot_rows, maps - row)
        level.loops.dots(
          rows, columns, length, count / groups, laidMaps + group * mapCount + row * mapRows * planeColumns,
          mapRows * planeColumns, groups * mapCount, layouts + group * size, at + column, groups * size,
          output + (group * maps + row) * taps + column, taps)
      }
    }
  }
}

extension Convolution2D.Axis {
  /// The axis of the convolution that leads back: from the map to the input, with the kernel turned round.
  fileprivate var turned: Convolution2D.Axis {
    Convolution2D.Axis(
      output, kernel, 1, (effectiveKernel - 1 - before, effectiveKernel - 1 - after), dilation)
  }
}

extension ck_windows {
  init(rows: Convolution2D.Axis, columns: Convolution2D.Axis) {
    self.init(
      rows: rows.input, columns: columns.input, out_rows: rows.output, out_columns: columns.output,
      kernel_rows: rows.kernel, kernel_columns: columns.kernel, stride_rows: rows.stride,
      stride_columns: columns.stride, before_rows: rows.before, before_columns: columns.before,
      dilation_rows: rows.dilation, dilation_columns: columns.dilation)
  }
}
