import Language
import Testing

/// `tensor(…)` of nested lists.
@Suite struct NestedNumbersTests {
  @Test(arguments: [
    ("[[1, 2], [3]]", "ValueError", "data[1] has 1 entries, but data[0] has 2"),
    ("[[[1], [2]], [[3], [4, 5]]]", "ValueError", "data[1][1] has 2 entries, but data[1][0] has 1"),
    ("[[1, 2], 3]", "TypeError", "data[1] is the number 3"),
    ("[1, [2]]", "TypeError", "data[1] is a list of 1"),
    ("[1, 'a']", "ValueError", "data[1] is a text"),
    ("[1, None]", "RuntimeError", "data[1] is None"),
    ("[tensor([1, 2])]", "ValueError", "data[0] is a tensor of 2 numbers"),
  ])
  func mistakesNameTheirPlace(_ c: (data: String, kind: String, message: String)) {
    let error = #expect(throws: Diagnostic.self) { try Session().run("tensor(\(c.data))") }
    #expect(error?.kind == c.kind)
    #expect(error?.message.contains(c.message) == true, "\(error?.message ?? "")")
  }

  @Test func aListThatHoldsItselfIsTooDeep() {
    let error = #expect(throws: Diagnostic.self) { try Session().run("l = []\nl.append(l)\ntensor(l)") }
    #expect(error?.kind == "ValueError")
  }

  @Test(arguments: [
    ("[[], []]", "torch.Size([2, 0])"), ("range(3)", "torch.Size([3])"), ("[tensor(1), 2.5]", "torch.Size([2])"),
    ("5", "torch.Size([])"),
  ])
  func shapesFollowTheNesting(_ c: (data: String, shape: String)) throws {
    let session = Session()
    let value = try #require(try session.run("tensor(\(c.data)).shape"))
    #expect(try session.echo(value) == c.shape)
  }
}
