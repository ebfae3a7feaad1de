import Language
import Networks
import Testing

/// A network and its optimizer in a snapshot: training goes on from there exactly as it did.
@Suite struct ModuleSnapshotTests {
  private static let setUp = """
    from torch import nn, optim
    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.a = nn.Linear(3, 4)
            self.b = nn.Linear(4, 2)
            self.register_buffer("seen", zeros(1))
        def forward(self, x):
            self.seen += 1
            return self.b(tanh(self.a(x)))
    net = Net()
    same = net.a
    optimizer = OPTIMIZER(net.parameters(), lr=0.1)
    x, y = rand(5, 3), tensor([0, 1, 0, 1, 1])
    def step():
        optimizer.zero_grad()
        loss = cross_entropy(net(x), y)
        loss.backward()
        optimizer.step()
        return loss.item()
    first = [step() for _ in range(3)]

    """

  @Test(arguments: ["optim.SGD", "optim.Adam", "optim.RMSprop", "optim.Adagrad", "optim.Momentum", "optim.NAG"])
  func goesOnExactly(optimizer: String) throws {
    let session = Session()
    try session.run(Self.setUp.replacingOptimizer(with: optimizer))
    let snapshot = session.evaluator.snapshot()
    let digest = session.evaluator.digest
    let further = try session.shown("[step() for _ in range(3)]")
    #expect(session.evaluator.digest != digest)
    for _ in 0..<2 {
      session.evaluator.restore(snapshot)
      #expect(session.evaluator.digest == digest)
      #expect(try session.shown("same is net.a") == "True")
      #expect(try session.shown("[step() for _ in range(3)]") == further)
    }
  }
}

extension String {
  fileprivate func replacingOptimizer(with name: String) -> String {
    split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix("optimizer = ") ? "optimizer = \(name)(net.parameters(), lr=0.1)" : String(line)
    }.joined(separator: "\n")
  }
}
