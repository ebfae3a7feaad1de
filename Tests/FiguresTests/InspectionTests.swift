import Language
import Networks
import Tensors
import Testing
import Typesetting

@testable import Figures

/// A network that is looked into, without a terminal.
@Suite struct InspectionTests {
  private func inspection(_ net: String, _ input: String, _ setup: String = "") throws -> Inspection {
    let prompt = try Prompt("torch.manual_seed(3)\n" + setup)
    let record = try NetworkRecord(prompt.value(net), prompt.value(input), prompt.evaluator.context)
    return try Inspection(record, title: "net")
  }

  private static let small =
    "nn.Sequential(nn.Conv2d(2, 4, 3, padding=1, stride=2), nn.BatchNorm2d(4), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(64, 5))"
  /// A block with a way round, written as a class.
  private static let residual = """
    class Block(nn.Module):
        def __init__(self):
            super().__init__()
            self.conv = nn.Conv2d(3, 3, 3, padding=1)
            self.head = nn.Linear(3 * 36, 4)
        def forward(self, x):
            y = F.relu(self.conv(x)) + x
            y = F.avg_pool2d(y, 2)
            return self.head(torch.flatten(F.pad(y, (1, 1, 1, 1))[:, :, 1:7, 1:7], 1))
    """

  @Test(arguments: [80, 40, 120]) func screens(width: Int) throws {
    let height = width == 120 ? 40 : 24
    var text = ""
    var inspection = try inspection(
      "nn.Sequential(nn.Conv2d(1, 3, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(75, 4))",
      "tensor([[float((r * c) % 5) for c in range(12)] for r in range(12)])")
    func show(_ name: String) {
      let drawing = inspection.drawing(width: width, height: height)
      #expect(drawing.width <= width && drawing.height == height)
      text += "# \(name)\n\(drawing.text)\n\n"
    }
    show("layers")
    for (name, move) in [
      ("maps", Inspection.Move.enter), ("another map", .right), ("one number", .enter), ("moved", .down),
      ("how it came to be", .enter), ("followed", .follow), ("the input has nothing before it", .follow),
      ("to the layers", .back), ("the last layer", .end), ("its numbers", .enter), ("a dense sum", .enter),
      ("back", .back),
      ("gradient", .gradient),
    ] {
      let goesOn = inspection.press(move)
      #expect(goesOn)
      show(name)
    }
    expectGolden(text, "inspect-\(width)")
    expectGolden(inspection.report(width: width).text + "\n", "inspect-report-\(width)")
  }

  /// Every number of every layer has a story, and following it never fails.
  @Test(arguments: [(small, "rand(2, 18, 18)", ""), ("Block()", "rand(3, 12, 12)", residual)])
  func everyNumberCanBeFollowedToTheInput(net: String, input: String, setup: String) throws {
    var inspection = try inspection(net, input, setup)
    var random = RandomSource(seed: 1)
    for _ in 0..<200 {
      inspection = try self.inspection(net, input, setup)
      for _ in 0..<random.below(inspection.layers.count) { _ = inspection.press(.down) }
      _ = inspection.press(.enter)
      for _ in 0..<random.below(6) { _ = inspection.press(.right) }
      if inspection.view == .maps { _ = inspection.press(.enter) }
      for _ in 0..<random.below(9) { _ = inspection.press([.down, .right, .left, .pageDown][random.below(4)]) }
      var steps = 0
      while inspection.layer > 0, steps < 20 {
        _ = inspection.drawing(width: 80, height: 24)
        let before = inspection.layer
        _ = inspection.press(.follow)
        if inspection.layer >= before { break }
        steps += 1
      }
      #expect(inspection.layer == 0, "stuck at \(inspection.shown.name)")
      if inspection.layer > 0 { return }
    }
  }

