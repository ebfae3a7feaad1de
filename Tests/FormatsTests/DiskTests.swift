import Foundation
import Tensors
import Testing

@testable import Formats

@Suite struct DiskTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func givesBackWhatWasWritten() throws {
    for bytes in [[], [1, 2, 3], Array(repeating: 7, count: 5_000_000)] as [[UInt8]] {
      try Disk.write(bytes, to: folder / "a file")
      #expect(try Disk.read(folder / "a file") == bytes)
    }
    #expect(folder.names == ["a file"])
  }

  @Test func refusesAMissingFile() {
    expectError(.fileNotFound, naming: "there is no file", "missing.npy\"") {
      _ = try Disk.read(folder / "missing.npy")
    }
    expectError(.fileNotFound, naming: "there is no file", "current folder") { _ = try Disk.read("missing.npy") }
    expectError(.fileNotFound, naming: "there is no file") { _ = try Disk.read("") }
  }

  @Test func refusesAFolder() {
    expectError(.runtime, naming: "is a folder") { _ = try Disk.read(folder.path) }
    expectError(.runtime, naming: "is a folder") { try Disk.write([], to: folder.path) }
  }

  @Test func refusesDevicesAndPipesWithoutWaiting() throws {
    mkfifo(folder / "pipe", 0o600)
    for path in ["/dev/null", folder / "pipe"] {
      expectError(.runtime, naming: "a device or a pipe") { _ = try Disk.read(path) }
      expectError(.runtime, naming: "a device or a pipe") { try Disk.write([], to: path) }
    }
  }

  @Test func refusesAMissingFolder() throws {
    expectError(.fileNotFound, naming: "there is no folder") { try Disk.write([], to: folder / "missing/x.npy") }
    try Disk.write([], to: folder / "file")
    expectError(.fileNotFound, naming: "there is no folder") { try Disk.write([], to: folder / "file/x.npy") }
  }

  @Test(.enabled(if: getuid() != 0, "root may do everything"))
  func refusesWithoutPermission() throws {
    try Disk.write([1], to: folder / "x")
    chmod(folder / "x", 0)
    expectError(.runtime, naming: "no permission") { _ = try Disk.read(folder / "x") }
    expectError(.runtime, naming: "no permission") { try Disk.write([], to: folder / "x") }
    chmod(folder.path, 0o500)
    expectError(.runtime, naming: "no permission") { try Disk.write([], to: folder / "y") }
    chmod(folder.path, 0o700)
  }

  @Test func replacingKeepsPermissionsAndLinks() throws {
    try Disk.write([1], to: folder / "x")
    chmod(folder / "x", 0o640)
    symlink("x", folder / "link")
    try Disk.write([2], to: folder / "link")
    #expect(try Disk.read(folder / "x") == [2])
    #expect(folder.names == ["link", "x"])
    var status = stat()
    lstat(folder / "x", &status)
    #expect(status.st_mode & 0o777 == 0o640)
    lstat(folder / "link", &status)
    #expect(status.st_mode & S_IFMT == S_IFLNK)
  }

  @Test func aWriteThatFailsLeavesTheOldFile() throws {
    try Disk.write([1], to: folder / "x")
    let long = String(repeating: "x", count: 300)
    expectError(.runtime, naming: "cannot be written: file name too long") { try Disk.write([], to: folder / long) }
    #expect(folder.names == ["x"])
    #expect(try Disk.read(folder / "x") == [1])
  }
}
