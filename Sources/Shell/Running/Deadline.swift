import Glibc
import Synchronization
import Tensors

/// Sets the cancel flag when time is up, from a thread of its own.
final class Deadline: Sendable {
  private struct State { var isOver = false, isCancelled = false }
  private let state = Mutex(State())

  init(seconds: Double) {
    let end = monotonicSeconds() + seconds
    let box = Unmanaged.passRetained(Watch(deadline: self, end: end))
    var thread = pthread_t()
    let started = pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        Unmanaged<Watch>.fromOpaque(argument).takeRetainedValue().run()
        return nil
      }, box.toOpaque())
    if started == 0 { pthread_detach(thread) } else { box.release() }
  }

  /// Ends the watch; true if time was up before.
  func cancel() -> Bool {
    state.withLock { state in
      state.isCancelled = true
      return state.isOver
    }
  }

  /// Raises the flag, unless the work is done already; false when there is nothing more to watch.
  fileprivate func check(_ end: Double) -> Bool {
    state.withLock { state in
      if state.isCancelled { return false }
      guard monotonicSeconds() >= end else { return true }
      state.isOver = true
      Cancellation.flag.pointee = 1
      return false
    }
  }

  private final class Watch {
    let deadline: Deadline
    let end: Double

    init(deadline: Deadline, end: Double) {
      self.deadline = deadline
      self.end = end
    }

    func run() { while deadline.check(end) { usleep(20_000) } }
  }
}
