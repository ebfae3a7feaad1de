import CKernels
import Glibc
import Synchronization

/// The threads that share the work of one operation.
public enum Workers {
  private static let wanted = Atomic<Int>(0)

  /// How many threads an operation may use; PyTorch's `set_num_threads`. At first one for each core that the process may
  /// run on, or what the environment variable `OMP_NUM_THREADS` says.
  public static var count: Int {
    get {
      let known = wanted.load(ordering: .relaxed)
      if known > 0 { return known }
      let found = atFirst
      wanted.store(found, ordering: .relaxed)
      return found
    }
    set { wanted.store(max(1, newValue), ordering: .relaxed) }
  }

  private static var atFirst: Int {
    if let text = getenv("OMP_NUM_THREADS"), let number = Int(String(cString: text)), number > 0 { return number }
    return max(1, ck_cores())
  }

  /// A product of sizes, or `.max` where it is larger.
  static func work(_ sizes: Int...) -> Int {
    sizes.reduce(1) { total, size in
      let (product, overflow) = total.multipliedReportingOverflow(by: size)
      return overflow ? .max : product
    }
  }

  /// Multiplications that are worth a second thread: some 30 µs of them.
  static let worthwhile = 1_500_000

  /// Calls `piece` with 0..<count, each once, in any order and on several threads at a time; returns when all are done.
  /// Pieces must not write where others read or write.
  ///
  /// - Parameter work: multiplications in all; few are done by this thread alone.
  /// - Throws: `KeyboardInterrupt`, with some pieces left out.
  static func share(_ count: Int, work: Int, _ piece: (Int) -> Void) throws(TensorError) {
    let threads = work < worthwhile ? 1 : Self.count
    withoutActuallyEscaping(piece) { piece in
      var job = Job(piece: piece)
      withUnsafeMutablePointer(to: &job) { job in
        ck_run(
          count, threads,
          { job, index in
            guard let job, Cancellation.flag.pointee == 0 else { return }
            job.assumingMemoryBound(to: Job.self).pointee.piece(index)
          }, job)
      }
    }
    try Cancellation.poll()
  }

  private struct Job { let piece: (Int) -> Void }
}

/// Memory for the length of a call: numbers to be written before they are read.
func withScratch<R>(_ count: Int, _ body: (UnsafeMutablePointer<Float>) -> R) -> R {
  let scratch = UnsafeMutableRawPointer.allocate(byteCount: max(count, 1) * 4, alignment: 64)
  defer { scratch.deallocate() }
  return body(scratch.assumingMemoryBound(to: Float.self))
}
