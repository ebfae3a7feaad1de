import Testing

@testable import Networks

/// Data sets by their names: real ones if they were fetched, drawn ones always.
struct DatasetTests {
  @Test func strokesAreAlwaysThereAndAlwaysTheSame() throws {
    let code = """
      a, b = load_dataset("strokes")
      c, d = load_dataset("strokes")
      x, y = a[13]
      len(a), len(b), x.shape, x.dtype, y, torch.equal(a.data, c.data), torch.equal(a.data[:1000], b.data), a.data.dtype
      """
    #expect(
      try Session().shown(code)
        == "(4000, 1000, torch.Size([1, 28, 28]), torch.float32, 3, True, False, torch.uint8)")
  }

  /// The bytes are the same on every machine, as the sum over all of them shows.
  @Test func theHandIsTheSameOnEveryMachine() throws {
    #expect(try Session().shown("int(load_dataset(\"strokes\")[0].data[:100].float().sum())") == "2102976")
  }

  @Test func aLoaderGivesTheSameBatchesAsTheElements() throws {
    let code = """
      a, b = load_dataset("strokes")
      x, y = next(iter(torch.utils.data.DataLoader(b, batch_size=5)))
      same = [torch.equal(x[i], b[i][0]) and y[i].item() == b[i][1] for i in range(5)]
      x.shape, y, same, len(torch.utils.data.DataLoader(b, batch_size=64))
      """
    #expect(
      try Session().shown(code)
        == "(torch.Size([5, 1, 28, 28]), tensor([0, 1, 2, 3, 4]), [True, True, True, True, True], 16)")
  }

  @Test(.enabled(if: Datasets.folder(of: "digits") != nil)) func digitsAreAFixedSplitOfFiveThousand() throws {
    let code = """
      a, b = load_dataset("digits")
      (a, len(a), len(b), [a[i][1] for i in range(12)], a.targets.bincount().tolist() if False else
       [int((a.targets == k).sum()) for k in range(10)], a[-1][1], int(a.data[0].sum(dtype=None) if False else a.data[0].float().sum()))
      """
    #expect(
      try Session().shown(code)
        == "(<digits, training: 4000 pictures of 1×28×28 in 10 classes>, 4000, 1000, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1], [400, 400, 400, 400, 400, 400, 400, 400, 400, 400], 9, 31095)"
    )
  }

  @Test func whatIsNotThereIsSaid() {
    for (code, kind, part) in [
      ("load_dataset(\"letters\")", "FileNotFoundError", "strokes"),
      ("load_dataset(\"strokes\")[0][4000]", "IndexError", "4000 pictures"),
      ("load_dataset(\"strokes\")[0][\"a\"]", "TypeError", "whole number"),
    ] {
      let error = #expect(throws: (any Error).self) { try Session().run(code) }
      #expect(error.map(Session.kind) == kind)
      #expect(error.map { "\($0)".contains(part) } == true, "\(String(describing: error))")
    }
  }
}
