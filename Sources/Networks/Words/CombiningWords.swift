import Language
import Tensors

/// Several tensors made into one, and one into several: `cat stack split chunk unbind where gather scatter …`.
enum CombiningWords {
  static var all: [TensorWord] { [split, chunk, unbind, gather, scatter, maskedFill, nonzero] }
  static var functions: [Builtin] { [cat, stack, vstack, hstack, whereFunction, oneHot] }
  static var methods: [Builtin] { [whereMethod] }

  /// The words that need no prefix.
  static let short = ["cat", "stack", "where"]

  static var cat: Builtin {
    Builtin(
      "cat", "Tensors end to end along an axis.",
      .tensors("tensors", "a list of them; only the joined axis may differ"),
      .int("dim", "the axis", default: 0),
      examples: [
        Example("cat([tensor([1, 2]), tensor([3])]).tolist()", prints: "[1, 2, 3]"),
        Example("cat([zeros(2, 3), zeros(2, 4)], dim=1).shape", prints: "torch.Size([2, 7])"),
      ]
    ) { _, tensors, axis in .tensor(try Tensor.cat(tensors, axis: axis)) }
  }

  static var stack: Builtin {
    Builtin(
      "stack", "Tensors of one shape side by side along a new axis.", .tensors("tensors", "a list of them"),
      .int("dim", "where the new axis stands", default: 0),
      examples: [
        Example("stack([tensor([1, 2]), tensor([3, 4])]).tolist()", prints: "[[1, 2], [3, 4]]"),
        Example("stack([zeros(28, 28), zeros(28, 28)], dim=2).shape", prints: "torch.Size([28, 28, 2])"),
      ]
    ) { _, tensors, axis in .tensor(try Tensor.stack(tensors, axis: axis)) }
  }

  static var vstack: Builtin {
    Builtin(
      "vstack", "Tensors on top of each other: along the first axis, vectors as rows.",
      .tensors("tensors", "a list of them"),
      examples: [
        Example("torch.vstack([tensor([1, 2]), tensor([3, 4])]).tolist()", prints: "[[1, 2], [3, 4]]"),
        Example("torch.vstack([zeros(2, 3), zeros(1, 3)]).shape", prints: "torch.Size([3, 3])"),
      ]
    ) { _, tensors in
      guard !tensors.isEmpty else { throw TensorError("tensors", "vstack needs at least one tensor") }
      let parts = try tensors.map { tensor throws(TensorError) in
        try tensor.rank < 2 ? tensor.reshaped([1, -1]) : tensor
      }
      return .tensor(try Tensor.cat(parts, axis: 0))
    }
  }

  static var hstack: Builtin {
    Builtin(
      "hstack", "Tensors beside each other: along the second axis, vectors end to end.",
      .tensors("tensors", "a list of them"),
      examples: [
        Example("torch.hstack([tensor([1, 2]), tensor([3])]).tolist()", prints: "[1, 2, 3]"),
        Example("torch.hstack([zeros(2, 3), zeros(2, 1)]).shape", prints: "torch.Size([2, 4])"),
      ]
    ) { _, tensors in
      guard !tensors.isEmpty else { throw TensorError("tensors", "hstack needs at least one tensor") }
      let parts = try tensors.map { tensor throws(TensorError) in try tensor.rank == 0 ? tensor.reshaped([1]) : tensor }
      return .tensor(try Tensor.cat(parts, axis: parts.first.map { $0.rank > 1 ? 1 : 0 } ?? 0))
    }
  }

  private static func tuple(_ tensors: [Tensor]) -> Value { .tuple(TupleObject(tensors.map(Value.tensor))) }

  static var split: TensorWord {
    let summary = "Parts along an axis, as views.", note = "the size of every part, or a list of sizes"
    let examples = [
      Example("[part.tolist() for part in arange(5).split(2)]", prints: "[[0, 1], [2, 3], [4]]"),
      Example("torch.split(zeros(6, 2), [1, 5])[1].shape", prints: "torch.Size([5, 2])"),
    ]
    func parts(_ input: Tensor, _ sizes: Value, _ axis: Int, _ context: Context) throws -> Value {
      if let size = wholeNumber(sizes) { return tuple(try input.split(every: size, axis: axis)) }
      let sizes = try Parameter<[Int]>.wholeNumbers("split_size_or_sections", note).convert(sizes, context)
      return tuple(try input.split(sizes, axis: axis))
    }
    return TensorWord(
      function: Builtin(
        "split", summary, .tensor("tensor", "any shape"), .value("split_size_or_sections", note),
        .int("dim", "the axis", default: 0),
        examples: examples
      ) { context, input, sizes, axis in try parts(input, sizes, axis, context) },
      method: Builtin(
        "split", summary, .tensor("self", "any shape"), .value("split_size", note), .int("dim", "the axis", default: 0),
        examples: examples
      ) { context, input, sizes, axis in try parts(input, sizes, axis, context) })
  }

  static var chunk: TensorWord {
    TensorWord(
      "chunk", "At most so many parts of equal size along an axis, as views.", .int("chunks", "how many"),
      .int("dim", "the axis", default: 0),
      examples: [
        Example("[part.tolist() for part in arange(5).chunk(2)]", prints: "[[0, 1, 2], [3, 4]]"),
        Example("torch.chunk(zeros(6, 2), 3)[0].shape", prints: "torch.Size([2, 2])"),
      ]
    ) { _, input, count, axis in tuple(try input.chunks(count, axis: axis)) }
  }

