import Tensors
import Testing

@testable import Formats

@Suite struct PNGTests {
  @Test(arguments: RecordedFile.all(".png"))
  func holdsWhatPillowSays(_ recorded: RecordedFile) throws { try recorded.check(PNG.self) }

  @Test(arguments: [[4, 5], [1, 4, 5], [3, 4, 5], [1, 1]])
  func givesBackWhatWasWritten(_ shape: [Int]) throws {
    let picture = try Tensor.scalars((0..<shape.reduce(1, *)).map { .int($0 * 4) }, shape, dtype: .uint8)
    let found = try PNG.read(PNG.write(.tensor(picture))[...]).tensor
    expectSame(found, try picture.rank == 2 ? picture.unsqueezed(0) : picture)
  }

  @Test func everyByteComesBackFromItsFloat() throws {
    let bytes = try Tensor.scalars((0..<256).map { .int($0) }, [1, 16, 16], dtype: .uint8)
    let floats = try Tensor.floats((0..<256).map { Float($0) / 255 }, [16, 16])
    expectSame(try PNG.read(PNG.write(.tensor(floats))[...]).tensor, bytes)
  }

  @Test func floatsAreRoundedAndCut() throws {
    let numbers: [Float] = [-0.1, 0.5, 1.5, .nan, .infinity, -.infinity, 0.0019, 0.002]
    let found = try PNG.read(PNG.write(.tensor(.floats(numbers, [2, 4])))[...]).tensor
    #expect(found?.doubles() == [0, 128, 255, 0, 255, 0, 0, 1])
  }

  @Test(arguments: [[4], [2, 4, 4], [1, 1, 4, 4], []])
  func refusesOtherShapes(_ shape: [Int]) throws {
    expectError(of: "object", naming: "3×H×W", shapeText(shape)) { _ = try PNG.write(.tensor(.zeros(shape))) }
  }

  @Test func refusesWhatIsNoBrightness() throws {
    expectError(of: "object", naming: "torch.int64") { _ = try PNG.write(.tensor(.ints([1], [1, 1]))) }
    expectError(of: "object", naming: "torch.bool") { _ = try PNG.write(.tensor(.bools([true], [1, 1]))) }
  }

  @Test func refusesNoAndTooManyPixels() throws {
    expectError(of: "object", naming: "0×3") { _ = try PNG.write(.tensor(.zeros([0, 3]))) }
    let large = try Tensor.zeros([1, 1], dtype: .uint8).expanded(to: [8001, 8000])
    expectError(of: "object", naming: "8000×8001", "64000000") { _ = try PNG.write(.tensor(large)) }
  }

  @Test func refusesMorePixelsThanTheFileCanPack() throws {
    // The width in the header becomes 8000, its checksum is no longer looked at first.
    let bytes = try PNG.write(.tensor(.zeros([1, 1])))
    expectError(naming: "PNG picture") { _ = try PNG.read(bytes.writing(0x401F as UInt16, at: 18)[...]) }
  }

  @Test(arguments: ["", "\u{7F}PNG", "GIF89a, a picture of another kind"])
  func refusesOtherFiles(_ text: String) {
    expectError(naming: "libspng refuses") { _ = try PNG.read(Array(text.utf8)[...]) }
  }

  @Test func refusesEveryShorterFile() throws {
    let bytes = try PNG.write(.tensor(.zeros([3, 5, 5])))
    // The last four bytes are the checksum of the end mark, which holds nothing.
    for count in 0..<bytes.count - 4 { #expect(throws: TensorError.self) { _ = try PNG.read(bytes[..<count]) } }
  }
}
