import Glibc
import Language
import Synchronization
import Tensors
import Testing

/// The flag is one for the whole process, so these run one after another and clear it at once.
@Suite(.serialized) struct CtrlCStopsWhatRuns {
  @Test(arguments: [
    "while True: pass", "for i in range(10 ** 18): pass", "x = sum(i for i in range(10 ** 18))", "def f(): return f\nwhile f(): kept = 2",
    "list(map(abs, range(10 ** 15)))", "all(iter(int, 1)) or any(iter(int, 1))", "max(range(10 ** 18))", "[1 for i in range(10 ** 18) if i < 0]",
    "-1 in iter(int, 1)", "dict.fromkeys(iter(int, 1))", "sorted(filter(None, iter(int, 1)))",
  ])
  func stops(_ program: String) throws {
    let session = TestSession()
    try session.run("kept = 1")
    let presser = Presser()
    let error = presser.pressing { session.failure(program).error }
    #expect(error?.kind == "KeyboardInterrupt")
    #expect(["1", "2"].contains(try session.text("kept")))
    #expect(try session.run("for i in range(3): print(i)") == "0\n1\n2\n")
  }
}

/// Presses Ctrl-C from another thread, a moment after the work begins.
private final class Presser: Sendable {
  private let isDone = Atomic(false)

  func pressing<R>(_ work: () -> R) -> R {
    var thread = pthread_t()
    let start: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { argument in
      guard let argument else { return nil }
      let presser = Unmanaged<Presser>.fromOpaque(argument).takeUnretainedValue()
      usleep(20_000)
      if !presser.isDone.load(ordering: .acquiring) { Cancellation.flag.pointee = 1 }
      return nil
    }
    pthread_create(&thread, nil, start, Unmanaged.passUnretained(self).toOpaque())
    let result = work()
    isDone.store(true, ordering: .releasing)
    pthread_join(thread, nil)
    Cancellation.flag.pointee = 0
    return result
  }
}
