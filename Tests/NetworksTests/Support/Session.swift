import Language
import Networks
import Tensors

/// A session with all words of this module, for one test.
final class Session {
  let evaluator = Evaluator(Vocabulary.torch())
  /// What `print` has written.
  private(set) var printed = ""

  init() {
    evaluator.context.emit = { [weak self] notice in
      if let text = notice as? PrintedText { self?.printed += text.text }
    }
  }

  /// Runs statements; the value of the last one, if it is an expression.
  @discardableResult
  func run(_ code: String) throws -> Value? { try evaluator.run(Source(code)) }

  /// What the prompt echoes of a value: its `repr`; a single number of a tensor as Python writes it, without `.0`.
  func echo(_ value: Value) throws -> String {
    guard case .tensor(let tensor) = value, tensor.rank == 0 else { return try repr(value, evaluator.context) }
    let text = try repr(Value(tensor.item()), evaluator.context)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// What the prompt echoes of the last of some statements.
  func shown(_ code: String) throws -> String { try echo(run(code) ?? .none) }

  /// The name of the error's type.
  static func kind(of error: any Error) -> String {
    if let diagnostic = error as? Diagnostic { return diagnostic.kind }
    if let error = error as? TensorError { return error.kind.rawValue }
    return "\(error)"
  }
}
