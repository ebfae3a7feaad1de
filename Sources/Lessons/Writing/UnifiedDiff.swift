import Typesetting

/// The difference between two texts as `diff -u` writes it; the marks are characters, and colours only add to them.
public struct UnifiedDiff: Drawable {
  /// Unchanged lines around a change.
  private static let context = 3

  fileprivate enum Line {
    case same(String), removed(String), added(String)
  }

  private let path: String
  private let lines: [Line]

  public init(_ revision: LessonRevision, path: String) {
    self.init(from: revision.old, to: revision.new, path: path)
  }

  init(from old: [String], to new: [String], path: String) {
    self.path = path
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for change in new.difference(from: old) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var lines: [Line] = []
    var i = 0
    var j = 0
    while i < old.count || j < new.count {
      if i < old.count, removed.contains(i) {
        lines.append(.removed(old[i]))
        i += 1
      } else if j < new.count, added.contains(j) {
        lines.append(.added(new[j]))
        j += 1
      } else {
        lines.append(.same(new[j]))
        (i, j) = (i + 1, j + 1)
      }
    }
    self.lines = lines
  }

  /// - Parameter width: not kept, since a diff is copied.
  public func drawing(width: Int = 80) -> Drawing {
    var result = [
      StyledText("--- \(path.withControlsShown)", .strong), StyledText("+++ \(path.withControlsShown)", .strong),
    ]
    for hunk in hunks {
      let before = lines[..<hunk.lowerBound]
      let inside = lines[hunk]
      let oldStart = before.count(where: \.isOld) + 1
      let newStart = before.count(where: \.isNew) + 1
      let heights = (inside.count(where: \.isOld), inside.count(where: \.isNew))
      result.append(StyledText("@@ -\(oldStart),\(heights.0) +\(newStart),\(heights.1) @@", .accent))
      result += inside.map(\.drawing)
    }
    return Drawing(result)
  }

  /// Ranges of lines around changes; those that touch are one.
  private var hunks: [Range<Int>] {
    var hunks: [Range<Int>] = []
    for (index, line) in lines.enumerated() where !line.isSame {
      let range = max(0, index - UnifiedDiff.context)..<min(lines.count, index + UnifiedDiff.context + 1)
      if let last = hunks.last, last.upperBound >= range.lowerBound {
        hunks[hunks.count - 1] = last.lowerBound..<range.upperBound
      } else {
        hunks.append(range)
      }
    }
    return hunks
  }
}

extension UnifiedDiff.Line {
  fileprivate var isSame: Bool { if case .same = self { true } else { false } }
  fileprivate var isOld: Bool { if case .added = self { false } else { true } }
  fileprivate var isNew: Bool { if case .removed = self { false } else { true } }

  fileprivate var drawing: StyledText {
    switch self {
    case .same(let text): StyledText(" " + text.withControlsShown)
    case .removed(let text): StyledText("-" + text.withControlsShown, .bad)
    case .added(let text): StyledText("+" + text.withControlsShown, .good)
    }
  }
}
