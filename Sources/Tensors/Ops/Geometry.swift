/// Two numbers of a picture's axes: rows first, then columns.
public struct Pair: Hashable, Sendable, ExpressibleByIntegerLiteral {
  public var rows: Int
  public var columns: Int

  public init(_ rows: Int, _ columns: Int) {
    self.rows = rows
    self.columns = columns
  }

  public init(integerLiteral value: Int) { self.init(value, value) }

  /// `3×3`.
  public var text: String { "\(rows)×\(columns)" }
  /// `3` if both are equal, else `(3, 5)`.
  public var shortText: String { rows == columns ? "\(rows)" : "(\(rows), \(columns))" }
}

/// What is laid around a picture before a window slides over it.
public enum Padding: Hashable, Sendable {
  /// Equally many on both sides of an axis.
  case numbers(Pair)
  /// So much that the map is as large as the input; an odd one goes to the right and to the bottom.
  case same
  case valid
}

extension Convolution2D {
  /// A window that slides over a picture: the one home of output sizes, padding, left-over pixels and their errors.
  ///
  /// Along each axis, with input I, kernel F, padding P, stride S and dilation D, after Dumoulin and Visin,
  /// "A guide to convolution arithmetic for deep learning" (2016), relationships 1–15:
  /// the kernel covers Fe = D(F - 1) + 1, the map has O = ⌊(I + 2P - Fe)/S⌋ + 1.
  public struct Geometry: Equatable, Sendable {
    public let rows: Axis
    public let columns: Axis

    /// - Parameter kernelName: the parameter to blame for a kernel that does not fit.
    /// - Throws: `RuntimeError` with the formula if stride or dilation are under 1, the padding is negative, or the kernel
    ///   does not fit the padded input.
    public init(
      input: Pair, kernel: Pair, stride: Pair = 1, padding: Padding = .valid, dilation: Pair = 1,
      kernelName: String = "weight"
    ) throws(TensorError) {
      try Axis.check(stride: stride, dilation: dilation, kernel: kernel, kernelName: kernelName, input: input)
      let sides = try Geometry.sides(padding, kernel: kernel, stride: stride, dilation: dilation)
      rows = Axis(input.rows, kernel.rows, stride.rows, sides.rows, dilation.rows)
      columns = Axis(input.columns, kernel.columns, stride.columns, sides.columns, dilation.columns)
      guard rows.output >= 1 && columns.output >= 1 else { throw .doesNotFit(self, kernelName) }
    }

    /// The geometry with explicit padding on each of the four sides.
    public init(input: Pair, kernel: Pair, before: Pair, after: Pair, dilation: Pair = 1) throws(TensorError) {
      try Axis.check(stride: 1, dilation: dilation, kernel: kernel, kernelName: "k", input: input)
      rows = Axis(input.rows, kernel.rows, 1, (before.rows, after.rows), dilation.rows)
      columns = Axis(input.columns, kernel.columns, 1, (before.columns, after.columns), dilation.columns)
      guard rows.output >= 1 && columns.output >= 1 else { throw .doesNotFit(self, "k") }
    }

    /// The window of a pool: padding is at most half of the kernel, and `ceil` lets a last window hang over the edge.
    public init(
      pooling input: Pair, kernel: Pair, stride: Pair, padding: Pair, dilation: Pair = 1, ceil: Bool
    ) throws(TensorError) {
      try Axis.check(stride: stride, dilation: dilation, kernel: kernel, kernelName: "kernel_size", input: input)
      for (pad, size) in [(padding.rows, kernel.rows), (padding.columns, kernel.columns)] {
        guard pad >= 0 else { throw .negativePadding(padding) }
        guard pad <= size / 2 else { throw .paddingOverHalf(pad, size) }
      }
      rows = Axis(input.rows, kernel.rows, stride.rows, (padding.rows, padding.rows), dilation.rows, ceil: ceil)
      columns = Axis(
        input.columns, kernel.columns, stride.columns, (padding.columns, padding.columns), dilation.columns, ceil: ceil)
      guard rows.output >= 1 && columns.output >= 1 else { throw .doesNotFit(self, "kernel_size") }
    }

