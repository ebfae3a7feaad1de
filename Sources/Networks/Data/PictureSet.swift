import Language
import Tensors

/// Pictures with labels, kept as bytes: what `load_dataset` gives.
///
/// An element is (picture [1, H, W] float32 in 0…1, label); `data`, `targets` and `classes` are all of them at once, named
/// as in torchvision.
final class PictureSetObject: InstanceObject {
  private static let shades: [Float] = (0..<256).map { Float($0) / 255 }

  private(set) var pictures: Tensor?
  private(set) var labels: Tensor?

  /// - Parameters: `pictures` [N, H, W] uint8, `labels` [N] int64.
  func fill(_ name: String, _ pictures: Tensor, _ labels: Tensor, _ classes: [String]) {
    self.pictures = pictures
    self.labels = labels
    setOwn("name", .text(name))
    setOwn("data", .tensor(pictures))
    setOwn("targets", .tensor(labels))
    setOwn("classes", .list(ListObject(classes.map(Value.text))))
  }

  var count: Int { pictures?.shape[0] ?? 0 }

  override func length() -> Int? { count }

  override func item(_ key: Value, _ context: Context) throws -> Value {
    guard case .int(let number) = key else {
      throw Diagnostic.type(
        "the index of a data set is a whole number, but this is \(key.shortDescription)")
    }
    let index = number < 0 ? number + count : number
    guard (0..<count).contains(index) else {
      throw Diagnostic.index("index \(number) is out of range: the data set has \(count) pictures")
    }
    let (picture, label) = try batch([index])
    return .tuple(TupleObject([.tensor(try picture.selected(0, 0)), .int(Int(label.doubles()[0]))]))
  }

  /// Pictures [n, 1, H, W] in 0…1 and labels [n] of some elements.
  func batch(_ indices: some Collection<Int>) throws(TensorError) -> (pictures: Tensor, labels: Tensor) {
    guard let pictures, let labels else { return (try .zeros([0, 1, 28, 28]), try .zeros([0], dtype: .int64)) }
    let size = pictures.shape[1] * pictures.shape[2]
    let chosen = try Tensor.writing(.float32, [indices.count, 1, pictures.shape[1], pictures.shape[2]]) {
      (target) throws(TensorError) in
      try pictures.withBytes { (bytes) throws(TensorError) in
        var next = target.bindMemory(to: Float.self).baseAddress
        for index in indices {
          for byte in bytes[index * size..<(index + 1) * size] {
            next?.pointee = Self.shades[Int(byte)]
            next = next.map { $0 + 1 }
          }
        }
      }
    }
    let numbers = try labels.withBytes { (bytes) throws(TensorError) in
      let numbers = bytes.bindMemory(to: Int.self)
      return indices.map { numbers[$0] }
    }
    return (chosen, try .ints(numbers, [indices.count]))
  }

  override func repr(_ context: Context) throws -> String {
    let shape = pictures.map { "1×" + shapeText(Array($0.shape.dropFirst())) } ?? "()"
    let classes = own("classes")?.sequence?.count ?? 0
    return "<\(own("name")?.string ?? "pictures"): \(count) pictures of \(shape) in \(classes) classes>"
  }

  override func clone(into cloner: Cloner) -> Object {
    let copy = super.clone(into: cloner)
    if let copy = copy as? PictureSetObject {
      if case .tensor(let tensor)? = copy.own("data") { copy.pictures = tensor }
      if case .tensor(let tensor)? = copy.own("targets") { copy.labels = tensor }
    }
    return copy
  }

  static var methods: [Builtin] {
    [
      Builtin("__len__", "How many pictures there are.", .owner()) { _, owner in .int(try owner.length() ?? 0) },
      Builtin("__getitem__", "A picture and its label.", .owner(), .value("index", "a whole number")) {
        context, owner, index in try owner.item(index, context)
      },
    ]
  }
}
