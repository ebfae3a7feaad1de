import Language
import Networks
import Testing

/// What beginners see most often: the part of the program that is marked, and what the message or hint says.
@Suite struct MessageTests {
  @Test(arguments: [
    ("F.cross_entropy(ones(2, 3), ones(2))", "ones(2)", "t.long() makes whole numbers"),
    ("w = ones(2, requires_grad=True); w.grad.zero_()", "zero_", "a grad is None until backward() has run"),
    ("optim.SGD([ones(2)], momentum=0.9, lr=-1)", "-1", "`lr` is at least 0"),
    ("optim.SGD([ones(2)]).foo()", "foo", "an SGD has no `foo`"),
    ("optim.NAG([ones(2)]).foo()", "foo", "a NAG has no `foo`"),
    (
      "nn.Linear(1, 1).load_state_dict({'weigth': ones(1, 1), 'bias': ones(1)})",
      "nn.Linear(1, 1).load_state_dict({'weigth': ones(1, 1), 'bias': ones(1)})", "did you mean `weight`?"
    ),
    ("nn.Conv2d(3, 8, 3)(ones(1, 1, 8, 8))", "nn.Conv2d(3, 8, 3)(ones(1, 1, 8, 8))", "in_channels is 3"),
    (
      "nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(4, 1))(ones(1, 2))",
      "nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(4, 1))(ones(1, 2))", "in layer (2) Linear: the weight 1×4"
    ),
  ])
  func says(_ code: String, _ marked: String, _ words: String) throws {
    let error = try #require(#expect(throws: Diagnostic.self) { try Session().run(code) })
    #expect("\(error.message)\n\(error.hint ?? "")".contains(words), "\(error.message)")
    #expect(error.span.map { Source(code).text($0) } == marked)
  }
}