  /// What a field says is what a changed pixel shows: outside of it nothing changes.
  @Test func fieldsAreWhatPixelsReach() throws {
    let prompt = try Prompt("torch.manual_seed(0)")
    let net = try prompt.value(
      "nn.Sequential(nn.Conv2d(1, 2, 3, padding=1), nn.Conv2d(2, 2, 3, stride=2), nn.MaxPool2d(2), nn.Conv2d(2, 1, 3, dilation=2, padding=2))"
    )
    let record = try NetworkRecord(net, prompt.value("rand(1, 1, 21, 21)"), prompt.evaluator.context)
    for entry in record.entries {
      let maps = LayerMaps(entry)
      for (row, column) in [(0, 0), (maps.rows / 2, maps.columns / 2), (maps.rows - 1, 1)] {
        let gradient = try record.gradient(of: entry, at: maps.position(0, row, column)).doubles()
        let seen = try #require(record.region(of: entry, row: row, column: column))
        for place in gradient.indices where gradient[place] != 0 {
          #expect(seen.rows.contains(place / 21) && seen.columns.contains(place % 21), "\(entry.name)")
        }
      }
    }
  }

  /// Networks that move, join, fold and spread their numbers, as `forward` has them, and whether what is said of each
  /// is exact or may be too much.
  private static let movers: [(code: String, isExact: Bool)] = [
    ("a(x)", true), ("b(a(x))", true), ("t(x)", true), ("t(b(x))", true), ("b(t(x))", true), ("u(x)", true),
    ("a(x).flip(3)", true), ("x[:, :, 1:7, ::2]", true), ("a(x[:, :, 1:7, 2:]).transpose(2, 3)", true),
    ("F.pad(x, (2, 0, 1, 3))", true), ("a(F.pad(x, (-1, 0, 0, -2)))", true),
    ("torch.cat([x, 2 * x.flip(2)], dim=2)", true), ("torch.cat([x, a(x)], dim=1)", true),
    ("x.mean(dim=3, keepdim=True) + x", true), ("x.sum(dim=(2, 3), keepdim=True) * a(x)", true),
    ("x.cumsum(dim=2)", false), ("c(x)", true), ("F.max_pool2d(a(x), 3, 2, 1)", true),
    ("F.avg_pool2d(x, 3, ceil_mode=True)", true), ("r(x.reshape(1, 1, 4, 16))", true), ("fc(x)", true),
    ("fc(a(x).mean(dim=1, keepdim=True))", true), ("fc(x.transpose(2, 3)).flatten(1)", true),
    ("x.roll(3, 3)", true), ("x.flatten(1)[:, 5:30]", true), ("torch.stack([x, x.flip(2)]).sum(dim=0)", true),
    ("x @ x.transpose(2, 3)", false), ("F.adaptive_avg_pool2d(a(x), 3)", true), ("x.mean(dim=3)", false),
  ]