    /// Rows and columns of the map.
    public var output: Pair { Pair(rows.output, columns.output) }
    public var input: Pair { Pair(rows.input, columns.input) }
    public var kernel: Pair { Pair(rows.kernel, columns.kernel) }
    public var stride: Pair { Pair(rows.stride, columns.stride) }
    public var dilation: Pair { Pair(rows.dilation, columns.dilation) }
    public var paddingBefore: Pair { Pair(rows.before, columns.before) }
    public var paddingAfter: Pair { Pair(rows.after, columns.after) }

    private static func sides(
      _ padding: Padding, kernel: Pair, stride: Pair, dilation: Pair
    ) throws(TensorError) -> (rows: (Int, Int), columns: (Int, Int)) {
      switch padding {
      case .valid: return ((0, 0), (0, 0))
      case .numbers(let pair):
        guard pair.rows >= 0 && pair.columns >= 0 else { throw .negativePadding(pair) }
        guard max(pair.rows, pair.columns) <= Axis.largest else { throw .huge("padding", max(pair.rows, pair.columns)) }
        return ((pair.rows, pair.rows), (pair.columns, pair.columns))
      case .same:
        guard stride == 1 else { throw .sameWithStride(stride) }
        func split(_ kernel: Int, _ dilation: Int) -> (Int, Int) {
          let total = dilation * (kernel - 1)
          return (total / 2, total - total / 2)
        }
        return (split(kernel.rows, dilation.rows), split(kernel.columns, dilation.columns))
      }
    }
  }
}

extension TensorError {
  fileprivate static func doesNotFit(_ geometry: Convolution2D.Geometry, _ kernelName: String) -> TensorError {
    let axis = geometry.rows.output < 1 ? geometry.rows : geometry.columns
    let covers =
      geometry.dilation == 1
      ? ""
      : " with dilation \(geometry.dilation.shortText) covers \(geometry.rows.effectiveKernel)×\(geometry.columns.effectiveKernel) and"
    let pad = max(geometry.rows.missingPadding, geometry.columns.missingPadding)
    let fitting = Pair(geometry.rows.largestKernel, geometry.columns.largestKernel)
    let padded = Convolution2D.Axis(axis.input, axis.kernel, axis.stride, (pad, pad), axis.dilation)
    let other = axis == geometry.rows ? geometry.columns : geometry.rows
    let otherPadded = Convolution2D.Axis(other.input, other.kernel, other.stride, (pad, pad), other.dilation)
    let output =
      axis == geometry.rows ? Pair(padded.output, otherPadded.output) : Pair(otherPadded.output, padded.output)
    let remedy =
      kernelName == "kernel_size" && pad > geometry.kernel.rows / 2 ? "" : "padding=\(pad) (output \(output.text))"
    let kernelRemedy = fitting.rows < 1 || fitting.columns < 1 ? "" : "a kernel of at most \(fitting.text)"
    let remedies = [remedy, kernelRemedy].filter { !$0.isEmpty }
    return TensorError(
      kernelName,
      "the kernel \(geometry.kernel.text)\(covers) does not fit the input \(geometry.input.text): \(axis.slideFormula(effective: true)) = \(axis.output)",
      hint: remedies.isEmpty ? nil : "try " + remedies.joined(separator: ", or "))
  }

  fileprivate static func negativePadding(_ padding: Pair) -> TensorError {
    TensorError(
      "padding", "the padding is at least 0, but this is \(padding.shortText)",
      hint: "to cut a border off, slice the input: x[1:-1, 1:-1]")
  }

  fileprivate static func paddingOverHalf(_ padding: Int, _ kernel: Int) -> TensorError {
    TensorError(
      "padding", "a pool's padding is at most half of its kernel, but \(padding) is more than half of \(kernel)",
      hint: "try padding=\(kernel / 2)")
  }

  fileprivate static func sameWithStride(_ stride: Pair) -> TensorError {
    TensorError(
      "padding", "padding=\"same\" needs stride 1, but the stride is \(stride.shortText)",
      hint: "give the padding as a number; (F - 1)/2 keeps every pixel in use")
  }

  static func huge(_ parameter: String, _ value: Int) -> TensorError {
    TensorError(parameter, "\(value) is too large: sizes go up to \(Convolution2D.Axis.largest)", kind: .value)
  }
}
