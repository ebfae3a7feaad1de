/// A result put together from several operations, under the name that PyTorch gives its way back.
private struct Naming: Op {
  let name: String

  func gradientName(_ inputs: [Tensor]) -> String { name + "Backward0" }

  func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor { inputs[0].detached() }

  func backward(_ gradient: Tensor, _ step: GradientStep) throws(TensorError) -> [Tensor?] { [gradient] }
}

extension Tensor {
  /// This tensor with `name` as the name of its `grad_fn`.
  public func named(_ name: String) throws(TensorError) -> Tensor {
    isTracked ? try Naming(name: name).applied(to: self) : self
  }
}
