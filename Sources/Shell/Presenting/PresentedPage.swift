import Typesetting

/// Which part of a step is on the screen: a step that is longer than the window is shown page by page, so that nothing
/// moves while a page fills.
enum PresentedPage {
  /// Index of the first group that is on the same page as the last one.
  ///
  /// A page begins with the group that no longer fits on the one before. As many groups above it come along as fit and
  /// take no more than three quarters of a page: what is being spoken of stays in sight, and there is room for more.
  ///
  /// - Parameter heights: rows of each group, those between them included.
  static func start(_ heights: [Int], rows: Int) -> Int {
    var start = 0
    var used = 0
    for (index, height) in heights.enumerated() {
      if used + height > rows, index > start {
        let first = start + 1
        start = index
        used = 0
        while start > first, used + heights[start - 1] + height <= rows, used + heights[start - 1] <= rows * 3 / 4 {
          start -= 1
          used += heights[start]
        }
      }
      used += height
    }
    return start
  }
}
