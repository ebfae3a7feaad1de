import Tensors

/// NumPy's file of named arrays: a zip file with an npy file for each.
///
/// The order of the file is kept. Written members are stored, not compressed, as by `numpy.savez`.
enum NPZ: FileFormat {
  static let endings = [".npz"]

  static func read(_ bytes: ArraySlice<UInt8>) throws(TensorError) -> Content {
    var tensors = TensorCollection([])
    var names: Set<String> = []
    for member in try ZipArchive(bytes).members {
      guard member.name.hasSuffix(".npy") else { throw .noArray(member.name) }
      let name = String(member.name.dropLast(4))
      guard names.insert(name).inserted else { throw .nameTwice(name) }
      do {
        tensors.entries.append((name, try NPY.tensor(member.bytes(expected: NPY.size(beginning:)))))
      } catch {
        throw error.inside(name)
      }
    }
    return .named(tensors)
  }

  static func write(_ content: Content) throws(TensorError) -> [UInt8] {
    var archive = ZipWriter()
    for (name, tensor) in try content.named(for: ".npz").entries {
      try archive.add(name + ".npy", NPY.bytes(tensor))
    }
    return archive.finish()
  }
}

extension TensorError {
  fileprivate func inside(_ name: String) -> TensorError {
    guard kind != .interrupt else { return self }
    var error = self
    error.message = "in \(quoted(name)), \(message)"
    return error
  }

  fileprivate static func noArray(_ name: String) -> TensorError {
    TensorError(
      "path", "an npz file holds arrays, whose names end in .npy, but this one also holds \(quoted(name))", kind: .value
    )
  }

  fileprivate static func nameTwice(_ name: String) -> TensorError {
    TensorError("path", "\(quoted(name)) appears twice in the npz file, but a name stands for one array", kind: .value)
  }
}
