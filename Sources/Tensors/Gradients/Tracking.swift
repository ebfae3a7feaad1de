/// What gradients need of a tensor; most tensors have none of it.
final class Track {
  /// Set by the user, on leaves alone.
  var requiresGrad = false
  var gradient: Tensor?
  var origin: GradientStep?
  var keepsGradient = false
  /// How often an operation in place has changed the origin.
  var rewrites = 0
  /// The rewrites of the base that a view's origin takes into account.
  var seenRewrites = 0
}

/// The part of a tensor that takes part in gradients: PyTorch's `requires_grad`, `grad`, `grad_fn`, `is_leaf`, `detach`.
extension Tensor {
  /// Whether operations on this tensor are worth remembering.
  public var isTracked: Bool { (track != nil || base?.track != nil) && (requiresGrad || origin != nil) }

  /// Whether gradients reach this tensor: set on a leaf, or made from such a leaf.
  public var requiresGrad: Bool { track?.requiresGrad ?? false || origin != nil }

  /// How this tensor was made, if that is remembered: PyTorch's `grad_fn`.
  public var origin: GradientStep? {
    // A view follows what was written into its base.
    if let base, let written = base.track, written.rewrites != track?.seenRewrites ?? 0 { refreshOrigin(base, written) }
    return track?.origin
  }

  /// Whether this tensor was not made by a remembered operation.
  public var isLeaf: Bool { origin == nil }

  /// The gradient that backward passes have added up here.
  public var gradient: Tensor? {
    get { track?.gradient }
    set { if newValue != nil || track != nil { tracking.gradient = newValue } }
  }

  var tracking: Track {
    if let track { return track }
    let made = Track()
    made.seenRewrites = base?.track?.rewrites ?? 0
    track = made
    return made
  }

  /// - Throws: `RuntimeError` for whole numbers, and for switching off a tensor that was computed.
  public func setRequiresGrad(_ wanted: Bool) throws(TensorError) {
    guard dtype == .float32 || !wanted else { throw .onlyFloats(dtype) }
    guard isLeaf else {
      if wanted { return }
      throw .computed
    }
    if wanted || track != nil { tracking.requiresGrad = wanted }
  }

  /// The same elements without their history.
  public func detached() -> Tensor { Tensor(storage: storage, shape: shape, strides: strides, offset: offset) }

  /// The same elements and the same history in a tensor of its own, which operations in place on this one leave alone.
  public func preserved() throws(TensorError) -> Tensor {
    let copy = try detached().copy()
    copy.remember(origin)
    return copy
  }

  /// Keeps the gradient of a computed tensor when a pass goes through it.
  ///
  /// - Throws: `RuntimeError` if no gradient reaches it.
  public func retainGradient() throws(TensorError) {
    guard requiresGrad else { throw .untracked }
    guard let origin, !tracking.keepsGradient else { return }
    tracking.keepsGradient = true
    origin.keepGradient(in: self)
  }

  public var keepsGradient: Bool { track?.keepsGradient ?? false }

  /// Makes this tensor a leaf without gradients: PyTorch's `detach_`.
  public func forgetOrigin() {
    guard isTracked else { return }
    tracking.origin = nil
    tracking.requiresGrad = false
  }

  func remember(_ step: GradientStep?) {
    guard let step else { return }
    tracking.origin = step
  }

  private func refreshOrigin(_ base: Tensor, _ written: Track) {
    tracking.seenRewrites = written.rewrites
    tracking.origin = GradientStep(Region(of: self).look, [base], self)
  }
}

extension TensorError {
  fileprivate static func onlyFloats(_ dtype: DType) -> TensorError {
    TensorError(
      "requires_grad", "only float numbers can have gradients, but the tensor is \(dtype.name)",
      hint: "x.float() makes floats of it")
  }

  fileprivate static var computed: TensorError {
    TensorError(
      "requires_grad", "this tensor was computed from others that require gradients, so it does too",
      hint: "x.detach() gives the same numbers without their history")
  }

  static var untracked: TensorError {
    TensorError(
      "self", "this tensor does not require a gradient, and it was not made from one that does",
      hint: "make the leaf with requires_grad=True")
  }
}
