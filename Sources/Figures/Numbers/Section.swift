/// The part of a long axis that is shown, because not all of it fits.
struct Section: Equatable {
  let whole: Range<Int>
  let shown: Range<Int>

  /// As much as `room` allows, with `focus` in it.
  ///
  /// The section moves in leaps rather than one by one: a window that steps on should move across the picture, not the
  /// picture under the window.
  init(_ whole: Range<Int>, room: Int, focus: Range<Int>) {
    self.whole = whole
    let room = max(1, room)
    guard whole.count > room else {
      shown = whole
      return
    }
    let leap = max(1, room - focus.count - 1)
    let leaped = whole.lowerBound + max(0, focus.lowerBound - whole.lowerBound - 1) / leap * leap
    // Where there is no room for a neighbour, the focus comes first.
    let wanted = room < focus.count + 2 ? min(focus.lowerBound, max(leaped, focus.upperBound - room)) : leaped
    let start = max(whole.lowerBound, min(wanted, whole.upperBound - room))
    shown = start..<(start + room)
  }

  var isWhole: Bool { shown == whole }
  var isCutBefore: Bool { shown.lowerBound > whole.lowerBound }
  var isCutAfter: Bool { shown.upperBound < whole.upperBound }
}
