import Testing

@testable import Tensors

@Suite struct RangesTests {
  @Test func wholeBoundsGiveWholeNumbers() throws {
    let range = try Tensor.arange(.int(7), .int(2), .int(-2))
    #expect(range.dtype == .int64)
    expect(range, [3], [7, 5, 3])
  }

  @Test func theEndIsLeftOut() throws {
    expect(try .arange(.int(0), .float(1), .float(0.25)), [4], [0, 0.25, 0.5, 0.75])
    expect(try .arange(.float(1), .float(2.5), .int(1)), [2], [1, 2])
    expect(try .arange(.int(0), .int(0), .int(1)), [0], [])
  }

  @Test func largeWholeNumbersAreExact() throws {
    let range = try Tensor.arange(.int(.max - 3), .int(.max), .int(2))
    #expect(range.scalars() == [.int(.max - 3), .int(.max - 1)])
  }

  @Test func impossibleRangesAreNamed() {
    expectError(.runtime, naming: "0") { _ = try Tensor.arange(.int(1), .int(5), .int(0)) }
    expectError(.runtime, naming: "5", "2", "swap") { _ = try Tensor.arange(.int(5), .int(2), .int(1)) }
    expectError(.memory) { _ = try Tensor.arange(.int(.min), .int(.max), .int(1)) }
    expectError(.runtime) { _ = try Tensor.arange(.int(0), .float(.infinity), .int(1)) }
  }

  @Test func linspaceIncludesBothEnds() throws {
    expect(try .linspace(0, 10, 3), [3], [0, 5, 10])
    expect(try .linspace(4, 0, 5), [5], [4, 3, 2, 1, 0])
    expect(try .linspace(2, 9, 1), [1], [2])
    expectError(.runtime, naming: "-1") { _ = try Tensor.linspace(0, 1, -1) }
  }
}
