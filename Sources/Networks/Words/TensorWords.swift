import Language
import Tensors

extension Vocabulary {
  /// Python's words and torch's.
  public static func torch() -> Vocabulary {
    var vocabulary = Vocabulary.core()
    vocabulary.add(TensorWords.unprefixed)
    vocabulary.add(methods: TensorWords.methods, of: "Tensor")
    vocabulary.add(methods: [TensorWords.sizeNumel], of: "Size")
    let dtypes = Dictionary(uniqueKeysWithValues: [DType.bool, .uint8, .int64, .float32].map { ($0, DTypeObject($0)) })
    vocabulary.add(properties: TensorProperties.all(dtypes), of: "Tensor")
    TorchNamespaces.add(to: &vocabulary, dtypes)
    return vocabulary
  }
}

/// All words about tensors, by where they can be reached.
enum TensorWords {
  /// Functions that are methods too.
  private static var shared: [TensorWord] {
    ElementwiseWords.short + ElementwiseWords.long + ArithmeticWords.all + ReductionWords.all + OrderWords.all
      + ShapeWords.all + RearrangingWords.all + CombiningWords.all + ProductWords.all + ElementWords.all
  }

  /// Everything under `torch.`.
  static var functions: [Builtin] {
    MakingWords.all + RandomWords.all + CombiningWords.functions + [ProductWords.einsum] + [RearrangingWords.meshgrid] + shared.map(\.function)
      + [ActivationWords.softmax.function, ActivationWords.logSoftmax.function, ActivationWords.selu]
  }

  /// Everything under `F.`, the functional list of LANGUAGE.md.
  static var functional: [Builtin] {
    [ConvolutionWords.conv2d] + PoolingWords.all + ActivationWords.all + [ProductWords.linear, RearrangingWords.pad, CombiningWords.oneHot]
      + ElementwiseWords.short.map(\.function).filter { ["relu", "sigmoid", "tanh"].contains($0.name) }
  }

  /// Everything that needs no prefix: a list by name for the tensor words, and the functional and lecture's words.
  static var unprefixed: [Builtin] {
    let names = Set(
      ReductionWords.short + OrderWords.short + ShapeWords.short + RearrangingWords.short + CombiningWords.short + ProductWords.short
        + ElementwiseWords.short.map(\.function.name) + ["isclose", "allclose"])
    let making = MakingWords.all.filter { !["empty", "empty_like"].contains($0.name) }
    return making + RandomWords.all + functions.filter { names.contains($0.name) } + functional + LectureWords.all
      + ConvolutionWords.all.filter { $0.name != "conv2d" }
  }

  static var methods: [Builtin] {
    shared.map(\.method) + ActivationWords.methods + ShapeWords.methods + CombiningWords.methods + ElementWords.methods + InPlaceWords.methods
  }

  /// `x.shape.numel()`.
  static var sizeNumel: Builtin {
    Builtin(
      "numel", "The number of elements of a tensor of this shape.", .value("self", "a shape"),
      examples: [Example("zeros(2, 3).shape.numel()", prints: "6"), Example("tensor(1).shape.numel()", prints: "1")]
    ) { _, size in .int((size.sequence ?? []).reduce(1) { $0 * ($1.int ?? 1) }) }
  }
}
