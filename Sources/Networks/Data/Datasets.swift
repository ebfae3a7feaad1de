import Formats
import Glibc
import Language
import Tensors

/// The data sets that have names, and folders of the same four files.
enum Datasets {
  /// A training and a test set: pictures [N, H, W] uint8 and labels [N] int64.
  struct Loaded {
    let name: String
    let classes: [String]
    let train: (pictures: Tensor, labels: Tensor)
    let test: (pictures: Tensor, labels: Tensor)
  }

  private static let digits = (0...9).map(String.init)
  private static let fashion = [
    "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot",
  ]

  /// - Parameter name: `digits`, `fashion`, `strokes`, or a folder of IDX files named as MNIST's.
  static func load(_ name: String) throws -> Loaded {
    switch name {
    case "strokes": return try strokes()
    case "digits", "fashion":
      guard let folder = folder(of: name) else { throw Diagnostic.notFetched(name) }
      return try read(folder, name, name == "digits" ? digits : fashion)
    default:
      guard SharedFolders.isDirectory(name) else { throw Diagnostic.noDataset(name) }
      return try read(name, name.split(separator: "/").last.map(String.init) ?? name, nil)
    }
  }

  /// Where the files of a named data set lie, if somebody has fetched them.
  static func folder(of name: String) -> String? {
    let shared = SharedFolders.places(of: "datasets/" + name)
    let debian = name == "fashion" ? ["/usr/share/datasets/fashion-mnist"] : []
    return (shared + debian).first { SharedFolders.isDirectory($0) }
  }

  private static func strokes() throws -> Loaded {
    var hand = StrokeHand(seed: 6)
    let train = try hand.pictures(4000), test = try hand.pictures(1000)
    return Loaded(name: "strokes", classes: digits, train: train, test: test)
  }

  private static func read(_ folder: String, _ name: String, _ classes: [String]?) throws -> Loaded {
    let train = try pair(folder, "train"), test = try pair(folder, "t10k")
    let highest = max(0, Int(try Reduction.max(train.labels).doubles().first ?? 0))
    return Loaded(name: name, classes: classes ?? (0...highest).map(String.init), train: train, test: test)
  }

  /// Pictures and labels by MNIST's names, packed or not.
  private static func pair(_ folder: String, _ part: String) throws -> (pictures: Tensor, labels: Tensor) {
    let pictures = try tensor(folder, "\(part)-images-idx3-ubyte")
    let labels = try tensor(folder, "\(part)-labels-idx1-ubyte")
    guard pictures.rank == 3, pictures.dtype == .uint8, labels.shape == [pictures.shape[0]], labels.dtype == .uint8
    else {
      throw Diagnostic.value(
        "\(folder) holds \(shapeText(pictures.shape)) pictures of \(pictures.dtype.name) and \(shapeText(labels.shape)) labels of \(labels.dtype.name)",
        hint: "the pictures are N×H×W bytes, the labels N bytes")
    }
    return (pictures, try labels.copy(as: .int64))
  }

  private static func tensor(_ folder: String, _ name: String) throws -> Tensor {
    let packed = "\(folder)/\(name).gz"
    guard case .tensor(let tensor) = try TensorFile.read(access(packed, R_OK) == 0 ? packed : "\(folder)/\(name)")
    else {
      throw Diagnostic.value("\(folder)/\(name) holds several tensors")
    }
    return tensor
  }

  /// `load_dataset`; the class of what it gives is in `data`.
  static func word(_ data: Namespace) -> Builtin {
    Builtin(
      "load_dataset", "A training and a test set of pictures with labels.",
      .string("name", "\"digits\", \"fashion\", \"strokes\", or a folder of IDX files named as MNIST's"),
      shapes: "an element is (picture 1×28×28 in 0…1, label)",
      examples: [
        Example("train_set, test_set = load_dataset(\"strokes\"); len(train_set)", prints: "4000"),
        Example("load_dataset(\"strokes\")[0][0][0].shape", prints: "torch.Size([1, 28, 28])"),
      ]
    ) { context, name in
      let loaded = try load(name)
      guard case .object(let object)? = data.attribute("PictureSet"), let type = object as? ClassObject else {
        return .none
      }
      let sets = [(loaded.train, "training"), (loaded.test, "test")].map { part, what -> Value in
        let set = PictureSetObject(type)
        set.fill("\(loaded.name), \(what)", part.pictures, part.labels, loaded.classes)
        return .object(set)
      }
      return .tuple(TupleObject(sets))
    }
  }
}

extension Diagnostic {
  fileprivate static func notFetched(_ name: String) -> Diagnostic {
    Diagnostic(
      "FileNotFoundError", "the data set \"\(name)\" has not been fetched yet",
      hint: "`make datasets` fetches it; \"strokes\" is always there")
  }

  fileprivate static func noDataset(_ name: String) -> Diagnostic {
    Diagnostic(
      "FileNotFoundError", "there is no data set \"\(name)\", and no folder of that name",
      hint: "the data sets are \"digits\", \"fashion\" and \"strokes\"")
  }
}
