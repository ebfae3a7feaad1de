/// A result put together from several operations, under the name that PyTorch gives its way back.
private struct Naming: Op {
  let name: String

  func gradientName(_ inputs: [Tensor]) -> String { name }

  func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor { inputs[0].detached() }

  func backward(_ gradient: Tensor, _ step: GradientStep) throws(TensorError) -> [Tensor?] { [gradient] }
}

extension Tensor {
  /// This tensor with `name` as the name of its `grad_fn`; PyTorch numbers the ways in which it can be called.
  public func named(_ name: String, variant: Int = 0) throws(TensorError) -> Tensor {
    isTracked ? try Naming(name: name == "CopySlices" ? name : "\(name)Backward\(variant)").applied(to: self) : self
  }
}
