import Language
import Tensors

extension Vocabulary {
  /// Python's words and torch's.
  public static func torch() -> Vocabulary {
    var vocabulary = Vocabulary.core()
    let words = TensorWords()
    vocabulary.add(words.unprefixed)
    vocabulary.add(methods: words.methods, of: "Tensor")
    vocabulary.add(methods: [ElementWords.sizeNumel], of: "Size")
    let dtypes = Dictionary(uniqueKeysWithValues: [DType.bool, .uint8, .int64, .float32].map { ($0, DTypeObject($0)) })
    vocabulary.add(properties: TensorProperties.all(dtypes), of: "Tensor")
    vocabulary.add(setters: TensorProperties.setters, of: "Tensor")
    TorchNamespaces.add(words, dtypes, to: &vocabulary)
    return vocabulary
  }
}

/// All words about tensors, by where they can be reached.
struct TensorWords {
  /// Everything under `torch.`.
  let functions: [Builtin]
  /// Everything under `F.`, torch.nn.functional's words.
  let functional: [Builtin]
  /// Everything that needs no prefix: the functional list, the lecture's words, and some of torch's, by name.
  let unprefixed: [Builtin]
  let methods: [Builtin]

  init() {
    let short = ElementwiseWords.short
    var shared: [TensorWord] = short + ElementwiseWords.long + ArithmeticWords.all + ReductionWords.all + OrderWords.all
    shared += ShapeWords.all + RearrangingWords.all + CombiningWords.all + ProductWords.all + ElementWords.all
    let activations = ActivationWords.all
    let sliding = [ConvolutionWords.conv2d] + TransposedWords.all + PoolingWords.all
    let making = MakingWords.all + RandomWords.all
    let others = [ProductWords.einsum, RearrangingWords.meshgrid] + CombiningWords.functions
    let inTorchToo = (activations + NormalizationWords.all).filter {
      ["softmax", "log_softmax", "selu", "prelu"].contains($0.name)
    }
    functions =
      making + GradientWords.functions + others.filter { $0.name != "one_hot" } + shared.map(\.function) + inTorchToo
      + sliding.filter { ["conv2d", "conv_transpose2d", "max_pool2d"].contains($0.name) }
    functional =
      sliding + activations + LossWords.all + NormalizationWords.all + [ProductWords.linear, RearrangingWords.pad]
      + others.filter { $0.name == "one_hot" }
      + short.map(\.function).filter { ["relu", "sigmoid", "tanh"].contains($0.name) }

    let groups = [
      ReductionWords.short, OrderWords.short, ShapeWords.short, RearrangingWords.short, CombiningWords.short,
      ProductWords.short,
      short.map(\.function.name), ["isclose", "allclose"],
    ]
    let names = Set(groups.joined())
    unprefixed =
      making.filter { !$0.name.hasPrefix("empty") } + functions.filter { names.contains($0.name) } + functional
      + LectureWords.all + FileWords.all + ViewsOfConvolution.all + NeuronWords.all + VisionWords.all
      + CountingWords.all + [
        GradientWords.noGrad, GradientWords.gradcheck,
      ]
      + ConvolutionWords.correlations
    methods =
      shared.map(\.method) + ActivationWords.methods + ShapeWords.methods + CombiningWords.methods
      + ElementWords.methods
      + InPlaceWords.methods + GradientWords.methods
  }
}
