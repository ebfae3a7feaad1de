import Foundation
import Language
import Tensors
import Testing

/// One recorded answer of PyTorch or SciPy, from `Tests/Oracles`.
struct OracleCase: Sendable, CustomTestStringConvertible {
  let file: String
  let number: Int
  let json: JSON

  var testDescription: String {
    "\(file)[\(number)] \(json["code"]?.string ?? json["function"]?.string ?? json["result"]?.string ?? "")"
  }

  subscript(key: String) -> JSON? { json[key] == .null ? nil : json[key] }

  /// The type of the error that was recorded. A `NotImplementedError` is a `RuntimeError` in Python.
  var error: String? {
    self["error"]?.string.map { $0 == "NotImplementedError" ? "RuntimeError" : $0 }
  }

  /// A float32 tensor of the case.
  func tensor(_ key: String) throws -> Tensor? { try self[key].map(OracleCase.tensor) }

  static func tensor(_ json: JSON) throws -> Tensor {
    let shape = (json["shape"]?.array ?? []).compactMap(\.int)
    return try .floats((json["data"]?.array ?? []).map { Float($0.double ?? .nan) }, shape)
  }

  /// An argument as the language has it; nil if the case does not name it.
  func argument(_ key: String) -> Value? { json[key].map(OracleCase.value) }

  private static func value(_ json: JSON) -> Value {
    switch json {
    case .null: .none
    case .bool(let truth): .bool(truth)
    case .int(let number): .int(number)
    case .float(let number): .float(number)
    case .string(let text): .text(text)
    case .array(let elements): .tuple(TupleObject(elements.map(value)))
    case .object: .none
    }
  }

  /// All cases of a file.
  static func all(_ file: String) -> [OracleCase] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Oracles")
    guard let data = try? Data(contentsOf: folder.appendingPathComponent(file + ".json")) else { return [] }
    let cases = JSONReader.read(Array(data))["cases"]?.array ?? []
    return cases.enumerated().map { OracleCase(file: file, number: $0.offset, json: $0.element) }
  }
}
