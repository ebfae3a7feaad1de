import Language
import Tensors

/// The classes of `torch.utils.data`: data sets, parts of them, and what hands them out in batches.
enum DataClasses {
  static func namespace(_ registry: ClassRegistry) -> Namespace {
    let data = Namespace("torch.utils.data")
    data.addLater { members(registry) }
    return data
  }

  private static func members(_ registry: ClassRegistry) -> [(String, Value)] {
    func type(_ name: String, _ base: ClassObject?, _ methods: [Builtin]) -> ClassObject {
      let type = ClassObject(name, module: "torch.utils.data.dataset", base: base, registry: registry)
      type.add(methods)
      return type
    }
    let dataset = type("Dataset", nil, [])
    let subset = type("Subset", dataset, SubsetMethods.all)
    let loader = ClassObject("DataLoader", module: "torch.utils.data.dataloader", registry: registry) {
      LoaderObject($0)
    }
    loader.add(LoaderMethods.all)
    let pictures = ClassObject("PictureSet", module: "convsh", base: dataset, registry: registry) {
      PictureSetObject($0)
    }
    pictures.add(PictureSetObject.methods)
    return [
      ("Dataset", .object(dataset)),
      ("TensorDataset", .object(type("TensorDataset", dataset, TensorDatasetMethods.all))),
      ("Subset", .object(subset)), ("random_split", .object(BuiltinObject(SubsetMethods.randomSplit(subset)))),
      ("DataLoader", .object(loader)), ("PictureSet", .object(pictures)),
    ]
  }
}

extension Parameter where Wanted == InstanceObject {
  static func owner() -> Parameter {
    Parameter(ParameterInfo("self", "an object")) { value, _ in
      guard case .object(let object) = value, let instance = object as? InstanceObject else {
        throw TensorError.wrongType("self", wanted: "an object", got: value)
      }
      return instance
    }
  }
}

/// Tensors whose rows belong together.
private enum TensorDatasetMethods {
  static var all: [Builtin] { [initialize, length, item] }

  private static var initialize: Builtin {
    Builtin(
      "__init__", "Tensors whose rows belong together: pictures and their labels.", .owner(),
      .rest("tensors", "tensors of as many rows")
    ) {
      _, owner, values in
      var rows: Int?
      for value in values {
        guard case .tensor(let tensor) = value, tensor.rank > 0 else {
          throw TensorError.wrongType("tensors", wanted: "tensors with rows", got: value)
        }
        guard rows == nil || rows == tensor.shape[0] else {
          throw Diagnostic(
            "AssertionError", "the tensors have \(rows ?? 0) and \(tensor.shape[0]) rows, and need as many")
        }
        rows = tensor.shape[0]
      }
      owner.setOwn("tensors", .tuple(TupleObject(values)))
      return .none
    }
  }

  private static var length: Builtin {
    Builtin("__len__", "How many rows there are.", .owner()) { _, owner in
      guard case .tensor(let first)? = owner.own("tensors")?.sequence?.first else { return .int(0) }
      return .int(first.shape[0])
    }
  }

  private static var item: Builtin {
    Builtin("__getitem__", "One row of every tensor.", .owner(), .value("index", "a number or slice")) {
      context, owner, index in
      let tensors = owner.own("tensors")?.sequence ?? []
      return .tuple(TupleObject(try tensors.map { try context.element(index, of: $0) }))
    }
  }
}

/// Some elements of a data set.
private enum SubsetMethods {
  static var all: [Builtin] { [initialize, length, item] }

  private static var initialize: Builtin {
    Builtin(
      "__init__", "Some elements of a data set.", .owner(), .value("dataset", "a data set"),
      .value("indices", "their numbers")
    ) {
      context, owner, dataset, indices in
      owner.setOwn("dataset", dataset)
      owner.setOwn("indices", .list(ListObject(try elements(of: indices, context))))
      return .none
    }
  }

  private static var length: Builtin {
    Builtin("__len__", "How many elements there are.", .owner()) { _, owner in
      .int(owner.own("indices")?.sequence?.count ?? 0)
    }
  }

  private static var item: Builtin {
    Builtin("__getitem__", "An element.", .owner(), .value("idx", "a number")) { context, owner, index in
      let number = try context.element(index, of: owner.own("indices") ?? .none)
      return try context.element(number, of: owner.own("dataset") ?? .none)
    }
  }

  static func randomSplit(_ subset: ClassObject) -> Builtin {
    Builtin(
      "random_split", "A data set cut at random into parts of given sizes, or of given shares.",
      .value("dataset", "a data set"),
      .value("lengths", "whole numbers that add up to its length, or shares that add up to 1"),
      .value("generator", "the session's own", default: Value.none),
      examples: [
        Example("[len(part) for part in torch.utils.data.random_split(list(range(10)), [7, 3])]", prints: "[7, 3]"),
        Example("[len(part) for part in torch.utils.data.random_split(list(range(10)), [0.5, 0.5])]", prints: "[5, 5]"),
      ]
    ) { context, dataset, lengths, _ in
      let count = try context.length(of: dataset)
      let given = try elements(of: lengths, context)
      var sizes = given.compactMap(\.int)
      if sizes.count != given.count {
        let shares = given.compactMap(\.double)
        guard shares.count == given.count, abs(shares.reduce(0, +) - 1) < 1e-6 else {
          throw Diagnostic.value("the lengths are whole numbers, or shares that add up to 1")
        }
        sizes = shares.map { Int(Double(count) * $0) }
        // What is left over goes to the first parts, one each.
        for index in 0..<max(0, count - sizes.reduce(0, +)) { sizes[index % sizes.count] += 1 }
      }
      guard sizes.allSatisfy({ $0 >= 0 }), sizes.reduce(0, +) == count else {
        throw Diagnostic.value("the lengths add up to \(sizes.reduce(0, +)), but the data set has \(count) elements")
      }
      let order = try context.shuffled(count)
      var start = 0
      let parts = try sizes.map { size -> Value in
        let part = order[start..<(start + size)].map(Value.int)
        start += size
        return try context.call(.object(subset), [dataset, .list(ListObject(part))])
      }
      return .list(ListObject(parts))
    }
  }
}

extension Context {
  /// The numbers from 0 up to a count in random order.
  func shuffled(_ count: Int) throws -> [Int] {
    try Tensor.permutation(count, from: &random).scalars().map { Int($0.double) }
  }

  /// Python's `len(value)`.
  func length(of value: Value) throws -> Int {
    switch value {
    case .list(let list): return list.count
    case .tuple(let tuple): return tuple.elements.count
    case .tensor(let tensor) where tensor.rank > 0: return tensor.shape[0]
    case .object(let object): if let count = try object.length() { return count }
    default: break
    }
    throw Diagnostic.type("\(value.shortDescription) has no length")
  }
}
