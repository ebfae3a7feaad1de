import Language
import Tensors

/// The same elements in other shapes: `reshape view permute transpose t flatten squeeze unsqueeze expand …`.
enum ShapeWords {
  static var all: [TensorWord] {
    [reshape, permute, transpose, t, flatten, squeeze, unsqueeze, broadcastTo, movedim, narrow, select]
  }
  static var methods: [Builtin] { [view, viewAs, expand, expandAs, repeated] }

  /// The words that need no prefix.
  static let short = ["reshape", "permute", "transpose", "flatten", "squeeze", "unsqueeze"]

  static var reshape: TensorWord {
    let summary = "The same elements, row by row, in another shape; copied only if it cannot be a view."
    let examples = [
      Example("arange(6).reshape(2, 3).tolist()", prints: "[[0, 1, 2], [3, 4, 5]]"),
      Example("reshape(arange(6), (3, -1)).shape", prints: "torch.Size([3, 2])"),
    ]
    return TensorWord(
      function: Builtin(
        "reshape", summary, .tensor("input", "any shape"), .wholeNumbers("shape", "a tuple of sizes; one may be -1"),
        examples: examples
      ) { _, input, shape in .tensor(try input.reshaped(shape)) },
      method: Builtin(
        "reshape", summary, .tensor("self", "any shape"), .sizes("shape", "the sizes; one may be -1, to work it out"),
        examples: examples
      ) { _, input, shape in .tensor(try input.reshaped(shape)) })
  }

  static var view: Builtin {
    Builtin(
      "view", "The same elements in another shape, never copied: writing to one writes to both.",
      .tensor("self", "any shape"),
      .sizes("shape", "the sizes; one may be -1, to work it out"),
      examples: [
        Example("arange(6).view(3, 2).tolist()", prints: "[[0, 1], [2, 3], [4, 5]]"),
        Example("zeros(2, 3).view(-1).shape", prints: "torch.Size([6])"),
      ]
    ) { _, input, shape in .tensor(try input.viewed(shape)) }
  }

  static var viewAs: Builtin {
    Builtin(
      "view_as", "The same elements in the shape of another tensor, never copied.", .tensor("self", "any shape"),
      .tensor("other", "gives the shape"),
      examples: [
        Example("arange(4).view_as(zeros(2, 2)).tolist()", prints: "[[0, 1], [2, 3]]"),
        Example("zeros(6).view_as(ones(3, 2)).shape", prints: "torch.Size([3, 2])"),
      ]
    ) { _, input, other in .tensor(try input.viewed(other.shape)) }
  }

  static var permute: TensorWord {
    let summary = "The axes in another order, as a view."
    let examples = [
      Example("zeros(3, 28, 30).permute(1, 2, 0).shape", prints: "torch.Size([28, 30, 3])"),
      Example("permute(tensor([[1, 2], [3, 4]]), (1, 0)).tolist()", prints: "[[1, 3], [2, 4]]"),
    ]
    return TensorWord(
      function: Builtin(
        "permute", summary, .tensor("input", "any shape"),
        .wholeNumbers("dims", "a tuple: which axis comes first, second, …"), examples: examples
      ) { _, input, order in .tensor(try input.permuted(order)) },
      method: Builtin(
        "permute", summary, .tensor("self", "any shape"), .sizes("dims", "which axis comes first, second, …"),
        examples: examples
      ) { _, input, order in .tensor(try input.permuted(order)) })
  }

  static var transpose: TensorWord {
    TensorWord(
      "transpose", "Two axes exchanged, as a view.", .int("dim0", "one axis"), .int("dim1", "the other"),
      examples: [
        Example("tensor([[1, 2], [3, 4]]).transpose(0, 1).tolist()", prints: "[[1, 3], [2, 4]]"),
        Example("transpose(zeros(2, 3, 4), 0, 2).shape", prints: "torch.Size([4, 3, 2])"),
      ]
    ) { _, input, first, second in .tensor(try input.transposed(first, second)) }
  }

  static var t: TensorWord {
    TensorWord(
      "t", "Rows and columns of a matrix exchanged, as a view.", input: "at most 2 axes",
      examples: [
        Example("tensor([[1, 2], [3, 4]]).t().tolist()", prints: "[[1, 3], [2, 4]]"),
        Example("torch.t(zeros(2, 3)).shape", prints: "torch.Size([3, 2])"),
      ]
    ) { _, input in
      guard input.rank <= 2 else {
        throw TensorError(
          "input", "t() turns matrices, but the tensor has \(input.rank) axes",
          hint: "transpose(x, 0, 1) exchanges two axes")
      }
      return .tensor(try input.rank < 2 ? input : input.transposed(0, 1, as: "T"))
    }
  }

  static var flatten: TensorWord {
    TensorWord(
      "flatten", "Several axes melted into one.", .int("start_dim", "the first of them", default: 0),
      .int("end_dim", "the last of them", default: -1),
      examples: [
        Example("flatten(tensor([[1, 2], [3, 4]])).tolist()", prints: "[1, 2, 3, 4]"),
        Example("zeros(64, 16, 5, 5).flatten(1).shape", prints: "torch.Size([64, 400])"),
      ]
    ) { _, input, start, end in .tensor(try input.flattened(from: start, to: end)) }
  }

