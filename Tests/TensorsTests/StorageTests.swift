import Testing

@testable import Tensors

@Suite struct StorageTests {
  @Test func viewsShareTheirElements() throws {
    let matrix = try counting(2, 3)
    try matrix.transposed(0, 1).selected(0, 1).fill(.float(9))
    expect(matrix, [2, 3], [0, 9, 2, 3, 9, 5])
  }

  @Test func aTwinDoesNotFollowLaterWrites() throws {
    let original = try vector(1, 2)
    let twin = original.rebased(onto: original.storage.twin())
    try original.fill(.float(7))
    expect(twin, [2], [1, 2])
    try twin.fill(.float(5))
    expect(original, [2], [7, 7])
  }

  @Test func aMillionByAMillionNeeds4TB() {
    expectError(.memory, naming: "4 TB", "1000000×1000000", MemoryBudget.text(MemoryBudget.limit)) {
      _ = try Tensor.zeros([1_000_000, 1_000_000])
    }
  }

  @Test func bytesThatOverflowAreRefused() {
    expectError(.memory) { _ = try Tensor.zeros([1 << 62]) }
  }

  @Test func memoryIsGivenBack() throws {
    let size = MemoryBudget.limit / 4 * 3 / 4
    for _ in 0..<3 { _ = try Tensor(.float32, [size]) }
  }

  @Test(arguments: [(999, "999 bytes"), (1500, "1.5 KB"), (316_000, "316 KB"), (4_000_000_000_000, "4 TB")])
  func sizesAreWrittenAsPeopleSayThem(_ size: (Int, String)) {
    #expect(MemoryBudget.text(size.0) == size.1)
  }
}
