import Language
import Tensors

/// Elements in another order: `flip roll diag diagonal tril triu trace repeat_interleave meshgrid pad`.
enum RearrangingWords {
  static var all: [TensorWord] {
    [
      flip, roll, diag, diagonal, triangle(keepsUpper: false), triangle(keepsUpper: true), trace, repeatInterleave,
    ]
  }
  static var functions: [Builtin] { [meshgrid, pad] }

  /// The words that need no prefix.
  static let short = ["flip", "roll", "diag"]

  static var flip: TensorWord {
    let summary = "Axes in reverse order."
    let examples = [
      Example("flip(tensor([1, 2, 3]), (0,)).tolist()", prints: "[3, 2, 1]"),
      Example("tensor([[1, 2], [3, 4]]).flip(0, 1).tolist()", prints: "[[4, 3], [2, 1]]"),
    ]
    return TensorWord(
      function: Builtin(
        "flip", summary, .tensor("input", "any shape"), .wholeNumbers("dims", "a tuple of axes", allowsNumber: true),
        examples: examples
      ) { _, input, axes in .tensor(try input.flipped(axes)) },
      method: Builtin("flip", summary, .tensor("self", "any shape"), .sizes("dims", "the axes"), examples: examples) {
        _, input, axes in .tensor(try input.flipped(axes))
      })
  }

  static var roll: TensorWord {
    TensorWord(
      "roll", "Elements moved along an axis; those that leave at the end come in again at the start.",
      .wholeNumbers("shifts", "how far, or one number for each axis", allowsNumber: true),
      .optionalWholeNumbers("dims", "the axes; the row-major order of all elements if left out"),
      examples: [
        Example("roll(tensor([1, 2, 3]), 1).tolist()", prints: "[3, 1, 2]"),
        Example("tensor([[1, 2], [3, 4]]).roll(1, 0).tolist()", prints: "[[3, 4], [1, 2]]"),
      ]
    ) { _, input, shifts, axes in .tensor(try input.rolled(shifts, axes).named("Roll")) }
  }

  static var diag: TensorWord {
    TensorWord(
      "diag", "A vector as the diagonal of a matrix, or the diagonal of a matrix.", input: "a vector or a matrix",
      .int("diagonal", "0 for the main one, positive above it", default: 0),
      examples: [
        Example("diag(tensor([1, 2])).tolist()", prints: "[[1, 0], [0, 2]]"),
        Example("tensor([[1, 2], [3, 4]]).diag().tolist()", prints: "[1, 4]"),
      ]
    ) { _, input, which in .tensor(try input.diag(which)) }
  }

  static var diagonal: TensorWord {
    TensorWord(
      "diagonal", "A diagonal of two axes, as a view with that axis last.", input: "at least 2 axes",
      .int("offset", "0 for the main one, positive above it", default: 0), .int("dim1", "the rows", default: 0),
      .int("dim2", "the columns", default: 1),
      examples: [
        Example("tensor([[1, 2], [3, 4]]).diagonal().tolist()", prints: "[1, 4]"),
        Example("torch.diagonal(zeros(5, 2, 3), 0, 1, 2).shape", prints: "torch.Size([5, 2])"),
      ]
    ) { _, input, which, rows, columns in
      let axes = [try input.axis(rows, "dim1"), try input.axis(columns, "dim2")]
      guard axes[0] != axes[1] else {
        throw TensorError("dim2", "a diagonal runs through two axes, but both are axis \(axes[0])")
      }
      return .tensor(try (axes == [0, 1] ? input : input.moved(axes, to: [0, 1])).diagonal(which))
    }
  }

  static var repeatInterleave: TensorWord {
    TensorWord(
      "repeat_interleave", "Each element several times, one behind the other.",
      .numbers("repeats", "how often, or one number for each index"),
      .optionalInt("dim", "the axis; the row-major order of all elements if left out"),
      examples: [
        Example("tensor([1, 2]).repeat_interleave(2).tolist()", prints: "[1, 1, 2, 2]"),
        Example(
          "torch.repeat_interleave(tensor([[1], [2]]), tensor([1, 2]), dim=0).tolist()", prints: "[[1], [2], [2]]"),
      ]
    ) { _, input, repeats, axis in
      let result = try (axis == nil ? input.flattened() : input).repeatedEach(repeats, axis: axis ?? 0)
      return .tensor(try result.named(repeats.rank == 0 ? "View" : "IndexSelect"))
    }
  }

