import Tensors

/// Files of tensors: the ending of the name says which kind.
///
/// Any of them may be packed with gzip: read, that is seen from its bytes; written, a further `.gz` asks for it.
public enum TensorFile {
  /// The catalogue.
  static let formats: [any FileFormat.Type] = [NPY.self, NPZ.self, Safetensors.self, CSV.self, PNG.self, IDX.self]

  /// The endings of all files that can be read and written.
  public static let endings: [String] = formats.compactMap { $0.endings.first } + [".gz"]

  /// What the file holds.
  ///
  /// A file whose ending says nothing is read if it begins as an IDX file, as `train-images.idx3` does.
  ///
  /// - Throws: `FileNotFoundError` if there is no such file, `RuntimeError` if it cannot be read, `ValueError` for another kind of file or a
  ///   damaged one, `MemoryError` for one that is too large. The parameter is `path`.
  public static func read(_ path: String) throws(TensorError) -> Content {
    if let kind = OtherKind(path) { throw .otherKind(path, kind) }
    return try content(of: Disk.read(path)[...], name: path)
  }

  /// Makes the file or replaces it, whole or not at all.
  ///
  /// - Throws: `ValueError` of `path` for an ending that is not known, of `object` for what such a file cannot hold,
  ///   `RuntimeError` if the file cannot be written.
  public static func write(_ content: Content, to path: String) throws(TensorError) {
    try Disk.write(bytes(of: content, name: path), to: path)
  }

  /// What the bytes of a file of that name hold.
  static func content(of bytes: ArraySlice<UInt8>, name: String) throws(TensorError) -> Content {
    let named = format(of: name)
    var unpacked = bytes
    do {
      if Gzip.isPacked(bytes) {
        unpacked = try Gzip.unpack(bytes) { (beginning) throws(TensorError) in
          try (named ?? recognized(beginning))?.size(beginning: beginning)
        }[...]
      }
      if let format = named ?? recognized(unpacked) { return try format.read(unpacked) }
    } catch {
      throw error.inside(name)
    }
    throw .unknownEnding(name)
  }

  /// The bytes of a file of that name.
  static func bytes(of content: Content, name: String) throws(TensorError) -> [UInt8] {
    if let kind = OtherKind(name) { throw .otherKind(name, kind) }
    guard let format = format(of: name) else { throw .unknownEnding(name) }
    do {
      let bytes = try format.write(content)
      return name.lowercased().hasSuffix(".gz") ? try Gzip.pack(bytes) : bytes
    } catch {
      throw error.renaming(["size": "object"])
    }
  }

  private static func format(of name: String) -> (any FileFormat.Type)? {
    var name = name.lowercased()
    if name.hasSuffix(".gz") { name.removeLast(3) }
    return formats.first { $0.endings.contains { name.hasSuffix($0) } }
  }

  private static func recognized(_ bytes: ArraySlice<UInt8>) -> (any FileFormat.Type)? {
    IDX.isRecognized(bytes) ? IDX.self : nil
  }
}

/// Kinds of files that people have but that are not read, with what they can do instead.
private enum OtherKind: CaseIterable {
  case pickle, picture

  init?(_ name: String) {
    let name = name.lowercased()
    guard let kind = Self.allCases.first(where: { $0.endings.contains { name.hasSuffix($0) } }) else { return nil }
    self = kind
  }

  private var endings: [String] {
    switch self {
    case .pickle: [".pt", ".pth", ".pkl", ".pickle", ".ckpt"]
    case .picture: [".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".tif", ".tiff"]
    }
  }
}

extension TensorError {
  /// The same error, beginning with the name of the file. What is too large for the engine is so because of the file.
  fileprivate func inside(_ path: String) -> TensorError {
    var error = renaming(["size": "path"])
    guard error.parameter == "path" else { return self }
    error.message = "\(quoted(path.split(separator: "/").last ?? "", limit: 100)): \(message)"
    return error
  }

  fileprivate static func otherKind(_ path: String, _ kind: OtherKind) -> TensorError {
    switch kind {
    case .pickle:
      TensorError(
        "path",
        "\(quoted(path, limit: 100)) is a pickle, which can run any code when read: it is neither read nor written",
        kind: .value,
        hint: "save it in Python with safetensors: safetensors.torch.save_file(tensors, \"net.safetensors\")")
    case .picture:
      TensorError(
        "path", "\(quoted(path, limit: 100)) is a picture, but of those only .png can be read and written",
        kind: .value,
        hint: "convert it in Python: PIL.Image.open(name).save(\"picture.png\")")
    }
  }

  fileprivate static func unknownEnding(_ path: String) -> TensorError {
    TensorError(
      "path",
      "the name of a file of tensors ends in \(TensorFile.endings.dropLast().joined(separator: ", ")) or .gz, "
        + "but this is \(quoted(path, limit: 100))", kind: .value)
  }
}
