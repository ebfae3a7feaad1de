import CKernels

/// A max pool and the way back of its winners by the loops of an instruction set.
struct PoolKernel {
  let rows: Convolution2D.Axis
  let columns: Convolution2D.Axis
  let pictures: Int
  let level: KernelLevel

  init(_ geometry: Convolution2D.Geometry, pictures: Int, level: KernelLevel = .current) {
    rows = geometry.rows
    columns = geometry.columns
    self.pictures = pictures
    self.level = level
  }

  private var pictureSize: Int { rows.input * columns.input }
  private var mapSize: Int { rows.output * columns.output }

  /// Whether every window covers a pixel: one that lies on padding alone has no winner.
  var alwaysWins: Bool { covers(rows) && covers(columns) }

  private func covers(_ axis: Convolution2D.Axis) -> Bool {
    axis.dilation == 1 || (0..<axis.output).allSatisfy { !axis.tapsInside($0).isEmpty }
  }

  /// - Parameters: `input` [pictures, H, W], `largest` and `winners` [pictures, H′, W′].
  func largest(
    of input: UnsafePointer<Float>, into largest: UnsafeMutablePointer<Float>, _ winners: UnsafeMutablePointer<Int>
  ) throws(TensorError) {
    try inParts(rows.kernel * columns.kernel * mapSize) { picture in
      withUnsafePointer(to: ck_windows(rows: rows, columns: columns)) {
        level.loops.max_pool(
          $0, input + picture * pictureSize, largest + picture * mapSize, winners + picture * mapSize)
      }
    }
  }

  /// Adds every number of the maps to the pixel that won.
  ///
  /// - Parameters: `numbers` and `winners` [pictures, H′, W′], `output` [pictures, H, W].
  func scatter(
    _ numbers: UnsafePointer<Float>, _ winners: UnsafePointer<Int>, into output: UnsafeMutablePointer<Float>
  ) throws(TensorError) {
    try inParts(2 * mapSize) { picture in
      ck_scatter(mapSize, numbers + picture * mapSize, winners + picture * mapSize, output + picture * pictureSize)
    }
  }

  /// Some pictures at a time, so that a piece of work is worth claiming. `steps` of a picture count as much as eight
  /// multiplications each.
  private func inParts(_ steps: Int, _ body: (Int) -> Void) throws(TensorError) {
    let parts = min(pictures, max(1, pictures * steps / 20_000))
    try Workers.share(parts, work: 8 * pictures * steps) { part in
      for picture in part * pictures / parts..<(part + 1) * pictures / parts { body(picture) }
    }
  }
}
