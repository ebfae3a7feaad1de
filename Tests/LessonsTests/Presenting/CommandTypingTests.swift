import Testing

@testable import Lessons

struct CommandTypingTests {
  @Test func `characters come one after another until the line is complete`() {
    var typing = CommandTyping("ab c")
    typing.type(1)
    #expect(typing.typed == "a" && !typing.isComplete)
    typing.type(10)
    #expect(typing.typed == "ab c" && typing.isComplete)
    typing.erase(2)
    #expect(typing.typed == "ab")
    typing.erase(9)
    #expect(typing.typed == "")
  }

  @Test func `the indentation of a line comes with the line`() {
    var typing = CommandTyping("for i in x:\n    i")
    typing.type(12)
    #expect(typing.typed == "for i in x:\n    ")
  }

  @Test func `no line takes more than some twenty keys`() {
    for length in [1, 10, 40, 79, 400] {
      var typing = CommandTyping(String(repeating: "x", count: length))
      var keys = 0
      while !typing.isComplete {
        typing.type(typing.charactersPerKey)
        keys += 1
      }
      #expect(keys <= 20)
    }
  }

  @Test func `a person's pauses are never regular and never long`() {
    let typing = CommandTyping("conv2d(x, k)")
    let pauses = (0..<12).map { typing.pause(after: $0) }
    #expect(Set(pauses).count > 4 && pauses.allSatisfy { (30...120).contains($0) })
  }
}
