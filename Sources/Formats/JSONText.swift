import Tensors

/// A text of JSON.
///
/// Source: RFC 8259, section 7.
enum JSONText {
  /// Takes a text and the blanks before it.
  ///
  /// - Parameter reader: on bytes that are UTF-8.
  static func take(_ reader: inout TextReader, _ what: String) throws(TensorError) -> String {
    guard reader.accept("\"") else { throw .needed("a text in quotes (\(what))", reader) }
    var bytes: [UInt8] = []
    while let byte = reader.take() {
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: bytes, as: UTF8.self)
      case UInt8(ascii: "\\"): bytes += UTF8.encode(try escaped(&reader)).map { Array($0) } ?? []
      case ..<0x20: throw .needed("an escape such as \\n instead of a control character", reader)
      default: bytes.append(byte)
      }
    }
    throw .needed("a closing quote", reader)
  }

  private static func escaped(_ reader: inout TextReader) throws(TensorError) -> Unicode.Scalar {
    switch reader.take() {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let unit = try codeUnit(&reader)
      if let scalar = Unicode.Scalar(unit) { return scalar }
      // Half of a pair: the second half follows.
      guard UTF16.isLeadSurrogate(unit), reader.take() == UInt8(ascii: "\\"), reader.take() == UInt8(ascii: "u") else {
        throw .needed("the other half of a surrogate pair", reader)
      }
      let second = try codeUnit(&reader)
      guard UTF16.isTrailSurrogate(second) else { throw .needed("the other half of a surrogate pair", reader) }
      let pair = UTF16.EncodedScalar([unit, second])
      return UTF16.decode(pair)
    default: throw .needed("one of \" \\ / b f n r t u after a backslash", reader)
    }
  }

  private static func codeUnit(_ reader: inout TextReader) throws(TensorError) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let byte = reader.take(), let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw .needed("four hexadecimal digits", reader)
      }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }

  /// The text in quotes, with the escapes of Rust's serde_json, which the reference uses.
  static func quoting(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\u{8}": quoted += "\\b"
      case "\u{C}": quoted += "\\f"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case ..<" ": quoted += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

extension TensorError {
  fileprivate static func needed(_ what: String, _ reader: TextReader) -> TensorError {
    TensorError("path", "the safetensors header needs \(what) at its byte \(reader.position)", kind: .value)
  }
}
