/// One pass from results back to leaves: every step gives its gradient on to its inputs, the last made first.
///
/// Source: reverse mode as in Griewank & Walther, Evaluating Derivatives (2008), chapter 3.
struct BackwardPass {
  /// Whether the graph can be passed again.
  let keepsGraph: Bool
  /// Whether the gradients themselves can be differentiated.
  let createsGraph: Bool
  private var gradients: [ObjectIdentifier: Tensor] = [:]
  /// Steps that wait for their turn, by their distance from the leaves.
  private var waiting: [[GradientStep]] = []
  private var visited: [GradientStep] = []
  private var leaves: [(leaf: Tensor, gradient: Tensor)] = []
  private var places: [ObjectIdentifier: Int] = [:]
  /// Told about every step that is passed, with the gradient of its result.
  var observer: ((GradientStep, Tensor) -> Void)?

  init(keepsGraph: Bool, createsGraph: Bool) {
    self.keepsGraph = keepsGraph
    self.createsGraph = createsGraph
  }

  /// Where a pass starts: a result and the gradient that comes in there.
  mutating func start(at result: Tensor, _ gradient: Tensor?) throws(TensorError) {
    guard result.requiresGrad else { throw .untracked }
    let incoming: Tensor
    if let gradient {
      guard gradient.shape == result.shape else { throw .gradientShape(gradient.shape, result.shape) }
      incoming = gradient.dtype == .float32 ? gradient : try gradient.copy(as: .float32)
    } else {
      guard result.count == 1 else { throw .notOneNumber(result.shape) }
      incoming = try .full(result.shape, .float(1))
    }
    if let origin = result.origin { try arrive(at: origin, incoming) } else { try arrive(at: result, incoming) }
  }

  /// Carries all gradients to the leaves. Nothing outside has changed if this throws.
  mutating func run() throws(TensorError) {
    while let depth = waiting.indices.last {
      guard let step = waiting[depth].popLast() else {
        waiting.removeLast()
        continue
      }
      visited.append(step)
      guard let gradient = gradients[ObjectIdentifier(step)] else { continue }
      let sent = try step.op.backward(gradient, step)
      observer?(step, gradient)
      for (edge, gradient) in zip(step.edges, sent) {
        guard let gradient else { continue }
        switch edge {
        case .step(let step): try arrive(at: step, gradient)
        case .leaf(let leaf): try arrive(at: leaf, gradient)
        case nil: break
        }
      }
      try Cancellation.poll()
    }
  }

  private mutating func arrive(at step: GradientStep, _ gradient: Tensor) throws(TensorError) {
    let id = ObjectIdentifier(step)
    if let earlier = gradients[id] {
      gradients[id] = try Arithmetic.add(earlier, gradient)
      return
    }
    gradients[id] = gradient
    while waiting.count <= step.depth { waiting.append([]) }
    waiting[step.depth].append(step)
  }

  private mutating func arrive(at leaf: Tensor, _ gradient: Tensor) throws(TensorError) {
    let id = ObjectIdentifier(leaf)
    if let place = places[id] {
      leaves[place].gradient = try Arithmetic.add(leaves[place].gradient, gradient)
    } else {
      places[id] = leaves.count
      leaves.append((leaf, gradient))
    }
  }

  /// The gradient that reached a tensor in this pass.
  func gradient(of tensor: Tensor) -> Tensor? {
    if let origin = tensor.origin { return gradients[ObjectIdentifier(origin)] }
    return places[ObjectIdentifier(tensor)].map { leaves[$0].gradient }
  }

  /// Adds what arrived to the `grad` of the leaves, or only of those in `wanted`, and of tensors that keep theirs.
  func deposit(in wanted: [Tensor]? = nil) throws(TensorError) {
    let ids = wanted.map { Set($0.map { ObjectIdentifier($0) }) }
    var sums: [(Tensor, Tensor)] = []
    for (leaf, gradient) in leaves where ids?.contains(ObjectIdentifier(leaf)) ?? true {
      sums.append((leaf, try added(gradient, to: leaf)))
    }
    for step in visited {
      for tensor in step.keepingTensors where tensor.keepsGradient {
        if let gradient = gradients[ObjectIdentifier(step)] { sums.append((tensor, try added(gradient, to: tensor))) }
      }
    }
    for (tensor, sum) in sums { tensor.gradient = sum }
  }

  /// The sum with earlier passes: in the same tensor, so that who holds on to `grad` sees it grow.
  private func added(_ gradient: Tensor, to tensor: Tensor) throws(TensorError) -> Tensor {
    if createsGraph {
      return try tensor.gradient.map { (old) throws(TensorError) in try Arithmetic.add(old, gradient) } ?? gradient
    }
    guard let old = tensor.gradient else { return try gradient.detached().copy() }
    if old.isTracked { return try Arithmetic.add(old, gradient).detached() }
    try old.copyFrom(Arithmetic.add(old, gradient))
    return old
  }

  /// Gives back what the steps kept for this pass.
  func release() { if !keepsGraph { for step in visited { step.release() } } }
}

extension Tensor {
  /// Adds the gradient of this result to the `grad` of every leaf that it was made from.
  ///
  /// - Parameters:
  ///   - gradient: what comes in at this tensor, in its shape; 1 for a single number.
  ///   - retainGraph: keep what a second pass needs; the value of `createGraph` if left out.
  ///   - createGraph: record the pass too, so that the gradients can be differentiated.
  ///   - inputs: the only tensors whose `grad` is to change.
  ///   - observer: told about every step that is passed, the last made first, with the gradient of its result.
  /// - Throws: `RuntimeError` if no gradient reaches a leaf, a shape does not fit, or the graph was given back.
  public func backward(
    _ gradient: Tensor? = nil, retainGraph: Bool? = nil, createGraph: Bool = false, inputs: [Tensor]? = nil,
    observer: ((GradientStep, Tensor) -> Void)? = nil
  ) throws(TensorError) {
    try GradientMode.with(createGraph) { () throws(TensorError) in
      var pass = BackwardPass(keepsGraph: retainGraph ?? createGraph, createsGraph: createGraph)
      pass.observer = observer
      try pass.start(at: self, gradient)
      try pass.run()
      try pass.deposit(in: inputs)
      pass.release()
    }
  }

  /// The gradients of results with respect to tensors, without touching any `grad`; nil where none arrives.
  public static func gradients(
    of results: [Tensor], _ incoming: [Tensor?], inputs: [Tensor], retainGraph: Bool? = nil, createGraph: Bool = false
  ) throws(TensorError) -> [Tensor?] {
    try GradientMode.with(createGraph) { () throws(TensorError) in
      var pass = BackwardPass(keepsGraph: retainGraph ?? createGraph, createsGraph: createGraph)
      for (result, gradient) in zip(results, incoming) { try pass.start(at: result, gradient) }
      try pass.run()
      pass.release()
      return inputs.map { pass.gradient(of: $0) }
    }
  }
}

extension TensorError {
  fileprivate static func gradientShape(_ gradient: [Int], _ result: [Int]) -> TensorError {
    TensorError(
      "gradient",
      "the gradient has the shape \(shapeText(gradient)), but the tensor it belongs to has \(shapeText(result))")
  }

  fileprivate static func notOneNumber(_ shape: [Int]) -> TensorError {
    TensorError(
      "self",
      "a gradient can start by itself only at a single number, but this tensor has the shape \(shapeText(shape))",
      hint: "take y.sum().backward(), or give a gradient of the same shape: y.backward(ones_like(y))")
  }
}