  private static func triangle(keepsUpper: Bool) -> TensorWord {
    let name = keepsUpper ? "triu" : "tril"
    return TensorWord(
      name, "A matrix with zeros \(keepsUpper ? "below" : "above") a diagonal.", input: "matrices in the last two axes",
      .int("diagonal", "0 for the main one, positive above it", default: 0),
      examples: [
        Example(
          "torch.\(name)(ones(2, 2)).tolist()",
          prints: keepsUpper ? "[[1.0, 1.0], [0.0, 1.0]]" : "[[1.0, 0.0], [1.0, 1.0]]"),
        Example("ones(3, 3).\(name)(1).sum()", prints: keepsUpper ? "3" : "8"),
      ]
    ) { _, input, which in
      .tensor(try input.triangle(which, keepsUpper: keepsUpper).named(keepsUpper ? "Triu" : "Tril"))
    }
  }

  static var trace: TensorWord {
    TensorWord(
      "trace", "The sum of the diagonal of a matrix.", input: "a matrix", formula: "Σ xᵢᵢ",
      examples: [Example("torch.trace(tensor([[1, 2], [3, 4]]))", prints: "5"), Example("eye(4).trace()", prints: "4")]
    ) { _, input in .tensor(try input.trace().named("Trace")) }
  }

  static var meshgrid: Builtin {
    Builtin(
      "meshgrid", "The coordinates of every point of a grid, one tensor for each axis.",
      .rest("tensors", "vectors, or one list of them"),
      .choice("indexing", ["ij", "xy"], default: "ij", refusedAs: .runtime, "rows first, or columns first").byNameOnly,
      examples: [
        Example("torch.meshgrid(arange(2), arange(3))[0].tolist()", prints: "[[0, 0, 0], [1, 1, 1]]"),
        Example("torch.meshgrid(arange(2), arange(3), indexing=\"xy\")[0].shape", prints: "torch.Size([3, 2])"),
      ]
    ) { context, values, indexing in
      let list = values.count == 1 ? values[0].sequence ?? values : values
      var vectors = try Parameter<[Tensor]>.tensors("tensors", "").convert(.list(ListObject(list)), context)
      guard !vectors.isEmpty else { throw TensorError("tensors", "meshgrid needs at least one vector") }
      // With "xy" the first vector runs along the columns, so the second one comes first.
      let isTurned = indexing == "xy" && vectors.count > 1
      if isTurned { vectors.swapAt(0, 1) }
      var grids = try Tensor.grids(vectors)
      if isTurned { grids.swapAt(0, 1) }
      return .tuple(TupleObject(grids.map(Value.tensor)))
    }
  }

  static var pad: Builtin {
    Builtin(
      "pad", "The tensor with a border around it; negative widths cut elements off.", .tensor("input", "any shape"),
      .wholeNumbers("pad", "widths before and after: last axis first, as in (left, right, top, bottom)"),
      .choice(
        "mode", ["constant"] + ContinuedBorder.allCases.map(\.rawValue), default: "constant", refusedAs: .runtime,
        "what the border is made of: a number, or the elements mirrored, repeated or from the other end"),
      .optionalNumber("value", "the number in a constant border; 0 if left out"),
      examples: [
        Example("pad(tensor([1, 2]), (1, 2)).tolist()", prints: "[0, 1, 2, 0, 0]"),
        Example("pad(zeros(1, 28, 28), (2, 2, 2, 2)).shape", prints: "torch.Size([1, 32, 32])"),
        Example("pad(tensor([[1, 2, 3]]), (2, 1), mode=\"reflect\").tolist()", prints: "[[3, 2, 1, 2, 3, 2]]"),
      ]
    ) { _, input, widths, mode, value in
      guard widths.count % 2 == 0 else {
        throw TensorError(
          "pad", "each axis needs two widths, but there are \(widths.count)", hint: "pad=(left, right, top, bottom)")
      }
      let pairs = stride(from: 0, to: widths.count, by: 2).map { (before: widths[$0], after: widths[$0 + 1]) }
      guard let continued = ContinuedBorder(rawValue: mode) else {
        return .tensor(try input.padded(pairs, with: .float(value ?? 0)))
      }
      guard value ?? 0 == 0 else {
        throw TensorError("value", "a \(mode) border takes no value: it is made of the tensor's own elements")
      }
      return .tensor(try continued(input, pairs))
    }
  }
}
