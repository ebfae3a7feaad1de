import Testing

@testable import Tensors

@Suite struct TensorErrorTests {
  @Test func anErrorCanTakeItsCallersNames() {
    let error = TensorError("input", "…")
    #expect(error.renaming(["input": "I"]).parameter == "I")
    #expect(error.renaming(["weight": "F"]).parameter == "input")
  }

  @Test func shapesAreWrittenAsPeopleWriteThem() {
    #expect(shapeText([3, 28, 28]) == "3×28×28" && shapeText([]) == "()")
  }
}

// The flag belongs to the whole process, so nothing else may run meanwhile.
@Suite(.serialized) struct CancellationTests {
  @Test func pollThrowsKeyboardInterruptOnlyWhenAsked() throws {
    #expect(TensorError("", "", kind: .interrupt).kind.rawValue == "KeyboardInterrupt")
    try Cancellation.poll()
  }
}
