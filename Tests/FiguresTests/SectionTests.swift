import Testing

@testable import Figures

@Suite struct SectionTests {
  @Test(arguments: 1...9, 1...4) func whatMattersIsAlwaysInView(room: Int, size: Int) {
    for start in 0...(30 - size) {
      let focus = start..<(start + size)
      let section = Section(0..<30, room: room, focus: focus)
      #expect(section.shown.count == room)
      #expect(section.shown.lowerBound >= 0 && section.shown.upperBound <= 30)
      // Of a focus larger than the room, the beginning.
      #expect(section.shown.contains(start))
      if size <= room { #expect(section.shown.contains(focus.upperBound - 1)) }
    }
  }
}
