import Language
import Tensors

/// `train`: the usual loop, with its progress shown.
enum TrainingWord {
  /// - Parameters: `data` the classes of `torch.utils.data`, `crossEntropy` the usual loss.
  static func word(_ data: Namespace, crossEntropy: Value) -> Builtin {
    Builtin(
      "train", "Train a network and show how it goes: for each batch forward, loss, backward, step.",
      .value("net", "a module, or a function of a batch"),
      .value("data", "a data set of (input, target), or a DataLoader"),
      .value("optimizer", "such as optim.SGD(net.parameters(), lr=0.1)"),
      .int("epochs", "how often all data is gone through", default: 1),
      .int("batch_size", "elements in a batch, drawn in a new order for each epoch", default: 64),
      .value("loss", "a function of output and target; cross_entropy if left out", default: Value.none),
      .value("test", "a data set to try out after each epoch; nothing is learned from it", default: Value.none),
      .value("scheduler", "of the learning rate; takes a step after each epoch", default: Value.none),
      shapes:
        "gives a list with a dict for each epoch: epoch, loss, accuracy, and of the test set test_loss, test_accuracy",
      examples: [
        Example(
          "manual_seed(0); net = nn.Linear(1, 1); data = [(tensor([1.]), tensor([2.]))]; len(train(net, data, optim.SGD(net.parameters(), lr=0.1), epochs=3, loss=mse_loss))",
          prints: "3"),
        Example(
          "manual_seed(0); net = nn.Linear(2, 2); data = [(tensor([1., 0.]), 0), (tensor([0., 1.]), 1)]; train(net, data, optim.SGD(net.parameters(), lr=1.), epochs=20)[-1][\"accuracy\"]",
          prints: "1.0"),
      ]
    ) { context, net, set, optimizer, epochs, size, loss, test, scheduler in
      guard epochs >= 0 else {
        throw TensorError("epochs", "the number of epochs is at least 0, but this is \(epochs)", kind: .value)
      }
      var training = try Training(
        context, net: net, optimizer: optimizer, loss: loss.isNone ? crossEntropy : loss, scheduler: scheduler,
        loader: try loader(set, data, [("batch_size", .int(size)), ("shuffle", .bool(true))], context),
        testLoader: test.isNone ? nil : try loader(test, data, [("batch_size", .int(max(size, 256)))], context),
        epochs: epochs)
      return .list(ListObject(try training.run().enumerated().map { try entry($0.element, $0.offset + 1) }))
    }
  }

  /// The loader itself, or one for a data set.
  private static func loader(
    _ value: Value, _ data: Namespace, _ settings: [(String, Value)], _ context: Context
  ) throws -> Value {
    if case .object(let object) = value, object is LoaderObject { return value }
    guard let type = data.attribute("DataLoader") else { return value }
    return try context.call(type, [value], keywords: settings)
  }

  private static func entry(_ epoch: TrainingReport.Epoch, _ number: Int) throws -> Value {
    let numbers = [
      ("loss", epoch.loss), ("accuracy", epoch.accuracy), ("test_loss", epoch.testLoss),
      ("test_accuracy", epoch.testAccuracy),
    ]
    let known = numbers.compactMap { name, number in number.map { (Value.text(name), Value.float($0)) } }
    return .dict(try DictObject([(.text("epoch"), .int(number))] + known))
  }
}
