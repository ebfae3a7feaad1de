import Language
import Tensors

/// `torch`, `nn` and `F`: they reach the same objects as the words without a prefix.
enum TorchNamespaces {
  static func add(_ words: TensorWords, _ dtypes: [DType: DTypeObject], to vocabulary: inout Vocabulary) {
    let sizes = ["float64", "double", "float16", "half", "bfloat16"].map {
      ($0, "the floats of tensors are torch.float32 only")
    }
    let wholes = ["int32", "int", "int16", "short", "int8"].map {
      ($0, "the whole numbers of tensors are torch.int64 only")
    }
    let torch = Namespace("torch", refused: Dictionary(uniqueKeysWithValues: sizes + wholes))
    let nn = Namespace("torch.nn"), functional = Namespace("torch.nn.functional")
    // The words' own objects, so that `torch.relu is relu`.
    let shared = Set(words.unprefixed.map(\.name))
    func object(_ builtin: Builtin) -> Value {
      shared.contains(builtin.name) ? vocabulary.words[builtin.name] ?? .none : .object(BuiltinObject(builtin))
    }
    for builtin in words.functions { torch.add(builtin.name, object(builtin)) }
    for builtin in words.functional { functional.add(builtin.name, object(builtin)) }
    let names: [(String, DType)] = [
      ("float32", .float32), ("float", .float32), ("int64", .int64), ("long", .int64), ("bool", .bool),
      ("uint8", .uint8),
    ]
    for (name, dtype) in names { torch.add(name, .object(dtypes[dtype] ?? DTypeObject(dtype))) }
    for type in [tensorType, sizeType] {
      torch.add(type.function.name, .object(type))
      vocabulary.add(type: type)
    }
    torch.add("device", .object(BuiltinObject(device)))
    torch.add("__version__", .text("2.13.0+cpu"))
    for builtin in [getNumThreads, setNumThreads] { torch.add(builtin.name, .object(BuiltinObject(builtin))) }
    torch.add("cuda", .object(Namespace("torch.cuda", ["is_available": .object(BuiltinObject(isAvailable))])))
    torch.add("nn", .object(nn))
    let data = DataClasses.namespace(vocabulary.classes)
    torch.add("utils", .object(Namespace("torch.utils", ["data": .object(data)])))
    let crossEntropy = words.functional.first { $0.name == "cross_entropy" }.map { object($0) } ?? .none
    vocabulary.add([Datasets.word(data), TrainingWord.word(data, crossEntropy: crossEntropy)])
    for builtin in FileWords.torch { torch.add(builtin.name, .object(BuiltinObject(builtin))) }
    let optim = OptimizerClasses.namespace(vocabulary.classes)
    torch.add("optim", .object(optim))
    vocabulary.add("optim", .object(optim))
    torch.add("autograd", .object(GradientWords.autograd))
    nn.add("functional", .object(functional))
    ModuleClasses.add(to: nn, words, vocabulary.classes)
    vocabulary.add("torch", .object(torch))
    vocabulary.add("nn", .object(nn))
    vocabulary.add("F", .object(functional))
  }

  static var tensorType: TypeObject {
    TypeObject(
      Builtin(
        "Tensor", "The type of tensors; called, it makes one of numbers, or of sizes.",
        .rest("data", "nested lists of numbers, or sizes"),
        examples: [
          Example("torch.Tensor(2, 3).shape", prints: "torch.Size([2, 3])"),
          Example("torch.Tensor([1, 2]).tolist()", prints: "[1.0, 2.0]"),
        ]
      ) { context, data in
        if data.count == 1, data[0].int == nil {
          if case .tensor(let tensor) = data[0] { return .tensor(try tensor.converted(to: .float32)) }
          let numbers = try NestedNumbers(data[0], context)
          return .tensor(try Tensor.scalars(numbers.scalars, numbers.shape, dtype: .float32))
        }
        let sizes = try Parameter<[Int]>.wholeNumbers("data", "").convert(.list(ListObject(data)), context)
        return .tensor(try Tensor.zeros(sizes.isEmpty ? [0] : sizes))
      }, module: "torch"
    ) { if case .tensor = $0 { true } else { false } }
  }

  static var sizeType: TypeObject {
    TypeObject(
      Builtin(
        "Size", "The type of shapes: a tuple of whole numbers.", .wholeNumbers("sizes", "a list or tuple"),
        examples: [
          Example("torch.Size([2, 3])", prints: "torch.Size([2, 3])"),
          Example("zeros(2, 3).shape == torch.Size([2, 3])", prints: "True"),
        ]
      ) { _, sizes in .tuple(TupleObject(sizes.map(Value.int), isSize: true)) }, module: "torch"
    ) { if case .tuple(let tuple) = $0 { tuple.isSize } else { false } }
  }

  static var device: Builtin {
    Builtin(
      "device", "Where tensors are calculated with; convsh has the cpu alone.", .string("type", "\"cpu\""),
      examples: [
        Example("torch.device(\"cpu\")", prints: "device(type='cpu')"),
        Example("zeros(1).device == torch.device(\"cpu\")", prints: "True"),
      ]
    ) { _, name in
      try DeviceObject.check(name)
      return .object(DeviceObject())
    }
  }

  private static var getNumThreads: Builtin {
    Builtin(
      "get_num_threads", "How many threads one operation may use.",
      examples: [
        Example("torch.get_num_threads() >= 1", prints: "True"),
        Example("type(torch.get_num_threads()).__name__", prints: "'int'"),
      ]
    ) { _ in .int(Workers.count) }
  }

  private static var setNumThreads: Builtin {
    Builtin(
      "set_num_threads", "Say how many threads one operation may use.", .int("num_threads", "at least 1"),
      examples: [
        Example("torch.set_num_threads(torch.get_num_threads())", prints: ""),
        Example("n = torch.get_num_threads(); torch.set_num_threads(n); torch.get_num_threads() == n", prints: "True"),
      ]
    ) { _, count in
      guard count > 0 else { throw TensorError("num_threads", "there is at least 1 thread, but this is \(count)") }
      Workers.count = count
      return .none
    }
  }

  static var isAvailable: Builtin {
    Builtin(
      "is_available", "Whether there is a graphics card to calculate on; here there never is.",
      examples: [
        Example("torch.cuda.is_available()", prints: "False"),
        Example("\"cuda\" if torch.cuda.is_available() else \"cpu\"", prints: "'cpu'"),
      ]
    ) { _ in .bool(false) }
  }
}
