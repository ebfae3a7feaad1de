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
      let field = try #require(record.field(of: entry))
      let maps = LayerMaps(entry)
      for (row, column) in [(0, 0), (maps.rows / 2, maps.columns / 2), (maps.rows - 1, 1)] {
        let gradient = try record.gradient(of: entry, at: maps.position(0, row, column)).doubles()
        let rows = field.rows.pixels(row), columns = field.columns.pixels(column)
        for place in gradient.indices where gradient[place] != 0 {
          #expect(rows.contains(place / 21) && columns.contains(place % 21), "\(entry.name)")
        }
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
    #expect(record.entries.allSatisfy { record.field(of: $0) != nil })
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