  static var squeeze: TensorWord {
    TensorWord(
      "squeeze", "Without the axes of size 1.", .optionalWholeNumbers("dim", "only these axes"),
      examples: [
        Example("squeeze(zeros(1, 2, 1)).shape", prints: "torch.Size([2])"),
        Example("zeros(1, 2, 1).squeeze(0).shape", prints: "torch.Size([2, 1])"),
      ]
    ) { _, input, axes in .tensor(try input.squeezed(axes)) }
  }

  static var unsqueeze: TensorWord {
    TensorWord(
      "unsqueeze", "With a new axis of size 1.", .int("dim", "where the new axis stands"),
      examples: [
        Example("unsqueeze(zeros(28, 28), 0).shape", prints: "torch.Size([1, 28, 28])"),
        Example("tensor([1, 2]).unsqueeze(1).tolist()", prints: "[[1], [2]]"),
      ]
    ) { _, input, axis in .tensor(try input.unsqueezed(axis)) }
  }

  static var expand: Builtin {
    Builtin(
      "expand", "Axes of size 1 repeated without copying; new axes may come in front.", .tensor("self", "any shape"),
      .sizes("size", "the sizes; -1 keeps one"),
      examples: [
        Example("tensor([[1], [2]]).expand(2, 3).tolist()", prints: "[[1, 1, 1], [2, 2, 2]]"),
        Example("tensor([1, 2]).expand(3, -1).shape", prints: "torch.Size([3, 2])"),
      ]
    ) { _, input, size in .tensor(try input.expanded(to: size)) }
  }

  static var expandAs: Builtin {
    Builtin(
      "expand_as", "Axes of size 1 repeated without copying, to the shape of another tensor.",
      .tensor("self", "any shape"), .tensor("other", "gives the shape"),
      examples: [
        Example("tensor([1, 2]).expand_as(zeros(2, 2)).tolist()", prints: "[[1, 2], [1, 2]]"),
        Example("zeros(3, 1).expand_as(ones(3, 4)).shape", prints: "torch.Size([3, 4])"),
      ]
    ) { _, input, other in .tensor(try input.expanded(to: other.shape)) }
  }

  static var broadcastTo: TensorWord {
    TensorWord(
      "broadcast_to", "Axes of size 1 repeated without copying, to fit a shape.",
      .wholeNumbers("size", "a tuple of sizes"),
      examples: [
        Example("torch.broadcast_to(tensor([1, 2]), (2, 2)).tolist()", prints: "[[1, 2], [1, 2]]"),
        Example("zeros(3, 1).broadcast_to((3, 4)).shape", prints: "torch.Size([3, 4])"),
      ]
    ) { _, input, size in .tensor(try input.expanded(to: size)) }
  }

  static var repeated: Builtin {
    Builtin(
      "repeat", "Copies of the tensor laid side by side.", .tensor("self", "any shape"),
      .sizes("repeats", "how often along each axis"),
      examples: [
        Example("tensor([1, 2]).repeat(2).tolist()", prints: "[1, 2, 1, 2]"),
        Example("zeros(2, 3).repeat(4, 1, 2).shape", prints: "torch.Size([4, 2, 6])"),
      ]
    ) { _, input, times in .tensor(try input.repeated(times).named("Repeat")) }
  }

  static var movedim: TensorWord {
    TensorWord(
      "movedim", "Axes moved to other places, as a view.",
      .wholeNumbers("source", "an axis or several", allowsNumber: true),
      .wholeNumbers("destination", "where they go", allowsNumber: true),
      examples: [
        Example("zeros(3, 28, 30).movedim(0, -1).shape", prints: "torch.Size([28, 30, 3])"),
        Example("torch.movedim(tensor([[1, 2], [3, 4]]), 0, 1).tolist()", prints: "[[1, 3], [2, 4]]"),
      ]
    ) { _, input, from, to in .tensor(try input.moved(from, to: to)) }
  }

  static var narrow: TensorWord {
    TensorWord(
      "narrow", "Some indices of an axis in a row, as a view.", .int("dim", "the axis"),
      .int("start", "the first index"), .int("length", "how many"),
      examples: [
        Example("arange(5).narrow(0, 1, 3).tolist()", prints: "[1, 2, 3]"),
        Example("torch.narrow(zeros(4, 6), 1, 2, 3).shape", prints: "torch.Size([4, 3])"),
      ]
    ) { _, input, axis, start, length in .tensor(try input.narrowed(axis, start, length)) }
  }

  static var select: TensorWord {
    TensorWord(
      "select", "One index of an axis, which disappears, as a view.", .int("dim", "the axis"),
      .int("index", "which one"),
      examples: [
        Example("tensor([[1, 2], [3, 4]]).select(1, 0).tolist()", prints: "[1, 3]"),
        Example("torch.select(zeros(2, 3), 0, -1).shape", prints: "torch.Size([3])"),
      ]
    ) { _, input, axis, index in .tensor(try input.selected(axis, index)) }
  }
}
