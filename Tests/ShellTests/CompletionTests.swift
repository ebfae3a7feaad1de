import Testing

@testable import Shell

/// What Tab offers where.
struct CompletionTests {
  private func offers(_ text: String, after lines: [String] = []) -> [String] {
    let session = Session.forTests()
    for line in lines { session.type(line) }
    return session.completion(of: text, at: text.utf8.count).candidates.map(\.text)
  }

  @Test("words and commands stand at the start of a line")
  func start() {
    #expect(offers("conv") == ["conv2d(", "conv_transpose2d(", "convolve2d("])
    #expect(offers("expl") == ["explain "])
  }

  @Test("variables count")
  func variables() { #expect(offers("print(answ", after: ["answer = 42"]) == ["answer"]) }

  @Test("a call offers the arguments that are not given yet")
  func arguments() {
    #expect(offers("conv2d(x, k, s").first == "stride=")
    #expect(!offers("conv2d(x, k, stride=2, s").contains("stride="))
  }

  @Test("an argument that takes one of a few texts offers them")
  func choices() {
    #expect(offers("correlate2d(x, k, mode=") == ["\"valid\"", "\"same\"", "\"full\""])
    #expect(offers("conv2d(x, k, padding=\"s") == ["\"same\""])
  }

  @Test("attributes follow a dot")
  func attributes() { #expect(offers("x.resh", after: ["x = slide_input()"]).contains("reshape(")) }

  @Test("`help` takes any word, `lesson` a lesson")
  func commands() { #expect(offers("help output_s") == ["output_size"]) }

  @Test("no match offers nothing")
  func nothing() { #expect(offers("zzzz").isEmpty) }
}
