extension Convolution2D {
  /// One axis of a sliding window.
  public struct Axis: Equatable, Sendable {
    /// Pixels of the input, I, and of the kernel, F.
    public let input: Int, kernel: Int
    /// S: pixels from one window to the next. D: pixels from one kernel element to the next.
    public let stride: Int, dilation: Int
    /// P on the left (top) and on the right (bottom); they differ only for `same`.
    public let before: Int, after: Int
    /// O: windows that fit, possibly 0 or negative before the geometry has been checked.
    public let output: Int

    init(_ input: Int, _ kernel: Int, _ stride: Int, _ padding: (Int, Int), _ dilation: Int, ceil: Bool = false) {
      self.input = input
      self.kernel = kernel
      self.stride = stride
      self.dilation = dilation
      (before, after) = padding
      let span = input + padding.0 + padding.1 - (dilation * (kernel - 1) + 1)
      var output = floorDivision(span + (ceil ? stride - 1 : 0), stride) + 1
      // The last window of `ceil` must start inside the input or its left padding (PyTorch, Pool.h).
      if ceil && (output - 1) * stride >= input + padding.0 { output -= 1 }
      self.output = output
    }

    /// The largest size that is calculated with; larger ones could overflow.
    public static let largest = 1 << 30

    /// Fe = D(F - 1) + 1, the pixels from the first to the last that a window reads.
    public var effectiveKernel: Int { dilation * (kernel - 1) + 1 }

    /// Padded pixels on the right that no window reads; negative if a pool's last window hangs over.
    public var leftover: Int { input + before + after - effectiveKernel - (output - 1) * stride }

    /// The lecture's formula (I - F + 2P)/S + 1 as it stands, with neither floor nor dilation.
    public var slideSize: Double { Double(input - kernel + before + after) / Double(stride) + 1 }

    /// The lecture's formula with the numbers put in: `(28 - 3 + 2*0)/1 + 1`.
    ///
    /// - Parameter effective: put in what the kernel covers with its dilation.
    public func slideFormula(effective: Bool = false) -> String {
      "(\(input) - \(effective ? effectiveKernel : kernel) + \(paddingText))/\(stride) + 1"
    }

    /// `2*P`, or the sum of two unequal sides.
    public var paddingText: String { before == after ? "2*\(before)" : "\(before) + \(after)" }

    /// The input pixel that kernel element `tap` of window `position` reads; outside 0..<input lies padding.
    public func pixel(_ position: Int, tap: Int) -> Int { position * stride + tap * dilation - before }

    /// The least padding per side with which one window fits.
    var missingPadding: Int { max(0, (effectiveKernel - input + 1) / 2) }

    /// The largest kernel that fits this input with this padding and dilation.
    var largestKernel: Int { floorDivision(input + before + after - 1, dilation) + 1 }

    /// - Throws: for stride or dilation under 1, an empty kernel or input, and sizes beyond `largest`.
    static func check(stride: Pair, dilation: Pair, kernel: Pair, kernelName: String, input: Pair) throws(TensorError) {
      for (name, pair) in [("stride", stride), ("dilation", dilation), (kernelName, kernel), ("input", input)] {
        for value in [pair.rows, pair.columns] {
          guard value >= 1 else { throw .underOne(name, pair) }
          guard value <= largest else { throw .huge(name, value) }
        }
      }
    }
  }
}

/// a/b rounded down, also below zero, where Swift's `/` rounds up.
func floorDivision(_ a: Int, _ b: Int) -> Int {
  let quotient = a / b
  return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient
}

extension TensorError {
  fileprivate static func underOne(_ name: String, _ pair: Pair) -> TensorError {
    switch name {
    case "stride":
      TensorError(
        name, "the stride is at least 1, but this is \(pair.shortText): the window would never move on",
        hint: "try stride=1")
    case "dilation":
      TensorError(
        name, "the dilation is at least 1, but this is \(pair.shortText)", hint: "dilation=1 is a kernel without gaps")
    case "input":
      TensorError(name, "the input is empty: \(pair.text)", hint: "a window needs at least one row and one column")
    default:
      TensorError(name, "a kernel is at least 1×1, but this is \(pair.text)")
    }
  }
}
