import Language
import Testing

/// Arguments as PyTorch's programs write them.
@Suite struct ArgumentTests {
  @Test(arguments: [
    ("zeros(size=(2, 3)).shape", "torch.Size([2, 3])"), ("zeros(2, device='cpu').tolist()", "[0.0, 0.0]"),
    ("zeros(2, device=torch.device('cpu')).dtype", "torch.float32"), ("arange(end=3).tolist()", "[0, 1, 2]"),
    ("randint(high=1, size=(2,)).tolist()", "[0, 0]"), ("randint(1, (2,)).tolist()", "[0, 0]"),
    ("ones(2, 3).sum(axis=0, keepdims=True).shape", "torch.Size([1, 3])"), ("ones(3).std(False)", "0"),
    ("tensor([1., 3.]).var(unbiased=False)", "1"), ("ones(2, 3).flip(dims=(0,)).shape", "torch.Size([2, 3])"),
    ("x = tensor([-1., 2.])\nF.relu(x, inplace=True) is x", "True"),
    ("x = tensor([-1., 2.])\nF.leaky_relu(x, 0.5, inplace=True)\nx.tolist()", "[-0.5, 2.0]"),
    ("zeros(2).scatter(0, tensor([1]), value=3.).tolist()", "[0.0, 3.0]"),
    ("[p.tolist() for p in arange(3).split(split_size=2)]", "[[0, 1], [2]]"),
    ("[p.tolist() for p in arange(3).split([3])]", "[[0, 1, 2]]"),
    ("tensor([1, 2]).to(device='cpu', dtype=torch.float32).tolist()", "[1.0, 2.0]"),
    ("torch.max(tensor([1, 5]), other=tensor([3, 3])).tolist()", "[3, 5]"),
  ])
  func areUnderstood(_ c: (code: String, prints: String)) throws {
    let session = Session()
    #expect(try session.echo(session.run(c.code) ?? .none) == c.prints)
  }

  @Test(arguments: [
    ("zeros(2, device='cuda')", "RuntimeError"), ("tensor([1], device='mps')", "RuntimeError"),
    ("zeros()", "TypeError"),
    ("ones(2, 3).reshape()", "TypeError"), ("arange()", "TypeError"),
    ("conv2d(zeros(3, 3), zeros(2, 2), weight=1)", "TypeError"),
    ("zeros(2, size=(2,))", "TypeError"), ("arange(3).split([1, 1])", "RuntimeError"),
    ("torch.split(arange(3), 'a')", "TypeError"),
    ("F.relu(tensor([1., 2.])[None].expand(2, 2), inplace=True)", "RuntimeError"),
  ])
  func areRefused(_ c: (code: String, kind: String)) {
    let error = #expect(throws: Diagnostic.self) { try Session().run(c.code) }
    #expect(error?.kind == c.kind, "\(error?.message ?? "")")
  }

  @Test func theCaretStandsUnderTheArgument() throws {
    let code = "conv2d(zeros(3, 3), zeros(2, 2), stride=0)"
    let error = #expect(throws: Diagnostic.self) { try Session().run(code) }
    let span = try #require(error?.span)
    #expect(Source(code).text(span) == "0")
  }
}
