/// Copies of remembered calculations for a snapshot: each step once, onto the snapshot's leaves and storages.
public final class GraphCopy {
  private var steps: [ObjectIdentifier: GradientStep] = [:]

  public init() {}

  /// The copy of a step and of all before it.
  ///
  /// - Parameters:
  ///   - leaf: the snapshot's copy of a leaf.
  ///   - storage: the snapshot's twin of a storage.
  public func copy(
    _ step: GradientStep, leaf: (Tensor) -> Tensor, storage: (Storage) -> Storage
  ) -> GradientStep {
    var found: [GradientStep] = [], pending = [step]
    var seen: Set<ObjectIdentifier> = []
    while let next = pending.popLast() {
      guard steps[ObjectIdentifier(next)] == nil, seen.insert(ObjectIdentifier(next)).inserted else { continue }
      found.append(next)
      for case .step(let earlier)? in next.edges { pending.append(earlier) }
    }
    // Inputs come before results.
    for original in found.sorted(by: { $0.depth < $1.depth }) {
      let edges = original.edges.map { edge -> GradientStep.Edge? in
        switch edge {
        case .leaf(let tensor): .leaf(leaf(tensor))
        case .step(let earlier): .step(steps[ObjectIdentifier(earlier)] ?? earlier)
        case nil: nil
        }
      }
      steps[ObjectIdentifier(original)] = GradientStep(copying: original, edges: edges, storage: storage)
    }
    return steps[ObjectIdentifier(step)] ?? step
  }
}
