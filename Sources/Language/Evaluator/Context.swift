import Tensors

/// What running code can reach: variables, the value stack, the output, the random stream.
///
/// Passed as the argument of every call, never stored; one thread only.
public final class Context {
  /// Slots of the running function, and of the session.
  final var locals: UnsafeMutablePointer<Value>
  final var globals: UnsafeMutablePointer<Value>
  /// The first free place of the value stack. All places from here on hold `unbound`.
  final var top: UnsafeMutablePointer<Value>
  final let stack: UnsafeMutablePointer<Value>
  /// Up to here, and `spareSlots` beyond, the stack is ready for use; it grows as calls go deeper.
  final var stackEnd: UnsafeMutablePointer<Value>
  /// Nested calls of functions written in the language.
  final var depth = 0
  /// What `return` carries out of a function.
  final var result = Value.none
  /// The byte that Ctrl-C sets.
  final let interrupted: UnsafeMutablePointer<UInt8>
  /// Lowest address that the native stack may reach.
  final var nativeStackLimit: UInt = 0

  public let vocabulary: Vocabulary
  public let environment: Environment
  /// The one sink for what running code says.
  public var emit: (any Notice) -> Void = { _ in }
  /// A training that Ctrl-C stops gives what it has learned, and the session goes on; a program just stops.
  public var keepsInterruptedWork = false
  /// Told about every call of a builtin while somebody wants to know.
  public final var observer: ((CallEvent) -> Void)?
  public var random = RandomSource(seed: 0)
  /// Whether operations on tensors are remembered for gradients.
  public let gradientMode = GradientMode()
  final let classes: ClassRegistry
  /// Containers whose text is being written, to notice those that contain themselves.
  var beingWritten: Set<ObjectIdentifier> = []

  static let stackSize = 1 << 16
  /// What an operation may push without asking for room.
  private static let spareSlots = 1024
  /// What is made ready at a time: most sessions never need more, and untouched memory costs no start-up time.
  private static let growth = 1 << 12

  init(vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    environment = Environment(vocabulary)
    globals = environment.slots
    stack = .allocate(capacity: Context.stackSize)
    stack.initialize(repeating: .unbound, count: Context.growth)
    stackEnd = stack + Context.growth - Context.spareSlots
    top = stack
    locals = stack
    interrupted = Cancellation.flag
    classes = vocabulary.classes
    classes.context = self
  }

  /// Tells whoever watches of something that works as the word of that name does, and was done without calling it.
  ///
  /// - Parameter arguments: by the word's own names.
  public func tell(_ name: String, _ arguments: @autoclosure () -> [(name: String, value: Value)], _ result: Value) {
    observer?(CallEvent(name: name, arguments: arguments(), result: result, span: SourceSpan(0, 0)))
  }

  deinit {
    stack.deinitialize(count: readySlots)
    stack.deallocate()
  }

  private var readySlots: Int { stackEnd - stack + Context.spareSlots }

  /// Whether the stack reaches that far, or can be made to.
  @inline(__always) final func hasRoom(upTo end: UnsafeMutablePointer<Value>) -> Bool {
    end < stackEnd || grow(beyond: end)
  }

  @inline(never) private func grow(beyond end: UnsafeMutablePointer<Value>) -> Bool {
    while end >= stackEnd {
      guard readySlots < Context.stackSize else { return false }
      (stack + readySlots).initialize(repeating: .unbound, count: Context.growth)
      stackEnd += Context.growth
    }
    return true
  }

  /// Calls a value of the language: a function, a builtin, a type.
  public func call(_ callee: Value, _ arguments: [Value], keywords: [(String, Value)] = []) throws -> Value {
    try callValue(callee, arguments, keywords, self)
  }

  /// Python's `iter(value)`.
  public func iterator(over value: Value) throws -> IteratorObject { try Language.iterator(over: value, self) }

  /// `container[key]`.
  public func element(_ key: Value, of container: Value) throws -> Value { try item(container, key, self) }

  /// Prints text as `print` does.
  public func write(_ text: String) { emit(PrintedText(text)) }

  /// Throws `KeyboardInterrupt` after Ctrl-C.
  @inline(__always) func poll() throws {
    if interrupted.pointee != 0 { throw Context.stopped }
  }

  static var stopped: Diagnostic { Diagnostic("KeyboardInterrupt", "stopped by Ctrl-C") }
}

/// What a running computation says to the outside.
public protocol Notice {}

/// Text from `print`.
public struct PrintedText: Notice {
  public let text: String
  public init(_ text: String) { self.text = text }
}

/// One call of a builtin that has just returned, for whoever watches: `step`, `explain`, `used`.
public struct CallEvent {
  public let name: String
  /// Parameters and their values, defaults included.
  public let arguments: [(name: String, value: Value)]
  public let result: Value
  public let span: SourceSpan

  public init(name: String, arguments: [(name: String, value: Value)], result: Value, span: SourceSpan) {
    self.name = name
    self.arguments = arguments
    self.result = result
    self.span = span
  }

  public subscript(name: String) -> Value? { arguments.first { $0.name == name }?.value }
}
