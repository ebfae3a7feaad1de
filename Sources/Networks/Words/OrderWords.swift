import Language
import Tensors

/// Elements in order: `max min median sort argsort topk unique bincount`, and running totals `cumsum cumprod`.
enum OrderWords {
  static var all: [TensorWord] {
    [
      extreme(.max, .argmax, .maximum, "The largest element; with dim the largest along an axis and where it stands."),
      extreme(
        .min, .argmin, .minimum, "The smallest element; with dim the smallest along an axis and where it stands."),
      median, sort, argsort, topk, unique, bincount, scan(.cumsum, "Running sums.", "[1, 3, 6]"),
      scan(.cumprod, "Running products.", "[1, 2, 6]"),
    ]
  }

  /// The words that need no prefix.
  static let short = ["topk"]

  private static func extreme(_ op: Reduction, _ place: Reduction, _ pairwise: Arithmetic, _ summary: String)
    -> TensorWord
  {
    let name = op.rawValue
    return TensorWord(
      name, summary,
      .value("dim", "the axis to search, or a tensor to compare with; all elements if left out", default: .some(.none)),
      .bool("keepdim", "leave the axis with size 1", default: false),
      .optionalTensor("other", "a tensor to compare with, element by element").byNameOnly,
      shapes: "with dim a pair: values and indices, both without that axis",
      examples: [
        Example("tensor([2, 9, 4]).\(name)()", prints: op == .max ? "9" : "2"),
        Example(
          "torch.\(name)(tensor([[1, 5], [7, 3]]), dim=1).indices.tolist()", prints: op == .max ? "[1, 0]" : "[0, 1]"),
      ]
    ) { context, input, dim, keepsAxis, other in
      if let other { return .tensor(try pairwise(input, other)) }
      if case .tensor(let other) = dim { return .tensor(try pairwise(input, other)) }
      guard !dim.isNone else { return .tensor(try op(input)) }
      let axis = try Parameter<Int>.int("dim").convert(dim, context)
      let searched = input.dtype == .bool ? try input.converted(to: .int64) : input
      let indices = try place(searched, axes: [axis], keepsAxes: true)
      // Picked by index, so that of equal ones only the named one has a gradient.
      let values = input.rank == 0 ? try input.cloned() : try input.gathered(axis, indices)
      let title = name.prefix(1).uppercased() + name.dropFirst()
      return .object(
        NamedTensors(
          name,
          (
            try (keepsAxis ? values : values.squeezed([axis])).named(title),
            try keepsAxis ? indices : indices.squeezed([axis])
          )))
    }
  }

  static var median: TensorWord {
    TensorWord(
      "median", "The middle element in order, the lower one of two; with dim along an axis and where it stands.",
      .optionalInt("dim", "the axis to search; all elements if left out"),
      .bool("keepdim", "leave the axis with size 1", default: false),
      examples: [
        Example("tensor([1, 3, 2, 4]).median()", prints: "2"),
        Example("torch.median(tensor([[3., 1., 2.]]), dim=1).values.tolist()", prints: "[2.0]"),
      ]
    ) { _, input, axis, keepsAxis in
      guard let axis else {
        guard input.count > 0 else { return .tensor(try Tensor.scalar(.float(.nan))) }
        return .tensor(try Ordering.median(input.flattened(), axis: 0, keepsAxis: false).values.named("Median"))
      }
      return .object(NamedTensors("median", try Ordering.median(input, axis: axis, keepsAxis: keepsAxis)))
    }
  }

  static var sort: TensorWord {
    TensorWord(
      "sort", "The elements of each row in order, and the index that each one had.",
      .int("dim", "the axis to sort along", default: -1),
      .bool("descending", "the largest first", default: false),
      .bool("stable", "equal elements keep their order; here they always do", default: false),
      shapes: "a pair: values and indices, both unchanged",
      examples: [
        Example("tensor([3, 1, 2]).sort().values.tolist()", prints: "[1, 2, 3]"),
        Example("torch.sort(tensor([3, 1, 2]), descending=True).indices.tolist()", prints: "[0, 2, 1]"),
      ]
    ) { _, input, axis, descending, _ in
      .object(NamedTensors("sort", try Ordering.sort(input, axis: axis, descending: descending)))
    }
  }

  static var argsort: TensorWord {
    TensorWord(
      "argsort", "The indices that put each row in order.", .int("dim", "the axis to sort along", default: -1),
      .bool("descending", "the largest first", default: false),
      .bool("stable", "equal elements keep their order; here they always do", default: false),
      examples: [
        Example("tensor([3, 1, 2]).argsort().tolist()", prints: "[1, 2, 0]"),
        Example("torch.argsort(tensor([3., 1., 2.]), descending=True).tolist()", prints: "[0, 2, 1]"),
      ]
    ) { _, input, axis, descending, _ in .tensor(try Ordering.sort(input, axis: axis, descending: descending).indices) }
  }

  static var topk: TensorWord {
    TensorWord(
      "topk", "The k largest elements of each row, best first, and where they stand.", .int("k", "how many"),
      .int("dim", "the axis to search", default: -1), .bool("largest", "False takes the smallest", default: true),
      .bool("sorted", "best first; here they always are", default: true), shapes: "a pair: values and indices",
      examples: [
        Example("topk(tensor([1., 4., 2., 3.]), 2).values.tolist()", prints: "[4.0, 3.0]"),
        Example("topk(tensor([1, 4, 2]), 1, largest=False).indices.tolist()", prints: "[0]"),
      ]
    ) { _, input, count, axis, largest, _ in
      .object(NamedTensors("topk", try Ordering.top(count, of: input, axis: axis, largest: largest)))
    }
  }

  static var unique: TensorWord {
    TensorWord(
      "unique", "The different elements in ascending order.", .bool("sorted", "here they always are", default: true),
      .bool("return_counts", "also give how often each occurs", default: false),
      examples: [
        Example("torch.unique(tensor([3, 1, 3, 2])).tolist()", prints: "[1, 2, 3]"),
        Example("tensor([3, 1, 3]).unique(return_counts=True)[1].tolist()", prints: "[1, 2]"),
      ]
    ) { _, input, _, returnsCounts in
      let (values, counts) = try Ordering.unique(input)
      return returnsCounts ? .tuple(TupleObject([.tensor(values), .tensor(counts)])) : .tensor(values)
    }
  }

  static var bincount: TensorWord {
    TensorWord(
      "bincount", "How often each whole number from 0 on occurs.", input: "a row of whole numbers from 0 on",
      .optionalTensor("weights", "what each one counts, instead of 1"),
      .int("minlength", "the least length of the result", default: 0),
      examples: [
        Example("torch.bincount(tensor([0, 1, 1, 3])).tolist()", prints: "[1, 2, 0, 1]"),
        Example("tensor([1]).bincount(minlength=3).tolist()", prints: "[0, 1, 0]"),
      ]
    ) { _, input, weights, least in
      .tensor(try Ordering.counts(of: input, weights: weights, least: least))
    }
  }

  private static func scan(_ op: Scan, _ summary: String, _ result: String) -> TensorWord {
    TensorWord(
      op.rawValue, summary, .int("dim", "the axis to run along"), shapes: "unchanged",
      examples: [
        Example("tensor([1, 2, 3]).\(op.rawValue)(0).tolist()", prints: result),
        Example("torch.\(op.rawValue)(ones(2, 2), dim=1).shape", prints: "torch.Size([2, 2])"),
      ]
    ) { _, input, axis in .tensor(try op(input, axis: axis)) }
  }
}
