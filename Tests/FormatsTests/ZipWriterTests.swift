import Tensors
import Testing

@testable import Formats

@Suite struct ZipWriterTests {
  @Test func anEmptyArchiveIsOnlyAnEnd() throws {
    let bytes = ZipWriter().finish()
    #expect(bytes == [0x50, 0x4B, 5, 6] + Array(repeating: 0, count: 18))
    #expect(try ZipArchive(bytes[...]).members.isEmpty)
  }

  @Test func refusesANameThatIsTooLong() {
    var writer = ZipWriter()
    expectError(of: "object", naming: "65,535", "65536") { try writer.add(String(repeating: "x", count: 65536), []) }
  }

  @Test func refusesMoreMembersThanTheDirectoryCounts() throws {
    var writer = ZipWriter()
    for _ in 0..<65534 { try writer.add("", []) }
    expectError(of: "object", naming: "65,534", ".safetensors") { try writer.add("", []) }
  }
}
