import Language
import Networks
import Tensors
import Typesetting

/// A network's run that is looked into: its layers, the maps of one, one number and how it came to be.
///
/// A state that keys change and a window shows; nothing in here waits or writes.
public struct Inspection {
  public enum Move: Sendable {
    case up, down, left, right, pageUp, pageDown, home, end
    /// Deeper: from a layer to its maps, from a map to one number, from the number to its sum.
    case enter
    /// Out again.
    case back
    /// To where the number came from, one layer nearer to the input.
    case follow
    /// The gradient of the number on the input, or the input again.
    case gradient
  }

  enum View { case layers, maps, cell, story }

  let title: String
  let record: NetworkRecord
  /// The input and then every layer.
  let layers: [LayerMaps]
  private(set) var view = View.layers
  private(set) var layer = 0
  private(set) var map = 0, row = 0, column = 0
  /// The gradient of the chosen number on the input, while it is shown.
  private(set) var gradient: LayerMaps?
  private(set) var remark: String?
  /// The walkthroughs of layers that were looked at, by the layer: what they find out about their numbers serves all.
  private var walks: [Int: any Walkthrough] = [:]
  /// Maps beside each other in the last drawing, for keys that go up and down.
  var mapsPerRow = 1

  /// - Throws: `ValueError` if the network has no layers between input and output.
  public init(_ record: NetworkRecord, title: String) throws(TensorError) {
    guard !record.entries.isEmpty else {
      throw TensorError("net", "nothing in the network works on the input", kind: .value)
    }
    self.title = title
    self.record = record
    layers = [LayerMaps(name: "input", kind: "", record.input)] + record.entries.map(LayerMaps.init)
    layer = 1
  }

  var shown: LayerMaps { layers[layer] }
  /// The chosen layer's record; nil for the input.
  var entry: NetworkRecord.Entry? { layer == 0 ? nil : record.entries[layer - 1] }
  var value: Double { shown.numbers[shown.position(map, row, column)] }

  /// The walkthrough that made the chosen layer, if it has one.
  mutating func walk() -> (any Walkthrough)? {
    if let known = walks[layer] { return known }
    let made = entry?.event.flatMap(Walkthroughs.make(for:))
    walks[layer] = made
    return made
  }

  /// Acts on a key; false if it leaves.
  public mutating func press(_ move: Move) -> Bool {
    remark = nil
    switch move {
    case .back:
      gradient = nil
      switch view {
      case .layers: return false
      case .maps: view = .layers
      case .cell: view = shown.maps > 1 ? .maps : .layers
      case .story: view = .cell
      }
    case .enter: enter()
    case .follow: follow()
    case .gradient: toggleGradient()
    default: go(move)
    }
    return true
  }

  private mutating func enter() {
    switch view {
    // The largest number of a map is where something was found.
    case .layers:
      view = shown.maps > 1 ? .maps : .cell
      (row, column) = shown.strongest(map)
    case .maps:
      view = .cell
      (row, column) = shown.strongest(map)
    case .cell:
      if layer == 0 { remark = "this number is the input's own" } else { view = .story }
    case .story: remark = "f follows it one layer back"
    }
  }

  private mutating func go(_ move: Move) {
    switch view {
    case .layers:
      switch move {
      case .up: choose(layer - 1)
      case .down: choose(layer + 1)
      case .pageUp: choose(layer - 10)
      case .pageDown: choose(layer + 10)
      case .home: choose(0)
      case .end: choose(layers.count - 1)
      case .right: enter()
      default: remark = "this key does nothing here"
      }
    case .maps:
      switch move {
      case .left: pick(map - 1)
      case .right: pick(map + 1)
      case .up: pick(map - mapsPerRow)
      case .down: pick(map + mapsPerRow)
      case .pageUp: choose(layer - 1)
      case .pageDown: choose(layer + 1)
      case .home: pick(0)
      case .end: pick(shown.maps - 1)
      default: break
      }
    case .cell, .story:
      switch move {
      case .left: column -= 1
      case .right: column += 1
      case .up: row -= 1
      case .down: row += 1
      case .pageUp: map -= 1
      case .pageDown: map += 1
      case .home: (row, column) = (0, 0)
      case .end: (row, column) = (shown.rows - 1, shown.columns - 1)
      default: break
      }
      stayInside()
      if gradient != nil { showGradient() }
    }
  }

  private mutating func choose(_ target: Int) {
    let next = min(max(0, target), layers.count - 1)
    if next == layer { remark = target < 0 ? "this is the input" : "this is the last layer" }
    layer = next
    map = min(map, shown.maps - 1)
    (row, column) = shown.strongest(map)
  }

  private mutating func pick(_ target: Int) {
    map = min(max(0, target), shown.maps - 1)
    (row, column) = shown.strongest(map)
  }

  private mutating func stayInside() {
    map = min(max(0, map), shown.maps - 1)
    row = min(max(0, row), shown.rows - 1)
    column = min(max(0, column), shown.columns - 1)
  }

  /// To the number of the layer before that mattered most.
  private mutating func follow() {
    guard view == .cell || view == .story else {
      remark = "choose a number first: Enter"
      return
    }
    guard let entry else {
      remark = "this is the input: there is nothing before it"
      return
    }
    let story = NumberStory(entry, map: map, row: row, column: column, shown)
    guard let source = record.source(of: entry) else {
      remark = "what \(entry.name) was given is not one layer's result"
      return
    }
    let target = if case .entry(let index) = source { index + 1 } else { 0 }
    let before = layers[target]
    let place = story.origin(in: before)
    layer = target
    (map, row, column) = place
    stayInside()
    gradient = nil
    view = .cell
    remark = "from \(entry.name) back to \(before.name): \(story.choice)"
  }

  private mutating func toggleGradient() {
    if gradient != nil {
      gradient = nil
    } else if view == .layers || view == .maps {
      remark = "choose a number first: Enter"
    } else {
      showGradient()
    }
  }

  private mutating func showGradient() {
    guard let entry else {
      remark = "this is the input: its gradient on itself is 1"
      gradient = nil
      return
    }
    do {
      let tensor = try record.gradient(of: entry, at: shown.position(map, row, column))
      gradient = LayerMaps(name: "gradient", kind: "", tensor)
    } catch {
      gradient = nil
      remark = error.message
    }
  }
}

extension LayerMaps {
  /// Where the largest number of a map lies.
  func strongest(_ map: Int) -> (row: Int, column: Int) {
    let size = rows * columns, start = map * size
    guard let best = (0..<size).max(by: { numbers[start + $0] < numbers[start + $1] }) else { return (0, 0) }
    return (best / columns, best % columns)
  }
}
