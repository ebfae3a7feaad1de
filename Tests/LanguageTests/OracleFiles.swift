import Glibc
import Testing

/// A program of Tests/Oracles and what CPython printed for it.
struct RecordedProgram: CustomTestStringConvertible, Sendable {
  let name: String
  let program: String
  let printed: String

  var testDescription: String { name }

  /// All programs of a folder of Tests/Oracles, by name.
  static func all(in folder: String) -> [RecordedProgram] {
    let path = oracleFolder + "/" + folder
    return fileNames(path).filter { $0.hasSuffix(".py") }.sorted().map { file in
      let name = String(file.dropLast(3))
      return RecordedProgram(name: name, program: contents("\(path)/\(file)"), printed: contents("\(path)/\(name).txt"))
    }
  }
}

/// A file of Tests/Oracles.
func oracleText(_ name: String) -> String { contents("\(oracleFolder)/\(name)") }

/// Tests/Oracles, found from where this file lies.
private let oracleFolder = #filePath.split(separator: "/").dropLast(2).reduce("") { $0 + "/" + $1 } + "/Oracles"

private func fileNames(_ folder: String) -> [String] {
  guard let directory = opendir(folder) else { return [] }
  defer { closedir(directory) }
  var names: [String] = []
  while let entry = readdir(directory) {
    names.append(
      withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      })
  }
  return names
}

private func contents(_ path: String) -> String {
  guard let file = fopen(path, "r") else { return "" }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = fread(&buffer, 1, buffer.count, file)
    guard count > 0 else { break }
    bytes += buffer[..<count]
  }
  return String(decoding: bytes, as: UTF8.self)
}