  /// What a number is said to have seen is what it answers to: every pixel in turn is made so large that nothing hides
  /// it.
  @Test(arguments: movers.indices) func regionsAreWhatNumbersAnswerTo(index: Int) throws {
    let (code, isExact) = Self.movers[index]
    let prompt = try Prompt(
      """
      torch.manual_seed(7)
      class Net(nn.Module):
          def __init__(self):
              super().__init__()
              self.a = nn.Conv2d(1, 1, 3, padding=1)
              self.b = nn.Conv2d(1, 1, 2, stride=2, dilation=2)
              self.c = nn.Conv2d(1, 1, 3, padding=1, padding_mode="circular")
              self.r = nn.Conv2d(1, 1, (3, 1))
              self.t = nn.ConvTranspose2d(1, 1, 3, stride=2, padding=1, output_padding=1)
              self.u = nn.ConvTranspose2d(1, 1, 2, stride=1, dilation=3, padding=1)
              self.fc = nn.Linear(8, 2)
              for p in self.parameters():
                  p.data = p.data.abs() + 0.1
          def forward(self, x):
              a, b, c, r, t, u, fc = self.a, self.b, self.c, self.r, self.t, self.u, self.fc
              return \(code)
      net = Net()
      x = rand(1, 1, 8, 8) + 0.5
      """)
    let record = try NetworkRecord(prompt.value("net"), prompt.value("x"), prompt.evaluator.context)
    let entry = try #require(record.entries.last)
    let shape = entry.output.shape, columns = try #require(shape.last)
    let rows = shape.count > 1 ? shape[shape.count - 2] : 1
    // Whether the number at each place of each plane answers to each pixel.
    let changed = try (0..<64).map { pixel -> [Bool] in
      try prompt.evaluator.run(
        Source("y = x.clone()\ny[0, 0, \(pixel / 8), \(pixel % 8)] = 1000.\nd = net(y) != net(x)"))
      guard case .tensor(let difference) = try prompt.value("d") else { return [] }
      return difference.doubles().map { $0 != 0 }
    }
    #expect(changed[0].count == shape.reduce(1, *))
    for place in 0..<rows * columns {
      let pixels = (0..<64).filter { pixel in
        stride(from: place, to: changed[pixel].count, by: rows * columns).contains { changed[pixel][$0] }
      }
      let region = record.region(of: entry, row: place / columns, column: place % columns)
      var seen = region.map { ($0.rows.clamped(to: 0..<8), $0.columns.clamped(to: 0..<8)) }
      // All of it on padding.
      if seen?.0.isEmpty == true || seen?.1.isEmpty == true { seen = nil }
      let reached = (Set(pixels.map { $0 / 8 }), Set(pixels.map { $0 % 8 }))
      if isExact {
        #expect(seen?.0.first == reached.0.min() && seen?.0.last == reached.0.max(), "\(code) \(place)")
        #expect(seen?.1.first == reached.1.min() && seen?.1.last == reached.1.max(), "\(code) \(place)")
        #expect(region?.isEverything != true || pixels.count == 64, "\(code) \(place)")
      } else {
        #expect(reached.0.allSatisfy { seen?.0.contains($0) == true }, "\(code) \(place)")
        #expect(reached.1.allSatisfy { seen?.1.contains($0) == true }, "\(code) \(place)")
      }
    }
  }

  /// A layer in place overwrites what the one before it gave; each is shown with its own numbers.
  @Test func layersInPlaceKeepTheOneBeforeThem() throws {
    let prompt = try Prompt(
      "torch.manual_seed(4)\nconv = nn.Conv2d(1, 2, 3)\nnet = nn.Sequential(conv, nn.ReLU(inplace=True), nn.MaxPool2d(2))\nx = rand(1, 1, 8, 8)"
    )
    let record = try NetworkRecord(prompt.value("net"), prompt.value("x"), prompt.evaluator.context)
    #expect(record.entries.map(\.kind) == ["Conv2d", "ReLU", "MaxPool2d"])
    for (index, code) in ["conv(x)", "relu(conv(x))", "max_pool2d(relu(conv(x)), 2)"].enumerated() {
      guard case .tensor(let expected) = try prompt.value(code) else { return }
      #expect(record.entries[index].output.detached().doubles() == expected.detached().doubles(), "\(code)")
    }
    #expect(record.entries.compactMap(\.event).map(\.name) == ["conv2d", "relu", "max_pool2d"])
    #expect(record.source(of: record.entries[1]) == .entry(0) && record.source(of: record.entries[2]) == .entry(1))
    #expect(record.entries.allSatisfy { record.region(of: $0, row: 0, column: 0)?.isEverything == false })
    _ = try record.gradient(of: record.entries[0], at: 0)
  }

