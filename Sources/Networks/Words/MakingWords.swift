import Language
import Tensors

/// Tensors from numbers: `tensor zeros ones full eye arange linspace empty`, and those shaped like another tensor.
enum MakingWords {
  static var all: [Builtin] {
    [tensor, zeros, ones, empty, full, eye, arange, linspace, zerosLike, onesLike, emptyLike, fullLike]
  }

  static var tensor: Builtin {
    Builtin(
      "tensor", "A tensor with the numbers of nested lists; whole numbers make torch.int64, others torch.float32.",
      .value("data", "a number, a list, lists in lists, or a tensor to copy"), .dtype().byNameOnly, .device,
      .requiresGrad,
      shapes: "n rows of m numbers give n×m",
      examples: [
        Example("tensor([[1., 2.], [3., 4.]]).shape", prints: "torch.Size([2, 2])"),
        Example("tensor([1, 2, 3]).dtype", prints: "torch.int64"),
      ]
    ) { context, data, dtype, _, requiresGrad in
      if case .tensor(let tensor) = data { return .tensor(try tensor.copy(as: dtype).tracked(requiresGrad)) }
      let numbers = try NestedNumbers(data, context)
      return .tensor(try Tensor.scalars(numbers.scalars, numbers.shape, dtype: dtype).tracked(requiresGrad))
    }
  }

  static var zeros: Builtin {
    filled(
      "zeros", "A tensor of zeros.", with: 0,
      [
        Example("zeros(2, 3).tolist()", prints: "[[0.0, 0.0, 0.0], [0.0, 0.0, 0.0]]"),
        Example("zeros(1, 28, 28).numel()", prints: "784"),
      ])
  }

  static var ones: Builtin {
    filled(
      "ones", "A tensor of ones.", with: 1,
      [Example("ones(3, 3).sum()", prints: "9"), Example("ones(2, dtype=torch.int64).tolist()", prints: "[1, 1]")])
  }

  static var empty: Builtin {
    filled(
      "empty", "A tensor whose numbers are still to be written; here they are zeros.", with: 0,
      [
        Example("torch.empty(2, 3).shape", prints: "torch.Size([2, 3])"),
        Example("torch.empty(0).tolist()", prints: "[]"),
      ])
  }

  private static func filled(_ name: String, _ summary: String, with value: Int, _ examples: [Example]) -> Builtin {
    Builtin(
      name, summary, .sizes("size", "the sizes, one by one or as a tuple"), .dtype().byNameOnly, .device, .requiresGrad,
      examples: examples
    ) {
      _, size, dtype, _, requiresGrad in
      .tensor(try Tensor.full(size, .int(value), dtype: dtype ?? .float32).tracked(requiresGrad))
    }
  }

  static var full: Builtin {
    Builtin(
      "full", "A tensor filled with one number.", .wholeNumbers("size", "a tuple of sizes"),
      .scalar("fill_value", "its type is the tensor's type"), .dtype().byNameOnly, .device, .requiresGrad,
      examples: [
        Example("full((2, 2), 7).tolist()", prints: "[[7, 7], [7, 7]]"),
        Example("full((3,), 0.5).sum()", prints: "1.5"),
      ]
    ) { _, size, value, dtype, _, requiresGrad in
      .tensor(try Tensor.full(size, value, dtype: dtype).tracked(requiresGrad))
    }
  }

  static var eye: Builtin {
    Builtin(
      "eye", "Ones on the diagonal and zeros elsewhere.", .int("n", "rows"),
      .optionalInt("m", "columns; n if left out"), .dtype().byNameOnly, .device, .requiresGrad, shapes: "n×m",
      examples: [
        Example("eye(2).tolist()", prints: "[[1.0, 0.0], [0.0, 1.0]]"),
        Example("eye(2, 3).shape", prints: "torch.Size([2, 3])"),
      ]
    ) { _, rows, columns, dtype, _, requiresGrad in
      .tensor(try Tensor.eye(rows, columns ?? rows).converted(to: dtype ?? .float32).tracked(requiresGrad))
    }
  }

