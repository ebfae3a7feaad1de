import Language
import Tensors
import Testing

@testable import Networks

/// `train(…)` is the loop that everybody writes.
struct TrainingTests {
  private static let setting = """
    manual_seed(3)
    xs = randn(50, 4)
    data = torch.utils.data.TensorDataset(xs, (xs[:, 0] > 0).long())
    held = torch.utils.data.TensorDataset(xs[:9], (xs[:9, 0] > 0).long())
    net = nn.Sequential(nn.Linear(4, 8), nn.BatchNorm1d(8), nn.ReLU(), nn.Dropout(0.2), nn.Linear(8, 2))
    optimizer = optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
    scheduler = optim.lr_scheduler.StepLR(optimizer, step_size=2, gamma=0.5)

    """

  @Test func givesTheNumbersOfALoopByHand() throws {
    let short =
      Self.setting + """
        history = train(net, data, optimizer, epochs=3, batch_size=8, test=held, scheduler=scheduler)
        history, [p.tolist() for p in net.parameters()]
        """
    let long =
      Self.setting + """
        history = []
        for epoch in range(3):
            net.train()
            total, right, count = 0.0, 0, 0
            for x, y in torch.utils.data.DataLoader(data, batch_size=8, shuffle=True):
                optimizer.zero_grad()
                out = net(x)
                loss = F.cross_entropy(out, y)
                loss.backward()
                optimizer.step()
                total += loss.item() * len(x)
                right += (out.argmax(1) == y).sum().item()
                count += len(x)
            net.eval()
            with torch.no_grad():
                out = net(xs[:9])
                test_loss = F.cross_entropy(out, held.tensors[1]).item()
                test_right = (out.argmax(1) == held.tensors[1]).sum().item()
            scheduler.step()
            history.append({'epoch': epoch + 1, 'loss': total / count, 'accuracy': right / count, 'test_loss': test_loss,
                            'test_accuracy': test_right / 9})
        history, [p.tolist() for p in net.parameters()]
        """
    #expect(try Session().shown(short) == Session().shown(long))
  }

  @Test func reportsEachEpochAndTheEnd() throws {
    let session = Session()
    var moments: [TrainingReport.Moment] = []
    var last: TrainingReport?
    session.evaluator.context.emit = { notice in
      guard let report = notice as? TrainingReport else { return }
      if report.moment != .going { moments.append(report.moment) }
      last = report
    }
    try session.run(Self.setting + "train(net, data, optimizer, epochs=2)")
    #expect(moments == [.epochDone, .epochDone, .done])
    #expect(last?.history.count == 2 && last?.seenInAll == 100 && last?.count == 50)
  }

  @Test func leavesTheNetworkReadyToBeAsked() throws {
    #expect(try Session().shown(Self.setting + "train(net, data, optimizer); net.training") == "False")
  }

  @Test func withoutClassesThereIsNoAccuracy() throws {
    let code = """
      data = [(tensor([1.]), tensor([2.])), (tensor([2.]), tensor([4.]))]
      net = nn.Linear(1, 1)
      list(train(net, data, optim.SGD(net.parameters(), lr=0.1), loss=nn.MSELoss(), test=data)[0])
      """
    #expect(try Session().shown(code) == "['epoch', 'loss', 'test_loss']")
  }

  /// Ctrl-C, when somebody sits there, ends the training and keeps what was learned; otherwise it ends the program.
  @Test(arguments: [true, false]) func isStoppedByCtrlC(keeps: Bool) throws {
    var vocabulary = Vocabulary.torch()
    // The flag of Ctrl-C belongs to the process, and other tests would see it.
    vocabulary.add([
      Builtin("interrupted", "Stops like Ctrl-C.", .value("output", ""), .value("target", "")) { _, _, _ in
        throw TensorError("", "stopped by Ctrl-C", kind: .interrupt)
      }
    ])
    let evaluator = Evaluator(vocabulary)
    evaluator.context.keepsInterruptedWork = keeps
    var stopped = false
    evaluator.context.emit = { if let report = $0 as? TrainingReport, report.moment == .stopped { stopped = true } }
    let code = Self.setting + "len(train(net, data, optimizer, epochs=5, loss=interrupted))"
    if keeps {
      #expect(try evaluator.run(Source(code))?.int == 0)
    } else {
      let error = #expect(throws: (any Error).self) { try evaluator.run(Source(code)) }
      #expect(error?.kindName == "KeyboardInterrupt")
    }
    #expect(stopped == keeps)
  }

  @Test func whatDoesNotFitIsSaid() {
    for (code, part) in [
      ("train(net, data, optimizer, epochs=-1)", "at least 0"),
      ("train(net, [1, 2], optimizer)", "pairs"),
      ("train(net, data, 3)", "zero_grad"),
      ("train(net, data, optimizer, loss=lambda o, y: 3)", "gives a tensor"),
      ("train(net, data, optimizer, loss=lambda o, y: o.sum(1))", "single number"),
    ] {
      let error = #expect(throws: (any Error).self) { try Session().run(Self.setting + code) }
      #expect(error.map { "\($0)".contains(part) } == true, "\(code): \(String(describing: error))")
    }
  }
}
