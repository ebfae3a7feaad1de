import Glibc

/// Calls of functions written in the language. Frames are windows of the one value stack.
extension Context {
  static let maxDepth = 1000

  /// Runs a function whose frame begins at `base` with all its parameters in place; `top` is just behind them.
  ///
  /// When an error is thrown nothing is unwound here: whoever catches it resets the stack.
  @inline(__always) final func enter(_ function: FunctionObject, _ base: UnsafeMutablePointer<Value>) throws -> Value {
    let code = function.code
    let end = base + code.frameSize
    guard hasRoom(upTo: end) && depth < Context.maxDepth && hasNativeStack else { throw tooDeep() }
    top = end
    depth += 1
    if code.hasCells { placeCells(function, code, base) }
    let caller = locals
    locals = base
    var value = Value.none
    do {
      if case .returned = try code.body.execute(self) { swap(&value, &result) }
    } catch {
      throw located(error, in: code)
    }
    locals = caller
    var slot = base
    while slot < end {
      slot.pointee = .unbound
      slot += 1
    }
    depth -= 1
    top = base
    return value
  }

  @inline(never) private final func placeCells(
    _ function: FunctionObject, _ code: FunctionCode, _ base: UnsafeMutablePointer<Value>
  ) {
    for slot in code.cellSlots { base[slot] = .object(Cell(base[slot])) }
    for (index, cell) in function.captured.enumerated() { base[code.capturedSlot + index] = .object(cell) }
  }

  /// Whether enough of the thread's own stack is left for another call.
  @inline(__always) final var hasNativeStack: Bool {
    var marker: UInt8 = 0
    return withUnsafeMutablePointer(to: &marker) { UInt(bitPattern: $0) } > nativeStackLimit
  }

  /// Works out how far this thread's stack may grow, seen from here, near its beginning; 1 MB is kept for what cannot ask.
  final func measureNativeStack() {
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_STACK.rawValue), &limit)
    // Without a limit the C library gives threads 2 MB.
    let size = limit.rlim_cur == rlim_t.max ? 2 << 20 : min(Int(clamping: limit.rlim_cur), 64 << 20)
    var marker: UInt8 = 0
    let here = withUnsafeMutablePointer(to: &marker) { UInt(bitPattern: $0) }
    nativeStackLimit = here &- UInt(size * 7 / 8 - (size > 4 << 20 ? 1 << 20 : 0))
  }

  /// Empties the value stack after an error.
  final func reset() {
    while top > stack {
      top -= 1
      top.pointee = .unbound
    }
    locals = stack
    depth = 0
    result = .none
  }
}

// Errors are made out of line: in line they would make every call's native frame several times larger.

/// The error with the text in which its span lies.
@inline(never) private func located(_ error: any Error, in code: FunctionCode) -> any Error {
  var diagnostic = error.diagnostic(at: code.span)
  if diagnostic.source == nil { diagnostic.source = code.source }
  return diagnostic
}

/// The error as a diagnostic that has a place.
@inline(never) func located(_ error: any Error, at span: SourceSpan) -> any Error { error.diagnostic(at: span) }

@inline(never) private func tooDeep() -> any Error { Diagnostic.tooDeep }

extension Diagnostic {
  /// For values that contain values that contain values ….
  static var valueTooDeep: Diagnostic {
    Diagnostic("RecursionError", "the value is nested too deep to be gone through", hint: "look at a part of it: x[0]")
  }

  static var tooDeep: Diagnostic {
    Diagnostic(
      "RecursionError", "functions are nested more than \(Context.maxDepth) calls deep",
      hint: "a function that calls itself needs a case in which it does not")
  }
}