  static var unbind: TensorWord {
    TensorWord(
      "unbind", "One part for each index of an axis, as views.", .int("dim", "the axis", default: 0),
      examples: [
        Example("[row.tolist() for row in tensor([[1, 2], [3, 4]]).unbind()]", prints: "[[1, 2], [3, 4]]"),
        Example("torch.unbind(tensor([[1, 2], [3, 4]]), 1)[0].tolist()", prints: "[1, 3]"),
      ]
    ) { _, input, axis in tuple(try input.unbound(axis)) }
  }

  static var gather: TensorWord {
    TensorWord(
      "gather", "The elements that an index names along an axis.", .int("dim", "the axis"),
      .tensor("index", "whole numbers, as many axes as the tensor"),
      shapes: "the shape of index", formula: "y[i][j] = x[i][index[i][j]] for dim=1",
      examples: [
        Example("tensor([[1, 2], [3, 4]]).gather(1, tensor([[1], [0]])).tolist()", prints: "[[2], [3]]"),
        Example("torch.gather(tensor([5, 6, 7]), 0, tensor([2, 2])).tolist()", prints: "[7, 7]"),
      ]
    ) { _, input, axis, index in .tensor(try input.gathered(axis, index)) }
  }

  static var scatter: TensorWord {
    TensorWord(
      "scatter", "A copy with values written where an index names along an axis.", .int("dim", "the axis"),
      .tensor("index", "whole numbers, as many axes as the tensor"),
      .optionalNumbers("src", "what is written: a tensor like index, or a number"),
      .optionalNumbers("value", "a number to write everywhere, instead of src").byNameOnly,
      formula: "y[i][index[i][j]] = src[i][j] for dim=1",
      examples: [
        Example(
          "zeros(2, 3).scatter(1, tensor([[0], [2]]), 1.).tolist()", prints: "[[1.0, 0.0, 0.0], [0.0, 0.0, 1.0]]"),
        Example("torch.scatter(tensor([1, 2, 3]), 0, tensor([1]), tensor([9])).tolist()", prints: "[1, 9, 3]"),
      ]
    ) { _, input, axis, index, source, value in
      guard let source = source ?? value else { throw TensorError("src", "scatter needs src or value", kind: .type) }
      return .tensor(try input.scattered(axis, index, source).named("Scatter", variant: source.rank == 0 ? 1 : 0))
    }
  }

  static var maskedFill: TensorWord {
    TensorWord(
      "masked_fill", "A copy with one value wherever a mask is true.", .tensor("mask", "truth values"),
      .numbers("value", "a number"),
      examples: [
        Example("tensor([1, 5, 3]).masked_fill(tensor([False, True, False]), 0).tolist()", prints: "[1, 0, 3]"),
        Example("torch.masked_fill(zeros(2), tensor([True, False]), 7.).tolist()", prints: "[7.0, 0.0]"),
      ]
    ) { _, input, mask, value in .tensor(try input.maskedFill(mask, value).named("MaskedFill")) }
  }

  static var nonzero: TensorWord {
    TensorWord(
      "nonzero", "The indices of all elements other than 0, one row each.", shapes: "[count, axes]",
      examples: [
        Example("tensor([0, 5, 0, 7]).nonzero().tolist()", prints: "[[1], [3]]"),
        Example("torch.nonzero(eye(2)).tolist()", prints: "[[0, 0], [1, 1]]"),
      ]
    ) { _, input in .tensor(try input.nonzero()) }
  }

  static var whereFunction: Builtin {
    Builtin(
      "where",
      "Elements of input where a condition is true, else of other; with the condition alone, the indices where it is true.",
      .tensor("condition", "truth values"), .optionalNumbers("input", "taken where true"),
      .optionalNumbers("other", "taken where false"),
      examples: [
        Example("where(tensor([True, False]), tensor([1, 2]), tensor([8, 9])).tolist()", prints: "[1, 9]"),
        Example("where(tensor([-1., 2.]) > 0, 1, 0).tolist()", prints: "[0, 1]"),
      ]
    ) { _, condition, input, other in
      if input == nil && other == nil {
        let found = try condition.nonzero()
        return tuple(try (0..<condition.rank).map { axis throws(TensorError) in try found.selected(1, axis) })
      }
      guard let input, let other else {
        throw TensorError("other", "where needs input and other, or the condition alone", kind: .type)
      }
      return .tensor(try Tensor.choose(condition, input, other))
    }
  }

  static var whereMethod: Builtin {
    Builtin(
      "where", "The tensor's elements where a condition is true, else those of other.",
      .tensor("self", "taken where true"),
      .tensor("condition", "truth values"), .numbers("other", "taken where false"),
      examples: [
        Example("tensor([1, 2]).where(tensor([True, False]), 0).tolist()", prints: "[1, 0]"),
        Example("tensor([-1., 2.]).where(tensor([True, True]), 0).tolist()", prints: "[-1.0, 2.0]"),
      ]
    ) { _, input, condition, other in .tensor(try Tensor.choose(condition, input, other)) }
  }

  static var oneHot: Builtin {
    Builtin(
      "one_hot", "For each label a row of zeros with a 1 at the label's place.",
      .tensor("tensor", "labels: whole numbers from 0 on"),
      .int("num_classes", "length of a row; -1 takes the largest label plus 1", default: -1),
      shapes: "any shape gives [..., num_classes]",
      examples: [
        Example("one_hot(tensor([0, 2])).tolist()", prints: "[[1, 0, 0], [0, 0, 1]]"),
        Example("one_hot(tensor([1]), 3).tolist()", prints: "[[0, 1, 0]]"),
      ]
    ) { _, labels, classes in .tensor(try labels.oneHot(classes == -1 ? nil : classes)) }
  }
}
