import Tensors

/// The file of named tensors that Hugging Face made as a safe replacement of pickles.
///
/// Floats become float32, whole numbers int64, but U8 and BOOL stay; the order is that of the bytes in the file.
/// Written is what the reference writes, byte by byte: tensors sorted by type and name, and remarks by name.
///
/// Source: github.com/huggingface/safetensors, "Format".
enum Safetensors: FileFormat {
  static let endings = [".safetensors"]

  static func read(_ bytes: ArraySlice<UInt8>) throws(TensorError) -> Content {
    let header = try SafetensorsHeader(bytes)
    let data = bytes.dropFirst(header.length)
    var tensors = TensorCollection([], metadata: header.metadata)
    for entry in header.entries {
      let start = data.startIndex + entry.place.lowerBound
      let numbers = data[start..<start + entry.place.count]
      tensors.entries.append((entry.name, try entry.element.tensor(entry.shape, from: numbers)))
    }
    return .named(tensors)
  }

  static func write(_ content: Content) throws(TensorError) -> [UInt8] {
    let tensors = try content.named(for: ".safetensors")
    // The reference puts wide types first, so that all numbers are aligned.
    let entries = tensors.entries.sorted {
      let left = typeRank($0.tensor.dtype), right = typeRank($1.tensor.dtype)
      return left == right ? $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) : left > right
    }
    var members: [String] = []
    if !tensors.metadata.isEmpty {
      let remarks = tensors.metadata.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        .map { "\(JSONText.quoting($0.key)):\(JSONText.quoting($0.value))" }
      members.append("\"__metadata__\":{\(remarks.joined(separator: ","))}")
    }
    var size = 0
    for (name, tensor) in entries {
      guard name != "__metadata__" else { throw .reservedName }
      let end = size + tensor.count * tensor.dtype.size
      let shape = tensor.shape.map(String.init).joined(separator: ",")
      members.append(
        "\(JSONText.quoting(name)):{\"dtype\":\"\(typeName(tensor.dtype))\",\"shape\":[\(shape)],"
          + "\"data_offsets\":[\(size),\(end)]}")
      size = end
    }
    var header = Array("{\(members.joined(separator: ","))}".utf8)
    header += repeatElement(UInt8(ascii: " "), count: (8 - header.count % 8) % 8)
    guard header.count <= SafetensorsHeader.largestLength else { throw .longHeader(header.count) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 + header.count + size)
    bytes.append(UInt64(header.count), .little)
    bytes += header
    for entry in entries { try bytes.append(entry.tensor) }
    return bytes
  }

  private static func typeName(_ dtype: DType) -> String {
    switch dtype {
    case .bool: "BOOL"
    case .uint8: "U8"
    case .int64: "I64"
    case .float32: "F32"
    }
  }

  /// The place of a type in the reference's order.
  private static func typeRank(_ dtype: DType) -> Int {
    switch dtype {
    case .bool: 0
    case .uint8: 1
    case .float32: 2
    case .int64: 3
    }
  }
}

extension TensorError {
  fileprivate static var reservedName: TensorError {
    TensorError(
      "object", "a tensor is named \"__metadata__\", but in a .safetensors file that name is taken", kind: .value)
  }

  fileprivate static func longHeader(_ size: Int) -> TensorError {
    TensorError(
      "object",
      "a safetensors header has at most \(SafetensorsHeader.largestLength) bytes, but these names need \(size)",
      kind: .value, hint: "save fewer tensors in one file")
  }
}
