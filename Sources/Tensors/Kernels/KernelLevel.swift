import CKernels
import Glibc

/// The inner loops for one instruction set: `generic`, `avx2` or `avx512`.
///
/// The machine's widest is used unless the environment variable `CONVSH_ISA` names another. Every loop has a readable
/// twin in `Ops`, which the tests compare it with.
public struct KernelLevel: Sendable, CustomStringConvertible {
  // Points into a constant of the C library, which never changes.
  nonisolated(unsafe) private let pointer: UnsafePointer<ck_level>

  var loops: ck_level { pointer.pointee }

  public var description: String { String(cString: pointer.pointee.name) }

  /// What this machine can run, the plainest first.
  public static let available: [KernelLevel] = (0...).lazy.map { ck_level_at($0) }.prefix { $0 != nil }
    .compactMap { $0.map(KernelLevel.init) }

  /// The level in use.
  public static let current: KernelLevel = {
    let wanted = getenv("CONVSH_ISA").map { String(cString: $0) }
    return available.first { $0.description == wanted } ?? available[available.count - 1]
  }()

  private init(pointer: UnsafePointer<ck_level>) { self.pointer = pointer }
}
