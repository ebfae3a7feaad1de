import Foundation
import Tensors
import Testing

@testable import Formats

/// A file of `Tests/Oracles/formats` and what it holds by NumPy, safetensors, zlib or Pillow.
struct RecordedFile: Decodable, Sendable, CustomTestStringConvertible {
  struct Array: Decodable, Sendable {
    let name: String?
    let dtype: String
    let shape: [Int]
    let data: [Number]
  }

  let file: String
  let dtype: String?
  let shape: [Int]?
  let data: [Number]?
  let tensors: [Array]?
  let metadata: [String: String]?
  let refused: String?
  let rewritten: Bool?

  var testDescription: String { file }

  var bytes: ArraySlice<UInt8> {
    [UInt8]((try? Data(contentsOf: Self.folder.appendingPathComponent(file))) ?? Data())[...]
  }

  /// All files of a kind.
  static func all(_ endings: String...) -> [RecordedFile] {
    recorded.filter { recorded in endings.contains { recorded.file.hasSuffix($0) } }
  }

  static func bytes(_ file: String) -> ArraySlice<UInt8> {
    recorded.first { $0.file == file }?.bytes ?? []
  }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Oracles/formats")

  private static let recorded: [RecordedFile] = {
    struct Cases: Decodable { let cases: [RecordedFile] }
    guard let data = try? Data(contentsOf: folder.appendingPathComponent("expected.json")) else { return [] }
    return (try? JSONDecoder().decode(Cases.self, from: data).cases) ?? []
  }()
}

/// A number in JSON: whole, or a float; nan and the infinities are texts.
enum Number: Decodable, Sendable {
  case truth(Bool), whole(Int), float(Double)

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let truth = try? container.decode(Bool.self) {
      self = .truth(truth)
    } else if let whole = try? container.decode(Int.self) {
      self = .whole(whole)
    } else if let float = try? container.decode(Double.self) {
      self = .float(float)
    } else {
      self = .float(Double(try container.decode(String.self)) ?? 0)
    }
  }

  var scalar: Scalar {
    switch self {
    case .truth(let truth): .bool(truth)
    case .whole(let number): .int(number)
    case .float(let number): .float(number)
    }
  }
}

extension RecordedFile {
  /// Reads the file and compares all of it; a file to be refused has to be.
  func check(_ format: any FileFormat.Type, at place: SourceLocation = #_sourceLocation) throws {
    if let refused {
      let error = #expect(throws: TensorError.self, sourceLocation: place) { _ = try format.read(bytes) }
      let message = error?.message ?? ""
      #expect(message.contains(refused), "\(message)", sourceLocation: place)
      return
    }
    let content = try format.read(bytes)
    switch content {
    case .tensor(let tensor):
      expect(tensor, Array(name: nil, dtype: dtype ?? "", shape: shape ?? [], data: data ?? []), at: place)
    case .named(let found):
      let tensors = tensors ?? []
      #expect(found.entries.map(\.name) == tensors.map { $0.name ?? "" }, sourceLocation: place)
      #expect(found.metadata == metadata ?? [:], sourceLocation: place)
      for (entry, tensor) in zip(found.entries, tensors) { expect(entry.tensor, tensor, at: place) }
    }
    if rewritten == true { #expect(try format.write(content)[...] == bytes, sourceLocation: place) }
  }

  private func expect(_ tensor: Tensor, _ array: Array, at place: SourceLocation) {
    #expect(tensor.dtype.name == "torch.\(array.dtype)", sourceLocation: place)
    #expect(tensor.shape == array.shape, sourceLocation: place)
    let found = tensor.scalars().map(\.description)
    let wanted = array.data.map {
      tensor.dtype == .float32 ? Scalar.float(Double(Float($0.scalar))).description : $0.scalar.description
    }
    #expect(found == wanted, sourceLocation: place)
  }
}

extension Scalar {
  /// Nan equals nan here; the sign of a zero is not recorded.
  fileprivate var description: String {
    switch self {
    case .bool(let truth): "\(truth)"
    case .int(let number): "\(number)"
    case .float(let number): number == 0 ? "0" : "\(number)"
    }
  }
}
