import Language
import Tensors

/// What a tensor says about itself, and its elements as Python's numbers.
enum ElementWords {
  static var all: [TensorWord] { [numel, clone, detach] }
  static var methods: [Builtin] { [size, dim, stride, isContiguous, contiguous, item, tolist] + conversions }

  static var size: Builtin {
    Builtin(
      "size", "The shape, or the size of one axis.", .tensor("self", "any shape"),
      .optionalInt("dim", "the axis; all if left out"),
      examples: [
        Example("zeros(2, 3).size()", prints: "torch.Size([2, 3])"), Example("zeros(2, 3).size(-1)", prints: "3"),
      ]
    ) { _, input, axis in
      guard let axis else { return TensorProperties.shape(input) }
      guard input.rank > 0 else { throw TensorError("dim", "a single number has no axes", kind: .index) }
      return .int(input.shape[try input.axis(axis)])
    }
  }

  static var dim: Builtin {
    Builtin(
      "dim", "The number of axes.", .tensor("self", "any shape"),
      examples: [Example("zeros(2, 3).dim()", prints: "2"), Example("tensor(5).dim()", prints: "0")]
    ) { _, input in .int(input.rank) }
  }

  static var numel: TensorWord {
    TensorWord(
      "numel", "The number of elements.",
      examples: [Example("zeros(2, 3).numel()", prints: "6"), Example("torch.numel(zeros(28, 28))", prints: "784")]
    ) { _, input in .int(input.count) }
  }

  static var stride: Builtin {
    Builtin(
      "stride", "How far apart in memory two neighbours along each axis lie, in elements.",
      .tensor("self", "any shape"),
      .optionalInt("dim", "the axis; all if left out"),
      examples: [Example("zeros(2, 3).stride()", prints: "(3, 1)"), Example("zeros(2, 3).t().stride(0)", prints: "1")]
    ) { _, input, axis in
      guard let axis else { return .tuple(TupleObject(input.strides.map(Value.int))) }
      guard input.rank > 0 else { throw TensorError("dim", "a single number has no axes", kind: .index) }
      return .int(input.strides[try input.axis(axis)])
    }
  }

  static var isContiguous: Builtin {
    Builtin(
      "is_contiguous", "Whether the elements lie row by row in memory, without gaps.", .tensor("self", "any shape"),
      examples: [
        Example("zeros(2, 3).is_contiguous()", prints: "True"),
        Example("zeros(2, 3).t().is_contiguous()", prints: "False"),
      ]
    ) { _, input in .bool(input.isContiguous) }
  }

  static var contiguous: Builtin {
    Builtin(
      "contiguous", "The tensor itself if its elements lie row by row in memory, else a copy that does.",
      .tensor("self", "any shape"),
      examples: [
        Example("zeros(2, 3).t().contiguous().is_contiguous()", prints: "True"),
        Example("tensor([1, 2]).contiguous().tolist()", prints: "[1, 2]"),
      ]
    ) { _, input in .tensor(try input.isContiguous ? input : input.cloned()) }
  }

  static var clone: TensorWord {
    TensorWord(
      "clone", "A copy with elements of its own.",
      examples: [
        Example("a = zeros(2); b = a.clone(); b[0] = 5; a.tolist()", prints: "[0.0, 0.0]"),
        Example("torch.clone(tensor([1, 2])).tolist()", prints: "[1, 2]"),
      ]
    ) { _, input in .tensor(try input.cloned()) }
  }

  static var detach: TensorWord {
    TensorWord(
      "detach", "The same elements, cut off from the calculation of gradients.",
      examples: [
        Example("tensor([1., 2.]).detach().tolist()", prints: "[1.0, 2.0]"),
        Example("a = zeros(2); a.detach()[0] = 5; a.tolist()", prints: "[5.0, 0.0]"),
      ]
    ) { _, input in .tensor(input.detached()) }
  }

  static var item: Builtin {
    Builtin(
      "item", "The only element as a Python number.", .tensor("self", "one element"),
      examples: [
        Example("tensor([2.5]).item()", prints: "2.5"), Example("tensor([1, 7, 3]).argmax().item()", prints: "1"),
      ]
    ) { _, input in Value(try input.item()) }
  }

