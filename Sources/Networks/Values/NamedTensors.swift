import Language
import Tensors

/// A pair of tensors with names, such as what `x.max(dim=0)` gives: `.values` and `.indices`, or two variables.
public final class NamedTensors: Object {
  /// The function that made it: PyTorch writes it as `torch.return_types.max(…)`.
  let maker: String
  let values: Value
  let indices: Value

  init(_ maker: String, _ values: Value, _ indices: Value) {
    self.maker = maker
    self.values = values
    self.indices = indices
  }

  convenience init(_ maker: String, _ pair: (values: Tensor, indices: Tensor)) {
    self.init(maker, .tensor(pair.values), .tensor(pair.indices))
  }

  override public var typeName: String { "torch.return_types.\(maker)" }
  override public var attributeNames: [String] { ["indices", "values"] }

  override public func attribute(_ name: String) -> Value? {
    switch name {
    case "values": values
    case "indices": indices
    default: nil
    }
  }

  override public func repr(_ context: Context) throws -> String {
    "\(typeName)(\nvalues=\(try Language.repr(values, context)),\nindices=\(try Language.repr(indices, context)))"
  }

  override public func length() -> Int? { 2 }
  override public func makeIterator(_ context: Context) -> IteratorObject? { PairIterator([values, indices]) }

  override public func item(_ key: Value, _ context: Context) throws -> Value {
    guard let index = wholeNumber(key) else {
      throw Diagnostic.type("the index of a pair is 0 or 1, but this is \(key.shortDescription)")
    }
    guard (-2..<2).contains(index) else {
      throw Diagnostic.index("index \(index) is out of range: a pair has 2 elements, 0 and 1")
    }
    return index == 0 || index == -2 ? values : indices
  }

  override public func clone(into cloner: Cloner) -> Object {
    NamedTensors(maker, cloner.clone(values), cloner.clone(indices))
  }

  override public func digest(into digest: inout SessionDigest) {
    digest.add(typeName)
    digest.add(values)
    digest.add(indices)
  }
}

private final class PairIterator: IteratorObject {
  private var rest: [Value]

  init(_ values: [Value]) { rest = values }

  override func next(_ context: Context) -> Value { rest.isEmpty ? .unbound : rest.removeFirst() }
  override func clone(into cloner: Cloner) -> Object { PairIterator(rest.map(cloner.clone)) }
}
