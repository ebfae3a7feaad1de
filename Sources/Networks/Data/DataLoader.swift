import Language
import Tensors

/// A data set handed out in batches.
final class LoaderObject: InstanceObject {
  override func makeIterator(_ context: Context) throws -> IteratorObject? {
    let count = try context.length(of: own("dataset") ?? .none)
    let shuffles = if case .bool(true)? = own("shuffle") { true } else { false }
    return BatchIterator(self, shuffles ? try context.shuffled(count) : Array(0..<count))
  }

  override func length() throws -> Int? {
    guard let context = type.registry.session else { return nil }
    let count = try context.length(of: own("dataset") ?? .none), size = own("batch_size")?.int ?? 1
    return dropsLast ? count / size : (count + size - 1) / size
  }

  var dropsLast: Bool { if case .bool(let drops)? = own("drop_last") { drops } else { false } }
}

enum LoaderMethods {
  static var all: [Builtin] { [initialize] }

  private static var initialize: Builtin {
    Builtin(
      "__init__", "A data set handed out in batches.", .owner(),
      .value("dataset", "a data set, or anything with a length and elements"),
      .int("batch_size", "elements in a batch", default: 1), .bool("shuffle", "a new order every time", default: false),
      .value("sampler", "the loader's own alone", default: Value.none),
      .value("batch_sampler", "", default: Value.none),
      .int("num_workers", "the session itself does it", default: 0),
      .value("collate_fn", "makes a batch of a list", default: Value.none),
      .bool("pin_memory", "", default: false), .bool("drop_last", "leave a smaller last batch out", default: false)
    ) { context, owner, dataset, size, shuffle, sampler, batchSampler, _, collate, _, dropsLast in
      guard sampler.isNone, batchSampler.isNone else {
        throw Diagnostic.value(
          "a loader here has no sampler", hint: "shuffle=True draws an order; Subset takes chosen elements")
      }
      guard size > 0 else { throw Diagnostic.value("a batch has at least 1 element, but this is \(size)") }
      _ = try context.length(of: dataset)
      owner.setOwn("dataset", dataset)
      owner.setOwn("batch_size", .int(size))
      owner.setOwn("shuffle", .bool(shuffle))
      owner.setOwn("drop_last", .bool(dropsLast))
      owner.setOwn("collate_fn", collate)
      return .none
    }
  }
}

/// One way through a loader's data.
private final class BatchIterator: IteratorObject {
  private let loader: LoaderObject
  private let order: [Int]
  private var start = 0

  init(_ loader: LoaderObject, _ order: [Int]) {
    self.loader = loader
    self.order = order
  }

  override func next(_ context: Context) throws -> Value {
    let size = loader.own("batch_size")?.int ?? 1
    let end = min(start + size, order.count)
    guard start < end, end - start == size || !loader.dropsLast else { return .unbound }
    let dataset = loader.own("dataset") ?? .none
    if case .object(let object) = dataset, let set = object as? PictureSetObject,
      loader.own("collate_fn")?.isNone ?? true
    {
      let (pictures, labels) = try set.batch(order[start..<end])
      start = end
      return .list(ListObject([.tensor(pictures), .tensor(labels)]))
    }
    let samples = try order[start..<end].map { try context.element(.int($0), of: dataset) }
    start = end
    if let collate = loader.own("collate_fn"), !collate.isNone {
      return try context.call(collate, [.list(ListObject(samples))])
    }
    return try Batch.of(samples, context)
  }
}

/// What many samples are together: tensors are stacked, numbers become a tensor, tuples and dicts are put together part by
/// part; PyTorch's `default_collate`.
enum Batch {
  static func of(_ samples: [Value], _ context: Context) throws -> Value {
    guard let first = samples.first else { return .list(ListObject([])) }
    switch first {
    case .tensor:
      let tensors = try samples.map { value -> Tensor in
        guard case .tensor(let tensor) = value else {
          throw TensorError.wrongType("batch", wanted: "tensors alone", got: value)
        }
        return tensor
      }
      guard tensors.allSatisfy({ $0.shape == tensors[0].shape }) else {
        throw Diagnostic(
          "RuntimeError", "the samples of a batch have different shapes, \(shapeText(tensors[0].shape)) among them")
      }
      return .tensor(try Tensor.stack(tensors, axis: 0))
    case .int, .float, .bool:
      let numbers = try NestedNumbers(.list(ListObject(samples)), context)
      return .tensor(try Tensor.scalars(numbers.scalars, numbers.shape, dtype: nil))
    case .string: return .list(ListObject(samples))
    case .list, .tuple:
      let rows = samples.compactMap(\.sequence)
      guard let width = rows.first?.count, rows.count == samples.count, rows.allSatisfy({ $0.count == width }) else {
        throw Diagnostic("RuntimeError", "the samples of a batch have different numbers of parts")
      }
      return .list(ListObject(try (0..<width).map { part in try of(rows.map { $0[part] }, context) }))
    case .dict(let dict):
      let batch = DictObject()
      for (key, _) in dict.pairs {
        try batch.set(key, try of(samples.map { try context.element(key, of: $0) }, context))
      }
      return .dict(batch)
    default:
      throw TensorError.wrongType("batch", wanted: "tensors, numbers, or tuples, lists and dicts of them", got: first)
    }
  }
}
