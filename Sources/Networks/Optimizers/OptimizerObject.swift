import Language
import Tensors

/// An optimizer at work: groups of parameters with their settings, and what the rule remembers of each parameter.
final class OptimizerObject: InstanceObject {
  private var memories: [ObjectIdentifier: (parameter: Tensor, memory: ParameterMemory)] = [:]

  /// `param_groups`: a list of dicts, which a program may read and change.
  var groups: [GroupSettings] {
    (own("param_groups")?.sequence ?? []).compactMap {
      if case .dict(let dict) = $0 { GroupSettings(dict: dict) } else { nil }
    }
  }

  func parameters(of group: GroupSettings) -> [Tensor] {
    let values = (try? group.dict.get(.text("params")))?.flatMap(\.sequence) ?? []
    return values.compactMap { if case .tensor(let tensor) = $0 { tensor } else { nil } }
  }

  /// Forgets everything about all parameters.
  func forget() { memories = [:] }

  func memory(of parameter: Tensor) -> ParameterMemory {
    if let known = memories[ObjectIdentifier(parameter)] { return known.memory }
    let memory = ParameterMemory()
    memories[ObjectIdentifier(parameter)] = (parameter, memory)
    return memory
  }

  override func clone(into cloner: Cloner) -> Object {
    let copy = super.clone(into: cloner)
    if let copy = copy as? OptimizerObject {
      for (parameter, memory) in memories.values {
        let twin = copy.memory(of: cloner.clone(parameter))
        twin.tensors = memory.tensors.mapValues { cloner.clone($0) }
        twin.count(as: memory)
      }
    }
    return copy
  }

  override func digest(into digest: inout SessionDigest) {
    super.digest(into: &digest)
    for group in groups {
      for parameter in parameters(of: group) {
        guard let memory = memories[ObjectIdentifier(parameter)]?.memory else { continue }
        digest.add("\(memory.count)")
        for (name, tensor) in memory.tensors.sorted(by: { $0.key < $1.key }) {
          digest.add(name)
          digest.add(.tensor(tensor))
        }
      }
    }
  }

  override func repr(_ context: Context) throws -> String {
    var lines = ["\(type.name) ("]
    for (index, group) in groups.enumerated() {
      if index > 0 { lines.append("") }
      lines.append("Parameter Group \(index)")
      let entries = group.dict.pairs.compactMap { pair in pair.key.string.map { ($0, pair.value) } }
      for (name, value) in entries.sorted(by: { $0.0 < $1.0 }) where name != "params" {
        lines.append("    \(name): \(try Language.text(value, context))")
      }
    }
    return lines.joined(separator: "\n") + "\n)"
  }
}
