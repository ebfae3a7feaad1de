/// The program's one global: the byte that Ctrl-C sets, polled by the evaluator and by long kernels.
public enum Cancellation {
  // One byte, allocated once and never freed or moved; a signal handler only ever writes 1 to it.
  public nonisolated(unsafe) static let flag: UnsafeMutablePointer<UInt8> = {
    let flag = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
    flag.initialize(to: 0)
    return flag
  }()

  /// Elements of a simple kernel between two polls.
  static let interval = 1 << 18

  /// Throws `KeyboardInterrupt` if Ctrl-C was pressed. Call it about every millisecond of work.
  @inline(never) public static func poll() throws(TensorError) {
    if flag.pointee != 0 { throw TensorError("", "stopped by Ctrl-C", kind: .interrupt) }
  }
}
