import CKernels

/// A matrix of any layout: where it begins, and the steps from row to row and from column to column.
struct MatrixView {
  let start: UnsafePointer<Float>
  let row: Int
  let column: Int

  var transposed: MatrixView { MatrixView(start: start, row: column, column: row) }
}

/// The product of two matrices by the loops of an instruction set.
///
/// A is packed in panels of rows, B strip by strip as it is needed; a strip of C is one piece of work. Source of the
/// blocking: Goto & van de Geijn, "Anatomy of high-performance matrix multiplication" (2008).
struct MatrixKernel {
  let rows: Int, inner: Int, columns: Int
  let level: KernelLevel

  init(rows: Int, inner: Int, columns: Int, level: KernelLevel = .current) {
    self.rows = rows
    self.inner = inner
    self.columns = columns
    self.level = level
  }

  /// Rows of a panel: as many as the registers hold, shared out evenly.
  static func panelHeight(_ rows: Int, _ level: KernelLevel) -> Int {
    let panels = (rows + level.loops.height - 1) / level.loops.height
    return panels == 0 ? 1 : (rows + panels - 1) / panels
  }

  private var height: Int { Self.panelHeight(rows, level) }
  private var panels: Int { (rows + height - 1) / height }

  /// Numbers of a packed A.
  var packedCount: Int { panels * height * inner }

  /// Columns of B that are packed together: a strip stays in the second cache.
  private static let strip = 256
  static func scratchCount(_ level: KernelLevel) -> Int { 385 * (strip + level.loops.width) }

  /// C = A·B, or C += A·B.
  ///
  /// - Parameters:
  ///   - result: C, its dense rows `step` apart.
  func multiply(
    _ left: MatrixView, _ right: MatrixView, into result: UnsafeMutablePointer<Float>, step: Int, adds: Bool = false
  ) throws(TensorError) {
    if rows <= 4, left.column == 1, right.row == 1 {
      return try multiplyByDots(left, right, into: result, step: step, adds: adds)
    }
    let work = rows * inner * columns
    let packed = UnsafeMutableRawPointer.allocate(byteCount: max(packedCount, 1) * 4, alignment: 64)
    defer { packed.deallocate() }
    let panelsOfA = packed.assumingMemoryBound(to: Float.self)
    try pack(left, into: panelsOfA, work: work)
    var product = self.product(panelsOfA, right, into: result, step: step)
    product.adds = adds
    let strips = (columns + Self.strip - 1) / Self.strip
    // Few strips are split by rows too, though each part then packs B for itself.
    let wanted = work < Workers.worthwhile ? 1 : 4 * Workers.count
    let groups = strips >= wanted ? 1 : max(1, min(panels / 4, (wanted + strips - 1) / strips))
    try Workers.share(strips * groups, work: work) { piece in
      let first = piece / groups * Self.strip, group = piece % groups
      withScratch(Self.scratchCount(level)) { scratch in
        withUnsafePointer(to: product) {
          level.loops.product(
            $0, first, min(first + Self.strip, columns), group * panels / groups, (group + 1) * panels / groups, scratch
          )
        }
      }
    }
  }

  func pack(_ left: MatrixView, into packed: UnsafeMutablePointer<Float>, work: Int) throws(TensorError) {
    let parts = min(panels, max(1, rows * inner / 100_000))
    try Workers.share(parts, work: parts > 1 ? work : 0) { part in
      let first = part * panels / parts, end = (part + 1) * panels / parts
      level.loops.pack_rows(
        left.start + first * height * left.row, left.row, left.column,
        min(rows, end * height) - first * height, inner, height, packed + first * height * inner)
    }
  }

  /// The product as the loops take it, its A packed before.
  func product(
    _ packed: UnsafePointer<Float>, _ right: MatrixView, into result: UnsafeMutablePointer<Float>, step: Int
  ) -> ck_product {
    ck_product(
      rows: rows, inner: inner, columns: columns, packed: packed, height: height, right: right.start,
      right_row: right.row, right_column: right.column, result: result, result_row: step, adds: false)
  }

  /// All of a product whose A is packed, on this thread.
  func multiplyAlone(_ product: ck_product, scratch: UnsafeMutablePointer<Float>) {
    withUnsafePointer(to: product) { product in
      for first in stride(from: 0, to: columns, by: Self.strip) {
        level.loops.product(product, first, min(first + Self.strip, columns), 0, panels, scratch)
      }
    }
  }

  /// A few rows times columns that lie dense: every number of C a dot product, and nothing to pack.
  private func multiplyByDots(
    _ left: MatrixView, _ right: MatrixView, into result: UnsafeMutablePointer<Float>, step: Int, adds: Bool
  ) throws(TensorError) {
    let whole = inner / level.loops.lanes * level.loops.lanes, part = 240
    try Workers.share((columns + part - 1) / part, work: rows * inner * columns) { piece in
      let first = piece * part, count = min(part, columns - first)
      let at = (0..<count).map { (first + $0) * right.column }
      for row in 0..<rows {
        let target = result + row * step + first
        if !adds { target.update(repeating: 0, count: count) }
      }
      level.loops.dots(
        rows, count, whole, 1, left.start, left.row, 0, right.start, at, 0, result + first, step)
      for row in 0..<rows {
        for column in 0..<count {
          for k in whole..<inner {
            result[row * step + first + column] += left.start[row * left.row + k] * right.start[at[column] + k]
          }
        }
      }
    }
  }
}
