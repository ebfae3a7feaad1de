import Language
import Tensors
import Testing
import Typesetting

@testable import Figures

/// Walks through the steps of optimizers: every number is the optimizer's, and follows from its lines.
@Suite struct UpdateWalkthroughTests {
  private static let optimizers = [
    "SGD([w], lr=0.3)", "SGD([w], lr=0.1, weight_decay=0.4)", "SGD([w], lr=0.2, momentum=0.9)",
    "SGD([w], lr=0.2, momentum=0.8, dampening=0.5, weight_decay=0.1)",
    "SGD([w], lr=0.1, momentum=0.9, nesterov=True)", "SGD([w], lr=0.1, momentum=0.7, nesterov=True, weight_decay=0.3)",
    "Momentum([w], lr=0.5, gamma=0.8)", "NAG([w], lr=0.5, gamma=0.8)", "Adam([w], lr=0.2)",
    "Adam([w], lr=0.1, betas=(0.5, 0.8), eps=0.01, weight_decay=0.3)", "AdamW([w], lr=0.2, weight_decay=0.5)",
    "RMSprop([w], lr=0.1, alpha=0.8)", "RMSprop([w], lr=0.1, alpha=0.7, centered=True, eps=0.1)",
    "RMSprop([w], lr=0.1, alpha=0.6, momentum=0.5, weight_decay=0.2)", "Adagrad([w], lr=0.4)",
    "Adagrad([w], lr=0.4, lr_decay=0.5, initial_accumulator_value=0.3, weight_decay=0.2)",
  ]

  /// Three updates of five numbers on a bowl of its own steepness in each.
  private func walk(_ optimizer: String, seed: Int) throws -> (CalculationWalkthrough, Prompt) {
    let prompt = try Prompt(
      """
      torch.manual_seed(\(seed))
      w = (3 * randn(5)).requires_grad_()
      a = randn(5)
      b = rand(5) + 0.2
      opt = optim.\(optimizer)
      """)
    return (try self.walk("down(opt, w, a, b)", prompt), prompt)
  }

  private func walk(_ code: String, _ prompt: Prompt) throws -> CalculationWalkthrough {
    try prompt.evaluator.run(
      Source(
        """
        def down(opt, w, a, b):
            for i in range(3):
                opt.zero_grad()
                (b * (w - a) ** 2).sum().backward()
                opt.step()
        """))
    var events: [CallEvent] = []
    _ = try prompt.evaluator.observing({ events.append($0) }) { try prompt.evaluator.run(Source(code)) }
    return try #require(Walkthroughs.make(forLastOf: events) as? CalculationWalkthrough)
  }

  @Test(arguments: 1...10, optimizers) func everyNumberIsTheOptimizers(seed: Int, optimizer: String) throws {
    let (walk, prompt) = try walk(optimizer, seed: seed)
    #expect(walk.count == 15)
    for index in 0..<15 {
      let calculation = walk.calculation(index)
      #expect(
        abs(calculation.derived - calculation.result) < 2e-5 * max(1, abs(calculation.result)),
        "\(optimizer) \(index): \(walk.sentence(index))")
    }
    guard case .tensor(let w) = try prompt.value("w.detach()") else { return }
    #expect((10..<15).map(walk.result) == w.doubles())
  }

  @Test(arguments: 1...3) func everyKnownMistakeIsRecognised(seed: Int) throws {
    var tried = 0
    for optimizer in Self.optimizers {
      let (walk, _) = try walk(optimizer, seed: 50 + seed)
      tried += recognisedMistakes(of: walk, optimizer)
    }
    #expect(tried > 500)
  }

  /// By hand: g = w on w²/2 from w = 2; the slide's form with γ = 0.9, η = 1, and PyTorch's with the same step.
  @Test func handValues() throws {
    for (optimizer, expected) in [
      ("SGD([w], lr=0.1, momentum=0.9)", ["1.8", "1.44", "0.972"]),
      ("Momentum([w], lr=1, gamma=0.9)", ["1.8", "1.44", "0.972"]),
      ("SGD([w], lr=0.1)", ["1.8", "1.62", "1.458"]), ("Adam([w], lr=0.1)", ["1.9", "1.8002", "1.7006"]),
    ] {
      let prompt = try Prompt("w = tensor([2.], requires_grad=True)\nopt = optim.\(optimizer)")
      let walk = try walk("down(opt, w, 0, 0.5)", prompt)
      #expect((0..<3).map { short(walk.result($0)) } == expected, "\(optimizer)")
    }
  }

  @Test func cellsAndParameters() throws {
    let prompt = try Prompt(
      "net = nn.Linear(3, 2)\nopt = optim.SGD(net.parameters(), lr=0.1)\nnet(ones(1, 3)).sum().backward()")
    let walk = try prompt.walk("opt.step()")
    #expect(walk.count == 8)
    #expect(walk.index(of: [0, 1, 2]) == 5 && walk.index(of: [1, 1]) == 7)
    #expect(walk.index(of: [0, 2, 0]) == nil && walk.index(of: [2, 0]) == nil && walk.index(of: [1]) == nil)
    #expect(walk.sentence(5).contains("parameter 0, row 1, column 2"))
    let alone = try Prompt("w = ones(2, 2, requires_grad=True)\nopt = optim.SGD([w], lr=0.1)\nw.sum().backward()")
    #expect(try alone.walk("opt.step()").index(of: [1, 0]) == 2)
  }

  /// A parameter without a gradient does not move, and a frozen one neither.
  @Test func nothingToWalk() throws {
    let prompt = try Prompt("w = ones(2, requires_grad=True)\nopt = optim.SGD([w], lr=0.1)")
    #expect(throws: Diagnostic.self) { try prompt.walk("opt.step()") }
  }

  @Test(arguments: [80, 40]) func screens(width: Int) throws {
    var text = ""
    for optimizer in Self.optimizers {
      let (walk, _) = try walk(optimizer, seed: 1)
      for isHidden in [false, true] {
        let drawing = walk.frame(7, width: width, hidesResult: isHidden)
        #expect(drawing.width <= width && drawing.height <= 21)
        if !isHidden { text += screen(optimizer, drawing) + walk.sentence(7) + "\n\n" }
        if isHidden { #expect(drawing.text.contains("[?]")) }
      }
    }
    expectGolden(text, "updates-\(width)")
  }
}
