/// One operation as it was carried out: where gradients that reach its result go on to.
public final class GradientStep {
  public let op: any Op
  /// PyTorch's name of the way back: `MulBackward0`.
  public let name: String
  /// Where the gradient of each input goes; nil where none is wanted.
  public private(set) var edges: [Edge?]
  public let shapes: [[Int]]
  /// The longest way to a leaf: every step comes after the steps of its inputs.
  let depth: Int
  private var savedInputs: [Saved] = []
  private var savedResult: Saved?
  /// Whether what the rule reads has been given back after a pass.
  private var isReleased = false
  /// Tensors that keep the gradient of this step's result after a pass.
  private var keepers: [Keeper] = []

  public enum Edge {
    case leaf(Tensor)
    case step(GradientStep)
  }

  /// A tensor with the number of writes that its storage had seen.
  private struct Saved {
    let tensor: Tensor
    let version: Int
    init(_ tensor: Tensor) {
      self.tensor = tensor
      version = tensor.storage.version
    }

    /// The same for a copy of the tensor; what was overwritten stays overwritten.
    init(_ copy: Tensor, of original: Saved) {
      tensor = copy
      version = original.version == original.tensor.storage.version ? copy.storage.version : -1
    }
  }

  private struct Keeper { weak var tensor: Tensor? }

  init(_ op: any Op, _ inputs: [Tensor], _ result: Tensor) {
    self.op = op
    name = op.gradientName(inputs)
    edges = inputs.map(\.edge)
    shapes = inputs.map(\.shape)
    depth = 1 + (edges.map { if case .step(let step)? = $0 { step.depth } else { 0 } }.max() ?? 0)
    if op.reads.contains(.inputs) { savedInputs = inputs.map(Saved.init) }
    // Without its history, or the result would hold on to itself.
    if op.reads.contains(.result) { savedResult = Saved(result.detached()) }
  }

  /// The copy for a snapshot, with edges of its own.
  init(copying step: GradientStep, edges: [Edge?], storage: (Storage) -> Storage) {
    op = step.op
    name = step.name
    self.edges = edges
    shapes = step.shapes
    depth = step.depth
    isReleased = step.isReleased
    func copy(_ saved: Saved, _ edge: Edge?) -> Saved {
      if case .leaf(let leaf)? = edge { return Saved(leaf, of: saved) }
      let tensor = saved.tensor.detached().rebased(onto: storage(saved.tensor.storage))
      if case .step(let step)? = edge { tensor.remember(step) }
      return Saved(tensor, of: saved)
    }
    savedInputs = zip(step.savedInputs, edges).map(copy)
    savedResult = step.savedResult.map { copy($0, nil) }
  }

  // A chain of a million steps must not be freed by a million nested calls.
  deinit {
    var pending: [GradientStep] = []
    func gather(_ edges: inout [Edge?]) {
      for case .step(let step)? in edges { pending.append(step) }
      edges = []
    }
    gather(&edges)
    while var step = pending.popLast() {
      if isKnownUniquelyReferenced(&step) { gather(&step.edges) }
    }
  }

  /// The inputs that the rule reads, without their history; none if it reads none.
  public var inputs: [Tensor] { savedInputs.map { $0.tensor.detached() } }

  // What rules read

  /// Whether a gradient of input `index` is wanted.
  public func wants(_ index: Int) -> Bool { edges[index] != nil }

  /// An input as it was when the operation ran.
  ///
  /// - Throws: `RuntimeError` if it was overwritten since, or given back after a first pass.
  public func input(_ index: Int) throws(TensorError) -> Tensor {
    guard !isReleased else { throw .secondPass }
    return try unchanged(savedInputs[index])
  }

  /// The result as it was when the operation ran.
  public func result() throws(TensorError) -> Tensor {
    guard !isReleased, let savedResult else { throw .secondPass }
    let tensor = try unchanged(savedResult).detached()
    if GradientMode.current.isOn { tensor.remember(self) }
    return tensor
  }

  private func unchanged(_ saved: Saved) throws(TensorError) -> Tensor {
    guard saved.version == saved.tensor.storage.version else { throw .overwritten(saved.tensor.shape, by: name) }
    return saved.tensor
  }

  /// Gives back what the rule read, so that a second pass through it is an error and memory is free.
  func release() {
    guard !savedInputs.isEmpty || savedResult != nil else { return }
    savedInputs = []
    savedResult = nil
    isReleased = true
  }

  /// Makes copies of saved inputs that are about to be overwritten by this step's own result.
  func preserveInputs(in storage: Storage) throws(TensorError) {
    for (index, saved) in savedInputs.enumerated() where saved.tensor.storage === storage {
      let copy = try unchanged(saved).detached().copy()
      copy.remember(saved.tensor.origin)
      savedInputs[index] = Saved(copy)
    }
  }

  // Gradients kept on the way

  func keepGradient(in tensor: Tensor) { keepers.append(Keeper(tensor: tensor)) }

  var keepingTensors: [Tensor] { keepers.compactMap(\.tensor) }
}

extension Tensor {
  /// Where the gradient of this tensor goes.
  fileprivate var edge: GradientStep.Edge? {
    if let origin { return .step(origin) }
    return requiresGrad ? .leaf(self) : nil
  }
}

extension TensorError {
  fileprivate static var secondPass: TensorError {
    TensorError(
      "self", "the numbers that this way back needs were given back after the first backward pass",
      hint: "pass retain_graph=True to the first backward, or compute the result again")
  }

  fileprivate static func overwritten(_ shape: [Int], by name: String) -> TensorError {
    TensorError(
      "self",
      "a tensor of shape \(shapeText(shape)) that \(name) needs was overwritten by an operation in place",
      hint: "use x = x + … instead of x += … there, or clone() before it")
  }
}
