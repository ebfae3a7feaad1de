import Typesetting

/// Which part of a step is on the screen: a step that is longer than the window is shown page by page, so that nothing
/// moves while a page fills.
enum PresentedPage {
  /// Index of the first group that is on the same page as the last one.
  ///
  /// A page begins with the group that no longer fits on the one before. The group above it comes along if both take
  /// no more than a page and it takes no more than half of one: what introduces a command stays in sight.
  ///
  /// - Parameter heights: rows of each group, those between them included.
  static func start(_ heights: [Int], rows: Int) -> Int {
    var start = 0
    var used = 0
    for (index, height) in heights.enumerated() {
      if used + height > rows, index > start {
        let above = heights[index - 1]
        let takesAbove = index - 1 > start && above + height <= rows && above <= rows / 2
        start = takesAbove ? index - 1 : index
        used = takesAbove ? above : 0
      }
      used += height
    }
    return start
  }
}