  /// Layers and words tell what they did; every walkthrough of one gives the numbers that the layer gave.
  @Test func everyLayerHasItsStory() throws {
    let prompt = try Prompt(
      """
      torch.manual_seed(5)
      class Head(nn.Module):
          def __init__(self):
              super().__init__()
              self.fc = nn.Linear(36, 6)
          def forward(self, x):
              return F.softmax(torch.tanh(self.fc(torch.flatten(x, 1))) @ eye(6), dim=1)
      net = nn.Sequential(nn.Conv2d(2, 4, 3, padding=1, groups=2), nn.BatchNorm2d(4), nn.PReLU(4), nn.ReLU(inplace=True),
                          nn.LocalResponseNorm(3), nn.MaxPool2d(2), nn.AvgPool2d(2, stride=1),
                          nn.ConvTranspose2d(4, 4, 2), nn.GELU(), Head())
      """)
    let record = try NetworkRecord(prompt.value("net"), prompt.value("rand(2, 6, 6)"), prompt.evaluator.context)
    let stories = record.entries.map { entry in (entry, entry.event.flatMap(Walkthroughs.make(for:))) }
    #expect(
      stories.compactMap { $1 == nil ? nil : $0.event?.name } == [
        "conv2d", "batch_norm", "prelu", "relu", "local_response_norm", "max_pool2d", "avg_pool2d", "conv_transpose2d",
        "gelu", "linear", "tanh", "matmul", "softmax",
      ])
    for (entry, walk) in stories {
      // Of a transposed convolution the last stamp on a number is shown, and asked for is the first of that stamp.
      guard let walk, !(walk is StampWalkthrough) else { continue }
      let numbers = entry.output.detached().doubles()
      for index in numbers.indices { #expect(walk.result(index) == numbers[index], "\(entry.name) \(index)") }
    }
  }

  /// A layer that frames its input sees more rows and columns than the layer before has.
  @Test(arguments: ["reflect", "replicate", "circular"])
  func numbersOfFramedLayersAreFollowed(mode: String) throws {
    var inspection = try inspection(
      "nn.Sequential(nn.Conv2d(1, 1, 3, padding=2, padding_mode='\(mode)'), nn.Conv2d(1, 2, 4, padding='same', padding_mode='\(mode)'))",
      "rand(1, 6, 6)")
    for move in [Inspection.Move.end, .enter, .enter, .end, .enter] { _ = inspection.press(move) }
    while inspection.layer > 0 {
      let before = inspection.layer
      _ = inspection.press(.follow)
      #expect(inspection.layer == before - 1)
      _ = inspection.press(.end)
    }
  }

  /// The first layer may work in place: the input stays as it was given.
  @Test func theFirstLayerMayWorkInPlace() throws {
    let prompt = try Prompt(
      "torch.manual_seed(1)\nnet = nn.Sequential(nn.ReLU(inplace=True), nn.Conv2d(1, 2, 3))\nx = randn(1, 1, 6, 6)")
    let record = try NetworkRecord(prompt.value("net"), prompt.value("x"), prompt.evaluator.context)
    #expect(record.entries.map(\.kind) == ["ReLU", "Conv2d"])
    guard case .tensor(let x) = try prompt.value("x") else { return }
    #expect(record.input.doubles() == x.doubles() && record.input.doubles().contains { $0 < 0 })
    let walk = try #require(record.entries[0].event.flatMap(Walkthroughs.make(for:)))
    #expect((0..<36).allSatisfy { walk.result($0) == max(0, x.doubles()[$0]) })
    #expect(record.source(of: record.entries[0]) == .input && record.source(of: record.entries[1]) == .entry(0))
    #expect(try record.gradient(of: record.entries[1], at: 0).doubles().contains { $0 != 0 })
  }

  @Test func theGradientLeavesTheNetworkAlone() throws {
    let prompt = try Prompt("net = nn.Sequential(nn.Conv2d(1, 2, 3), nn.Flatten(), nn.Linear(8, 2))")
    let record = try NetworkRecord(prompt.value("net"), prompt.value("rand(4, 4)"), prompt.evaluator.context)
    _ = try record.gradient(of: record.entries[0], at: 3)
    #expect(try prompt.value("all(p.grad is None for p in net.parameters()) and net.training").int == 1)
  }

  @Test(arguments: [
    ("3", "rand(4, 4)", "TypeError"), ("nn.Identity()", "rand(4, 4)", "ValueError"),
    ("nn.ReLU()", "\"a\"", "TypeError"),
  ])
  func mistakesAreNamed(net: String, input: String, kind: String) throws {
    #expect { try inspection(net, input) } throws: { $0.kindName == kind }
  }
}
