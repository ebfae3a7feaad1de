/// The same elements in a tensor of their own.
struct Identity: Op {
  func gradientName(_ inputs: [Tensor]) -> String { "CloneBackward0" }

  func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor { try inputs[0].copy() }

  func backward(_ gradient: Tensor, _ step: GradientStep) throws(TensorError) -> [Tensor?] { [gradient] }
}

extension Tensor {
  /// A copy through which gradients pass: PyTorch's `clone`.
  public func cloned() throws(TensorError) -> Tensor { try Identity().applied(to: self) }
}
