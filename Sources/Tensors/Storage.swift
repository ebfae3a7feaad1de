import Glibc
import Synchronization

/// Raw memory of a tensor's elements, freed with its last owner.
final class Block {
  let base: UnsafeMutableRawPointer
  let size: Int

  /// - Throws: `MemoryError` with the size, if the budget or the system says no.
  init(size: Int, zeroed: Bool, what: @autoclosure () -> String) throws(TensorError) {
    guard MemoryBudget.reserve(size) else { throw .tooLarge(size, what: what()) }
    guard let base = zeroed ? calloc(max(size, 1), 1) : malloc(max(size, 1)) else {
      MemoryBudget.release(size)
      throw .tooLarge(size, what: what())
    }
    self.base = base
    self.size = size
  }

  deinit {
    free(base)
    MemoryBudget.release(size)
  }
}

/// The elements that a tensor and all its views share.
///
/// A snapshot gives every storage a twin that shares its block; whoever writes first gets a block of its own.
public final class Storage {
  private var block: Block
  let dtype: DType
  /// How often elements were overwritten after the tensor was made: saved tensors notice it.
  private(set) var version = 0

  init(count: Int, dtype: DType, zeroed: Bool = false, shape: [Int]) throws(TensorError) {
    let (size, overflow) = count.multipliedReportingOverflow(by: dtype.size)
    guard !overflow else { throw .tooLarge(nil, what: "a tensor of \(shapeText(shape)) elements") }
    block = try Block(size: size, zeroed: zeroed, what: "a tensor of \(shapeText(shape)) elements")
    self.dtype = dtype
  }

  private init(sharing block: Block, dtype: DType) {
    self.block = block
    self.dtype = dtype
  }

  /// The elements as they lie in memory, all that any view could show.
  public func withBytes<R>(_ body: (UnsafeRawBufferPointer) -> R) -> R {
    body(UnsafeRawBufferPointer(start: block.base, count: block.size))
  }

  /// A storage with the same elements that does not follow later writes.
  public func twin() -> Storage { Storage(sharing: block, dtype: dtype) }

  func noteOverwrite() { version += 1 }

  /// The elements for reading.
  func elements<T: Element>(_ type: T.Type = T.self) -> UnsafePointer<T> {
    precondition(T.dtype == dtype, "storage of \(dtype) read as \(T.dtype)")
    return UnsafePointer(block.base.assumingMemoryBound(to: T.self))
  }

  /// The elements for writing; a block shared with a snapshot is copied first.
  func mutableElements<T: Element>(_ type: T.Type = T.self) throws(TensorError) -> UnsafeMutablePointer<T> {
    precondition(T.dtype == dtype, "storage of \(dtype) written as \(T.dtype)")
    if !isKnownUniquelyReferenced(&block) {
      let own = try Block(size: block.size, zeroed: false, what: "a copy of \(block.size) bytes")
      memcpy(own.base, block.base, block.size)
      block = own
    }
    return block.base.assumingMemoryBound(to: T.self)
  }
}

/// How much memory tensors may take together: half of the machine's.
public enum MemoryBudget {
  public static let limit: Int = sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE)) / 2
  private static let used = Atomic<Int>(0)

  static func reserve(_ size: Int) -> Bool {
    let total = used.wrappingAdd(size, ordering: .relaxed).newValue
    if total <= limit { return true }
    release(size)
    return false
  }

  /// - Throws: `MemoryError` if a list of `count` whole numbers beside the tensors would exceed the budget.
  static func checkList(of count: Int) throws(TensorError) {
    guard count < (limit - used.load(ordering: .relaxed)) / 8 else {
      throw .tooLarge(count < limit ? count * 8 : nil, what: "a list of \(count) indices")
    }
  }

  static func release(_ size: Int) { used.wrappingSubtract(size, ordering: .relaxed) }

  /// A number of bytes as people say it: `4 TB`, `1.5 GB`, `316 KB`.
  public static func text(_ size: Int) -> String {
    var amount = Double(size)
    var unit = 0
    while amount >= 1000 && unit < 6 {
      amount /= 1000
      unit += 1
    }
    let tenths = (amount * 10).rounded() / 10
    let number = tenths == tenths.rounded() ? String(Int(tenths)) : String(tenths)
    return "\(number) \(["bytes", "KB", "MB", "GB", "TB", "PB", "EB"][unit])"
  }
}

extension TensorError {
  fileprivate static func tooLarge(_ size: Int?, what: String) -> TensorError {
    let need = size.map { "needs \(MemoryBudget.text($0))" } ?? "has more elements than a machine can count"
    return TensorError(
      "size", "\(what) \(need); the limit is \(MemoryBudget.text(MemoryBudget.limit)) for all tensors together",
      kind: .memory, hint: "use a smaller size")
  }
}