  static var arange: Builtin {
    Builtin(
      "arange",
      "Numbers from start up to but without end: arange(end), arange(start, end) or arange(start, end, step).",
      .value("start", "the first number; 0 if only end is given", default: .some(.none), defaultText: "0"),
      .value("end", "where to stop", default: .some(.none)),
      .scalar("step", "the distance from one to the next", default: 1), .dtype().byNameOnly, .device, .requiresGrad,
      formula: "⌈(end - start)/step⌉ numbers",
      examples: [
        Example("arange(5).tolist()", prints: "[0, 1, 2, 3, 4]"),
        Example("arange(0, 1, 0.25).tolist()", prints: "[0.0, 0.25, 0.5, 0.75]"),
      ]
    ) { context, start, end, step, dtype, _, requiresGrad in
      guard !start.isNone || !end.isNone else {
        throw TensorError("end", "arange needs an end", kind: .type, hint: "arange(5) counts 0…4")
      }
      let bounds = end.isNone ? (Value.int(0), start) : (start.isNone ? .int(0) : start, end)
      let first = try Parameter<Scalar>.scalar("start", "").convert(bounds.0, context)
      let last = try Parameter<Scalar>.scalar("end", "").convert(bounds.1, context)
      let result = try Tensor.arange(first, last, step)
      return .tensor(try result.converted(to: dtype ?? result.dtype).tracked(requiresGrad))
    }
  }

  static var linspace: Builtin {
    Builtin(
      "linspace", "Numbers at equal distances from start to end, both included.", .number("start", "the first number"),
      .number("end", "the last number"),
      .int("steps", "how many"), .dtype().byNameOnly, .device, .requiresGrad,
      examples: [
        Example("linspace(0, 1, 5).tolist()", prints: "[0.0, 0.25, 0.5, 0.75, 1.0]"),
        Example("linspace(-3, 3, 7)[3]", prints: "0"),
      ]
    ) { _, start, end, steps, dtype, _, requiresGrad in
      .tensor(try Tensor.linspace(start, end, steps).converted(to: dtype ?? .float32).tracked(requiresGrad))
    }
  }

  static var zerosLike: Builtin {
    like(
      "zeros_like", "Zeros in the shape of another tensor.", 0,
      [
        Example("zeros_like(ones(2, 2)).sum()", prints: "0"),
        Example("zeros_like(tensor([1, 2])).tolist()", prints: "[0, 0]"),
      ])
  }

  static var onesLike: Builtin {
    like(
      "ones_like", "Ones in the shape of another tensor.", 1,
      [
        Example("ones_like(zeros(2, 3)).sum()", prints: "6"),
        Example("ones_like(tensor([3, 4])).tolist()", prints: "[1, 1]"),
      ])
  }

  static var emptyLike: Builtin {
    like(
      "empty_like", "Numbers still to be written in the shape of another tensor; here they are zeros.", 0,
      [
        Example("torch.empty_like(ones(2, 3)).shape", prints: "torch.Size([2, 3])"),
        Example("torch.empty_like(tensor([1, 2])).dtype", prints: "torch.int64"),
      ])
  }

  private static func like(_ name: String, _ summary: String, _ value: Int, _ examples: [Example]) -> Builtin {
    Builtin(
      name, summary, .tensor("input", "gives shape and type"), .dtype().byNameOnly, .device, .requiresGrad,
      examples: examples
    ) {
      _, input, dtype, _, requiresGrad in
      .tensor(try Tensor.full(input.shape, .int(value), dtype: dtype ?? input.dtype).tracked(requiresGrad))
    }
  }

  static var fullLike: Builtin {
    Builtin(
      "full_like", "One number in the shape of another tensor.", .tensor("input", "gives shape and type"),
      .scalar("fill_value", "the number"), .dtype().byNameOnly, .device, .requiresGrad,
      examples: [
        Example("full_like(zeros(2), 7).tolist()", prints: "[7.0, 7.0]"),
        Example("full_like(tensor([1, 2]), 7).tolist()", prints: "[7, 7]"),
      ]
    ) { _, input, value, dtype, _, requiresGrad in
      .tensor(try Tensor.full(input.shape, value, dtype: dtype ?? input.dtype).tracked(requiresGrad))
    }
  }
}
