import Formats
import Language
import Tensors

/// An object that is saved as a picture, such as a figure.
public protocol PixelSource: Object {
  /// uint8 [3, H, W].
  func pixels() throws(TensorError) -> Tensor
}

/// Tensors and pictures from files and into them.
enum FileWords {
  static var all: [Builtin] { [load, save, loadImage] }

  /// `torch.save` and `torch.load`, with PyTorch's names.
  static var torch: [Builtin] {
    [
      Builtin(
        "save", "Write tensors to a file; here a .safetensors file, which PyTorch's safetensors package reads.",
        .value("obj", "a dict of tensors by their names, as state_dict() gives"), .string("f", "the file's name"),
        examples: [
          Example(
            "torch.save({\"w\": ones(2)}, \"/tmp/w.safetensors\"); torch.load(\"/tmp/w.safetensors\")",
            prints: "{'w': tensor([1., 1.])}"),
          Example(
            "torch.save(nn.Linear(2, 3).state_dict(), \"/tmp/net.safetensors\"); sorted(torch.load(\"/tmp/net.safetensors\"))",
            prints: "['bias', 'weight']"),
        ]
      ) { context, object, path in
        guard !path.hasSuffix(".pt") && !path.hasSuffix(".pth") else { throw TensorError.pickle(path) }
        try write(object, to: path, ["path": "f", "object": "obj"])
        return .none
      },
      Builtin(
        "load", "What a file of tensors holds.", .string("f", "the file's name"),
        .value("map_location", "there is one device", default: Value.none),
        .bool("weights_only", "files hold nothing else", default: true),
        examples: [
          Example(
            "torch.save({\"a\": eye(2)}, \"/tmp/a.safetensors\"); torch.load(\"/tmp/a.safetensors\")[\"a\"].sum()",
            prints: "2"),
          Example(
            "torch.save({\"b\": arange(2)}, \"/tmp/b.safetensors\"); torch.load(\"/tmp/b.safetensors\")",
            prints: "{'b': tensor([0, 1])}"),
        ]
      ) { context, path, _, _ in try read(path, ["path": "f"]) },
    ]
  }

  static var load: Builtin {
    Builtin(
      "load", "What a file holds: .npy, .csv, .png and IDX a tensor, .npz and .safetensors a dict of tensors.",
      .string("path", "the file's name; its ending says the kind"),
      examples: [
        Example("save(tensor([1., 2.]), \"/tmp/x.npy\"); load(\"/tmp/x.npy\")", prints: "tensor([1., 2.])"),
        Example("save(eye(2), \"/tmp/eye.csv\"); load(\"/tmp/eye.csv\").sum()", prints: "2"),
      ]
    ) { _, path in try read(path, [:]) }
  }

  static var save: Builtin {
    Builtin(
      "save", "Write a tensor, a dict of tensors, a picture or a figure to a file.",
      .value(
        "object",
        "a tensor for .npy, .csv, .png, .idx; a dict of tensors by names for .npz and .safetensors; a figure of show or plot for .png"
      ),
      .string("path", "the file's name; its ending says the kind"),
      examples: [
        Example(
          "save({\"a\": ones(2), \"b\": eye(2)}, \"/tmp/x.npz\"); list(load(\"/tmp/x.npz\"))", prints: "['a', 'b']"),
        Example("save(arange(3), \"/tmp/n.npy\"); load(\"/tmp/n.npy\")", prints: "tensor([0, 1, 2])"),
      ]
    ) { _, object, path in
      if case .object(let object) = object, let source = object as? any PixelSource {
        guard path.lowercased().hasSuffix(".png") else {
          throw TensorError(
            "path", "a \(object.typeName) is saved as a picture, so its file ends in .png, not \"\(path)\"",
            kind: .value)
        }
        try TensorFile.write(.tensor(source.pixels()), to: path)
        return .none
      }
      try write(object, to: path, [:])
      return .none
    }
  }

  static var loadImage: Builtin {
    Builtin(
      "load_image", "A picture as numbers in 0…1.", .string("path", "a .png file"),
      .bool("gray", "one channel of brightness instead of red, green, blue", default: false),
      .value("size", "rows and columns to scale it to, or one number for both", default: Value.none),
      shapes: "C×H×W, C being 1 or 3",
      formula: "gray = 0.299·red + 0.587·green + 0.114·blue (ITU-R BT.601)",
      examples: [
        Example(
          "save(slide_input(), \"/tmp/face.png\"); load_image(\"/tmp/face.png\").shape", prints: "torch.Size([1, 7, 7])"
        ),
        Example(
          "save(slide_input(), \"/tmp/small.png\"); load_image(\"/tmp/small.png\", size=14).shape",
          prints: "torch.Size([1, 14, 14])"),
      ]
    ) { context, path, gray, size in
      guard case .tensor(let bytes) = try TensorFile.read(path), bytes.rank == 3, bytes.dtype == .uint8 else {
        throw TensorError("path", "\"\(path)\" is no picture", kind: .value, hint: "load(path) reads tensors")
      }
      var picture = try Arithmetic.div(bytes.copy(as: .float32), .scalar(.float(255)))
      if gray, picture.shape[0] == 3 {
        let weights = try Tensor.floats([0.299, 0.587, 0.114], [3, 1, 1])
        picture = try Reduction.sum(Arithmetic.mul(picture, weights), axes: [0], keepsAxes: true)
      }
      guard !size.isNone else { return .tensor(picture) }
      let wanted = try Parameter<Pair>.pair("size", "").convert(size, context)
      return .tensor(try Resizing(to: wanted)(picture))
    }
  }

  private static func read(_ path: String, _ names: [String: String]) throws -> Value {
    do throws(TensorError) {
      switch try TensorFile.read(path) {
      case .tensor(let tensor): return .tensor(tensor)
      case .named(let tensors):
        let dict = DictObject()
        for (name, tensor) in tensors.entries { try? dict.set(.text(name), .tensor(tensor)) }
        return .dict(dict)
      }
    } catch { throw error.renaming(names) }
  }

  private static func write(_ value: Value, to path: String, _ names: [String: String]) throws {
    let content = try content(of: value, names["object"] ?? "object")
    do throws(TensorError) { try TensorFile.write(content, to: path) } catch { throw error.renaming(names) }
  }

  private static func content(of value: Value, _ parameter: String) throws -> Content {
    switch value {
    case .tensor(let tensor): return .tensor(tensor.detached())
    case .dict(let dict):
      let entries = try dict.pairs.map { key, value -> (name: String, tensor: Tensor) in
        guard let name = key.string, case .tensor(let tensor) = value else {
          throw TensorError(
            parameter,
            "a file holds tensors by their names, but `\(key.string ?? "")` is \(value.shortDescription)",
            kind: .type)
        }
        return (name, tensor.detached())
      }
      return .named(TensorCollection(entries, metadata: ["format": "pt"]))
    default:
      let isModule = value.module != nil
      throw TensorError(
        parameter, "a file holds a tensor or a dict of tensors, but this is \(value.shortDescription)", kind: .type,
        hint: isModule ? "save what it has learned: net.state_dict()" : nil)
    }
  }
}

extension TensorError {
  fileprivate static func pickle(_ path: String) -> TensorError {
    let stem = path.hasSuffix(".pt") ? path.dropLast(3) : path.dropLast(4)
    return TensorError(
      "f", "a file \(path.suffix(path.count - stem.count)) is a pickle, which is neither read nor written here",
      kind: .value,
      hint: "name it \"\(stem).safetensors\", which PyTorch's package safetensors reads")
  }
}
