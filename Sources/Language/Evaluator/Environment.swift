/// The variables of a session: names and their slots.
///
/// A slot whose name is a word of the vocabulary holds that word until the session assigns something else to it.
public final class Environment {
  private let vocabulary: Vocabulary
  private var slotOf: [String: Int] = [:]
  private(set) var names: [String] = []
  private(set) var slots: UnsafeMutablePointer<Value>
  private var capacity = 64

  init(_ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    slots = .allocate(capacity: capacity)
    slots.initialize(repeating: .unbound, count: capacity)
  }

  deinit {
    slots.deinitialize(count: capacity)
    slots.deallocate()
  }

  /// The slot of a name, made if need be. May move `slots`, so only between statements.
  func slot(_ name: String) -> Int {
    if let slot = slotOf[name] { return slot }
    if names.count == capacity {
      let larger = UnsafeMutablePointer<Value>.allocate(capacity: capacity * 2)
      larger.moveInitialize(from: slots, count: capacity)
      (larger + capacity).initialize(repeating: .unbound, count: capacity)
      slots.deallocate()
      slots = larger
      capacity *= 2
    }
    let slot = names.count
    names.append(name)
    slotOf[name] = slot
    slots[slot] = vocabulary.words[name] ?? .unbound
    return slot
  }

  /// What a name stands for: a variable or a word.
  public func value(_ name: String) -> Value? {
    guard let slot = slotOf[name] else { return vocabulary.words[name] }
    return slots[slot].isUnbound ? nil : slots[slot]
  }

  public func assign(_ name: String, _ value: Value) { slots[slot(name)] = value }

  /// Forgets a variable; a word of that name can be used again.
  func remove(slot: Int) { slots[slot] = vocabulary.words[names[slot]] ?? .unbound }

  /// Whether the name is a variable of the session, not just a word.
  public func isVariable(_ name: String) -> Bool {
    guard let slot = slotOf[name], !slots[slot].isUnbound else { return false }
    return !(vocabulary.words[name]?.isIdentical(to: slots[slot]) ?? false)
  }

  /// The variables in the order of their first mention.
  public var variables: [(name: String, value: Value)] {
    names.indices.compactMap { isVariable(names[$0]) ? (names[$0], slots[$0]) : nil }
  }

  /// Every name that means something now.
  public var knownNames: [String] {
    Array(Set(vocabulary.words.keys).union(variables.map(\.name)))
  }

  /// Forgets all variables and puts others in their place.
  func replaceAll(_ variables: [(name: String, value: Value)]) {
    for slot in names.indices { remove(slot: slot) }
    for (name, value) in variables { assign(name, value) }
  }
}
