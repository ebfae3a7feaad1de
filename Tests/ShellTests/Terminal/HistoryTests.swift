import Glibc
import Testing

@testable import Shell

@Suite struct HistoryTests {
  private let directory = TemporaryDirectory()
  private var path: String { directory.path + "/state/convsh/history" }

  @Test func `entries come back in the next session, line ends and backslashes too`() {
    let first = History(path: path)
    let inputs = ["x = 1", "def f():\n    return '\\n'\n", "日本 \\ 😀"]
    for input in inputs { first.add(input) }
    #expect(History(path: path).entries == inputs)
    #expect(first.warning == nil)
  }

  @Test func `only its owner can read it`() {
    History(path: path).add("secret = 1")
    #expect(permissions(path) == 0o600)
    #expect(permissions(directory.path + "/state/convsh") == 0o700)
  }

  @Test func `blanks in front, repetitions and empty inputs are not kept`() {
    let history = History(path: path)
    for input in ["a", "a", " b", "", "a", "c", "a"] { history.add(input) }
    #expect(history.entries == ["a", "c", "a"])
  }

  @Test func `two sessions add up`() {
    let one = History(path: path)
    let other = History(path: path)
    one.add("one")
    other.add("other")
    one.add("one more")
    #expect(History(path: path).entries == ["one", "other", "one more"])
  }

  @Test func `it is compacted at the start, under the eyes of a running session`() {
    let running = History(path: path)
    for index in 0..<5_010 { running.add("x\(index)") }
    let next = History(path: path)
    #expect(next.entries.count == History.capacity)
    #expect(next.entries.first == "x10")
    running.add("from the running session")
    #expect(History(path: path).entries.last == "from the running session")
    #expect(permissions(path) == 0o600)
  }

  @Test func `a damaged file is read as far as it goes`() throws {
    try directory.write("state/convsh/history", [0xFF, 0xFE, 0x0A] + Array("good\nlast without end".utf8))
    let history = History(path: path)
    #expect(history.entries == ["good", "last without end"])
    history.add("new")
    #expect(History(path: path).entries == ["good", "last without end", "new"])
  }

  @Test(arguments: ["directory", "fifo", "symlink"])
  func `what is no regular file is left alone`(kind: String) throws {
    try directory.write("state/convsh/elsewhere", Array("precious\n".utf8))
    switch kind {
    case "directory": mkdir(path, 0o700)
    case "fifo": mkfifo(path, 0o600)
    default: symlink(directory.path + "/state/convsh/elsewhere", path)
    }
    let history = History(path: path)
    #expect(history.warning != nil)
    history.add("x = 1")
    #expect(history.entries == ["x = 1"])
    #expect(directory.read("state/convsh/elsewhere") == "precious\n")
  }

  @Test func `without a path nothing is written`() {
    let history = History(path: nil)
    history.add("x")
    #expect(history.entries == ["x"])
    #expect(history.warning == nil)
  }

  @Test func `an entry is found in any case, the newest first`() {
    let history = History(path: nil)
    for input in ["Conv2d(x)", "relu(x)", "conv2d(y)"] { history.add(input) }
    #expect(history.search("CONV", from: 1) == 1)
    #expect(history.search("conv", from: 2) == 3)
    #expect(history.search("conv", from: 4) == nil)
    #expect(history.search("pool", from: 1) == nil)
    #expect(History(path: nil).search("a", from: 1) == nil)
  }

  @Test(
    arguments: [
      (["XDG_STATE_HOME": "/s", "HOME": "/h"], "/s/convsh/history"),
      (["XDG_STATE_HOME": "s", "HOME": "/h"], "/h/.local/state/convsh/history"),
      (["HOME": "/h"], "/h/.local/state/convsh/history"),
      ([:], nil),
    ] as [([String: String], String?)])
  func `the path follows the XDG rules`(environment: [String: String], path: String?) {
    #expect(History.defaultPath { environment[$0] } == path)
  }

  private func permissions(_ path: String) -> UInt32 {
    var status = stat()
    lstat(path, &status)
    return status.st_mode & 0o777
  }
}
