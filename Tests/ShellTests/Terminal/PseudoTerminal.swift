import Glibc

/// A program on a terminal of its own, which a test types into and reads from.
///
/// It waits for text, never for time: the limits only end a test that fails.
final class PseudoTerminal {
  /// Everything the program wrote.
  private(set) var output: [UInt8] = []
  /// What the terminal shows.
  private(set) var screen: Screen
  /// The terminal's modes before the program started.
  let initialModes: Modes
  let process: pid_t

  private let master: Int32
  /// Output that `expect` has passed.
  private var expected = 0
  private var status: ExitStatus?
  private var isClosed = false

  /// - Parameter environment: replaces the test's own.
  init(_ arguments: [String], environment: [String: String], columns: Int = 80, rows: Int = 24) throws {
    var master: Int32 = -1
    var slave: Int32 = -1
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    // Not `ttyname`: suites run side by side, and would hand each other their terminals.
    var name = [CChar](repeating: 0, count: 64)
    guard openpty(&master, &slave, &name, nil, &size) == 0 else {
      throw Failure("no pseudo-terminal: \(String(cString: strerror(errno)))")
    }
    defer { close(slave) }
    _ = fcntl(master, F_SETFL, O_NONBLOCK)
    _ = fcntl(master, F_SETFD, FD_CLOEXEC)
    _ = fcntl(slave, F_SETFD, FD_CLOEXEC)
    self.master = master
    screen = Screen(columns: columns, rows: rows)
    initialModes = Modes(of: master)
    process = try spawn(
      arguments, environment,
      terminal: String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
  }

  deinit {
    if status == nil {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    closeTerminal()
  }

  // MARK: Typing and reading

  /// Types a text; what the program writes meanwhile is collected.
  func send(_ text: String) throws { try send(Array(text.utf8)) }

  func send(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(master, $0.baseAddress, min($0.count, 1024)) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else {
        guard errno == EAGAIN else { throw Failure("cannot type: \(String(cString: strerror(errno)))") }
        try pump(1000, alsoUntilWritable: true)
      }
      try pump(0)
    }
  }

  /// Reads until `text` was written, behind what was expected before.
  func expect(_ text: String, within seconds: Double = 10) throws {
    let wanted = Array(text.utf8)
    try wait(within: seconds, "\(text.debugDescription)") {
      guard let end = endOfFirst(wanted, in: output[expected...]) else { return false }
      expected = end
      return true
    }
  }

  /// Reads until the screen shows something.
  func expectScreen(within seconds: Double = 10, _ wanted: String) throws {
    try wait(within: seconds, "on the screen \(wanted.debugDescription)") { screen.text.contains(wanted) }
  }

  func wait(within seconds: Double = 10, _ what: String, until isReached: () -> Bool) throws {
    let deadline = now() + seconds
    while !isReached() {
      guard now() < deadline else { throw Failure("waited for \(what)", screen, output) }
      let isOpen = try pump(20)
      if !isOpen, !isReached() {
        throw Failure("the program ended before \(what): \(try waitForExit())", screen, output)
      }
    }
  }

  /// Reads until the program has nothing to say for a moment: what was typed has been read, as far as one can tell.
  func waitForQuiet() throws {
    var count = -1
    while count != output.count {
      count = output.count
      try pump(15)
    }
  }

  /// Collects output for up to some milliseconds; false if the other side is closed.
  @discardableResult
  private func pump(_ milliseconds: Int32, alsoUntilWritable: Bool = false) throws -> Bool {
    guard !isClosed else { return false }
    var request = pollfd(fd: master, events: Int16(POLLIN | (alsoUntilWritable ? POLLOUT : 0)), revents: 0)
    guard poll(&request, 1, milliseconds) > 0 else { return true }
    var bytes = [UInt8](repeating: 0, count: 16384)
    let count = read(master, &bytes, bytes.count)
    if count > 0 {
      output += bytes[..<count]
      screen.feed(bytes[..<count])
    }
    return count > 0 || errno == EAGAIN || errno == EINTR
  }

  // MARK: The world outside

  func resize(columns: Int, rows: Int) {
    screen.resize(columns: columns, rows: rows)
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  func signal(_ number: Int32) { kill(process, number) }

  /// Closes the terminal, as a window is closed.
  func closeTerminal() {
    guard !isClosed else { return }
    isClosed = true
    close(master)
  }

  var modes: Modes { Modes(of: master) }

  enum ExitStatus: Equatable, CustomStringConvertible {
    case exited(Int32)
    case signalled(Int32)

    var description: String {
      switch self {
      case .exited(let code): "exit status \(code)"
      case .signalled(let number): "signal \(number) (\(String(cString: strsignal(number))))"
      }
    }
  }

  func waitForExit(within seconds: Double = 10) throws -> ExitStatus {
    let deadline = now() + seconds
    while status == nil {
      var code: Int32 = 0
      if waitpid(process, &code, WNOHANG) == process {
        status = code & 0x7F == 0 ? .exited(code >> 8 & 0xFF) : .signalled(code & 0x7F)
      } else {
        guard now() < deadline else { throw Failure("waited for the program's end", screen, output) }
        try pump(5)
        if isClosed { usleep(5000) }
      }
    }
    try pump(0)
    return status ?? .exited(-1)
  }

  /// Seconds of processor time the program has used.
  var processorTime: Double {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let file = open("/proc/\(process)/stat", O_RDONLY)
    defer { close(file) }
    let count = max(0, read(file, &bytes, bytes.count))
    let line = String(decoding: bytes[..<count], as: UTF8.self)
    let fields = line.split(separator: ")").last?.split(separator: " ") ?? []
    guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else { return .nan }
    return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }
}

/// A terminal's modes, comparable.
struct Modes: Equatable {
  var input, output, control, local: UInt32

  init(of descriptor: Int32) {
    var modes = termios()
    tcgetattr(descriptor, &modes)
    input = modes.c_iflag
    output = modes.c_oflag
    control = modes.c_cflag
    local = modes.c_lflag
  }

  var isCanonical: Bool { local & UInt32(ICANON) != 0 }
}

/// What a test waited for in vain, and what there was instead.
struct Failure: Error, CustomStringConvertible {
  var description: String

  init(_ message: String, _ screen: Screen? = nil, _ output: [UInt8] = []) {
    description = message
    if let screen { description += "\n--- screen ---\n\(screen.text)" }
    if !output.isEmpty {
      description += "\n--- last output ---\n\(String(decoding: output.suffix(400), as: UTF8.self).debugDescription)"
    }
  }
}

private func spawn(_ arguments: [String], _ environment: [String: String], terminal: String) throws -> pid_t {
  var actions = posix_spawn_file_actions_t()
  var attributes = posix_spawnattr_t()
  posix_spawn_file_actions_init(&actions)
  posix_spawnattr_init(&attributes)
  defer {
    posix_spawn_file_actions_destroy(&actions)
    posix_spawnattr_destroy(&attributes)
  }
  // A new session whose first opened terminal becomes its own. Signals as at login, whatever the test runner set.
  let newSession: Int32 = 0x80  // POSIX_SPAWN_SETSID, which Glibc hides
  posix_spawnattr_setflags(&attributes, Int16(newSession | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
  var all = sigset_t()
  var none = sigset_t()
  sigfillset(&all)
  sigemptyset(&none)
  posix_spawnattr_setsigdefault(&attributes, &all)
  posix_spawnattr_setsigmask(&attributes, &none)
  posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
  posix_spawn_file_actions_adddup2(&actions, 0, 1)
  posix_spawn_file_actions_adddup2(&actions, 0, 2)

  let words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
  let settings: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0)=\($1)") } + [nil]
  defer { for string in words + settings { free(string) } }
  var process: pid_t = 0
  let code = posix_spawnp(&process, arguments[0], &actions, &attributes, words, settings)
  guard code == 0 else { throw Failure("cannot start \(arguments[0]): \(String(cString: strerror(code)))") }
  return process
}

private func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

private func endOfFirst(_ wanted: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
  guard let first = wanted.first else { return bytes.startIndex }
  var start = bytes.startIndex
  while let found = bytes[start...].firstIndex(of: first) {
    if bytes[found...].starts(with: wanted) { return found + wanted.count }
    start = found + 1
  }
  return nil
}

extension PseudoTerminal {
  /// Whether the program shows the terminal's second screen.
  var isInFullScreen: Bool {
    let text = String(decoding: output, as: UTF8.self)
    return text.ranges(of: "\u{1B}[?1049h").count > text.ranges(of: "\u{1B}[?1049l").count
  }
}