  static var tolist: Builtin {
    Builtin(
      "tolist", "The elements as nested lists of Python numbers.", .tensor("self", "any shape"),
      examples: [
        Example("tensor([[1, 2], [3, 4]]).tolist()", prints: "[[1, 2], [3, 4]]"),
        Example("tensor(2.5).tolist()", prints: "2.5"),
      ]
    ) { _, input in
      // A Python number in a list takes 16 bytes; lists without numbers take memory too.
      let size = input.shape.reduce(1) { $0 * max($1, 1) }
      guard size < MemoryBudget.limit / 64 else {
        throw TensorError(
          "self", "lists of \(shapeText(input.shape)) numbers are too long", kind: .memory, hint: "take a part: x[:10]")
      }
      return list(input)
    }
  }

  private static func list(_ tensor: Tensor) -> Value {
    guard tensor.rank > 0 else { return Value(tensor.scalar(at: [])) }
    guard tensor.rank > 1 else { return .list(ListObject(tensor.scalars().map { Value($0) })) }
    return .list(ListObject((0..<tensor.shape[0]).map { list(tensor.sliceAlongFirst($0)) }))
  }

  private static var conversions: [Builtin] {
    [
      conversion("float", .float32, "The elements as torch.float32.", "tensor([1, 2]).float().tolist()", "[1.0, 2.0]"),
      conversion(
        "long", .int64, "The elements as torch.int64, cut towards zero.", "tensor([1.7, -1.7]).long().tolist()",
        "[1, -1]"),
      conversion(
        "int", .int64, "The elements as whole numbers (torch.int64), cut towards zero.", "tensor([2.9]).int().tolist()",
        "[2]"),
      conversion(
        "bool", .bool, "True for every element other than 0.", "tensor([0., 2.]).bool().tolist()", "[False, True]"),
      to, type,
      Builtin(
        "cpu", "The tensor itself: it is on the processor already.", .tensor("self", "any shape"),
        examples: [
          Example("tensor([1]).cpu().tolist()", prints: "[1]"),
          Example("zeros(2).cpu().shape", prints: "torch.Size([2])"),
        ]
      ) { _, input in .tensor(input) },
    ]
  }

  private static func conversion(_ name: String, _ dtype: DType, _ summary: String, _ code: String, _ result: String)
    -> Builtin
  {
    Builtin(
      name, summary, .tensor("self", "any shape"),
      examples: [Example(code, prints: result), Example("zeros(2).\(name)().dtype", prints: dtype.name)]
    ) { _, input in .tensor(try input.converted(to: dtype)) }
  }

  static var to: Builtin {
    Builtin(
      "to", "The tensor converted to another dtype, or on another device (there is one, the cpu).",
      .tensor("self", "any shape"),
      .value("other", "a dtype, a device, or a tensor of the wanted type", default: .some(.none)), .dtype(), .device,
      examples: [
        Example("tensor([1, 2]).to(torch.float32).tolist()", prints: "[1.0, 2.0]"),
        Example("tensor([1, 2]).to(\"cpu\").dtype", prints: "torch.int64"),
      ]
    ) { context, input, other, dtype, _ in
      var wanted = dtype ?? input.dtype
      switch other {
      case .none: break
      case .string(let name): try DeviceObject.check(name.text)
      case .tensor(let model): wanted = model.dtype
      case .object(let object) where object is DeviceObject: break
      default: wanted = try Parameter<DType?>.dtype("other").convert(other, context) ?? wanted
      }
      return .tensor(try input.converted(to: wanted))
    }
  }

  static var type: Builtin {
    Builtin(
      "type", "The tensor converted to another dtype; without one, the name of its type.", .tensor("self", "any shape"),
      .dtype(),
      examples: [
        Example("tensor([1]).type(torch.float32).tolist()", prints: "[1.0]"),
        Example("tensor([1]).type()", prints: "'torch.LongTensor'"),
      ]
    ) { _, input, dtype in
      if let dtype { return .tensor(try input.converted(to: dtype)) }
      switch input.dtype {
      case .float32: return .text("torch.FloatTensor")
      case .int64: return .text("torch.LongTensor")
      case .uint8: return .text("torch.ByteTensor")
      case .bool: return .text("torch.BoolTensor")
      }
    }
  }

  /// `x.shape.numel()`.
  static var sizeNumel: Builtin {
    Builtin(
      "numel", "The number of elements of a tensor of this shape.", .value("self", "a shape"),
      examples: [Example("zeros(2, 3).shape.numel()", prints: "6"), Example("tensor(1).shape.numel()", prints: "1")]
    ) { _, size in
      .int(
        try (size.sequence ?? []).reduce(1) { total, size in
          let (product, overflow) = total.multipliedReportingOverflow(by: size.int ?? 1)
          guard !overflow else { throw Diagnostic.overflow }
          return product
        })
    }
  }
}
