import Testing

@testable import Shell

@Suite struct TabReplyTests {
  @Test func `a single candidate is inserted with its ending`() {
    let reply = reply(to: "relu", [("relu(", "")])
    #expect(reply.insertion == "relu(")
    #expect(!reply.beeps)
  }

  @Test func `several candidates give what they share, then a list`() {
    let candidates = [("conv1d(", "a line"), ("conv2d(", "a picture")]
    #expect(reply(to: "co", candidates).insertion == "conv")
    #expect(reply(to: "conv", candidates).beeps)
    let second = reply(to: "conv", candidates, isRepeated: true)
    #expect(second.listing == "conv1d(  a line\nconv2d(  a picture")
    #expect(second.insertion == nil)
  }

  @Test func `no candidate beeps and changes nothing`() {
    let reply = reply(to: "zzz", [])
    #expect(reply.beeps)
    #expect(reply.insertion == nil && reply.listing == nil)
  }

  @Test func `names stand in columns when the notes do not fit`() {
    let names = (0..<12).map { ("name\($0)", "a note") }
    let list = candidateList(names, size: TerminalSize(columns: 30, rows: 10))
    #expect(
      list.split(separator: "\n").map { String($0) } == [
        "name0   name4   name8", "name1   name5   name9", "name2   name6   name10", "name3   name7   name11",
      ])
  }

  @Test func `a list longer than the screen says how much is missing`() {
    let names = (0..<100).map { ("name\($0)", "") }
    let list = candidateList(names, size: TerminalSize(columns: 20, rows: 8))
    #expect(list.hasSuffix("… 92 more"))
    #expect(list.split(separator: "\n").count <= 5)
  }

  @Test func `a file name cannot move the cursor`() {
    let list = candidateList([("a\u{1B}[2J", ""), ("b", "")], size: TerminalSize(columns: 40, rows: 10))
    #expect(list.contains("\\u{1b}"))
  }

  private func reply(to text: String, _ candidates: [(String, String)], isRepeated: Bool = false) -> TabReply {
    let completion = Completion(replaceFrom: 0, candidates: candidates.map { (text: $0.0, note: $0.1) })
    return TabReply(
      completion, in: text, at: text.utf8.count, isRepeated: isRepeated, size: TerminalSize(columns: 80, rows: 24))
  }
}
