import Language
import Networks
import Tensors

/// A case that is a program: "setup" makes "leaves", "result" is an expression of them, "gradients" what they then have.
extension OracleCase {
  var program: String { [self["setup"]?.string, self["result"]?.string].compactMap { $0 }.joined(separator: "\n") }

  /// The value of the program's expression.
  func run(_ session: Session) throws -> Tensor {
    guard case .tensor(let result)? = try session.run(program) else { throw NoTensor(text: program) }
    return result
  }

  /// The gradient of each leaf beside the recorded one.
  func gradients(_ session: Session) throws -> [(name: String, found: Tensor?, recorded: JSON)] {
    try zip(self["leaves"]?.array ?? [], self["gradients"]?.array ?? []).map { name, recorded in
      guard let name = name.string, case .tensor(let leaf)? = try session.run(name) else {
        throw NoTensor(text: "\(name)")
      }
      return (name, leaf.gradient, recorded)
    }
  }
}

/// An expression that should have given a tensor.
struct NoTensor: Error { let text: String }
