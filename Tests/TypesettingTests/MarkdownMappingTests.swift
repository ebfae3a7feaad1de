import Testing
import Typesetting

@Suite struct MarkdownMappingTests {
  private let text = "# A `b`\n\n- *c* [d](e)\n- f\n\n> g\n\n|h|i|\n|-|-|\n|j|k|\n\n```l\nm\n```\n"

  @Test func everyPieceIsChangedAndTheShapeStays() {
    let changed = Markdown(reading: text).mapped { $0.uppercased() }
    #expect(
      changed == Markdown(reading: "# A `B`\n\n- *C* [D](E)\n- F\n\n> G\n\n|H|I|\n|-|-|\n|J|K|\n\n```l\nM\n```\n"))
  }

  @Test func plainTextHasNoMarks() {
    #expect(Markdown(reading: text).plainText == "A b\nc d\nf\ng\nh i\nj k\nm\n")
  }
}
