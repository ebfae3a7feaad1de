import Testing

@testable import Tensors

@Suite struct ElementTests {
  @Test(arguments: [(1.9, 1), (-1.9, -1), (0.0, 0)])
  func floatsAreCutTowardsZero(_ pair: (Double, Int)) throws {
    #expect(try Int(Scalar.float(pair.0)) == pair.1)
  }

  @Test func floatsBeyond64BitsOverflow() {
    expectError(.overflow, naming: "64 bits") { _ = try Int(Scalar.float(1e19)) }
    expectError(.value, naming: "nan") { _ = try Int(Scalar.float(.nan)) }
  }

  @Test func bytesHold0To255() throws {
    #expect(try UInt8(Scalar.int(255)) == 255)
    expectError(.runtime, naming: "0…255", "300") { _ = try UInt8(Scalar.int(300)) }
  }

  @Test func everyNumberButZeroIsTrue() {
    #expect(Bool(.float(0.1)) && Bool(.int(-1)) && Bool(.float(.nan)))
    #expect(!Bool(.float(-0.0)))
  }

  @Test func wholeNumbersBecomeFloatsInOneRounding() {
    // By way of Double this would round twice, to 9007200328482816.
    #expect(Float(Scalar.int(9_007_199_791_611_905)) == Float(9_007_199_791_611_905 as Int))
  }

  @Test func summandsReportOverflow() {
    var total = Int.max
    #expect(Int.add(1, times: 1, to: &total))
    total = 0
    #expect(Int.add(.max, times: 2, to: &total))
    total = 1
    #expect(!Int.add(2, times: 3, to: &total) && total == 7)
  }
}

@Suite struct DTypeTests {
  @Test func theWiderTypeWins() {
    #expect(DType.bool < .uint8 && DType.uint8 < .int64 && DType.int64 < .float32)
  }

  @Test(arguments: [
    (DType.bool, "torch.bool", 1), (.uint8, "torch.uint8", 1), (.int64, "torch.int64", 8),
    (.float32, "torch.float32", 4),
  ])
  func namesAndSizes(_ expected: (DType, String, Int)) {
    #expect(expected.0.name == expected.1 && expected.0.size == expected.2)
  }
}
