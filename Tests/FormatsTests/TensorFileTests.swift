import Foundation
import Tensors
import Testing

@testable import Formats

@Suite struct TensorFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The catalogue is complete: every file of the folder that declares a format is in it.
  @Test func everyFormatIsInTheCatalogue() throws {
    let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Sources/Formats")
    let declared = try FileManager.default.contentsOfDirectory(atPath: sources.path).filter { name in
      try String(contentsOf: sources.appendingPathComponent(name), encoding: .utf8).contains(": FileFormat {")
    }
    #expect(Set(declared) == Set(TensorFile.formats.map { "\($0).swift" }))
    #expect(TensorFile.endings == [".npy", ".npz", ".safetensors", ".csv", ".png", ".idx", ".gz"])
  }

  @Test(arguments: [
    "x.npy", "X.NPY", "x.npy.gz", "x.csv", "x.csv.gz", "x.idx", "x.idx.gz", "x-idx2-ubyte", "x-idx2-ubyte.gz",
  ])
  func oneTensorComesBack(_ name: String) throws {
    let tensor = try Tensor.floats([1, 2, 3, 4, 5, 6], [2, 3])
    try TensorFile.write(.tensor(tensor), to: folder / name)
    expectSame(try TensorFile.read(folder / name).tensor, tensor)
    #expect(folder.names == [name])
  }

  @Test(arguments: ["x.npz", "x.safetensors", "x.safetensors.gz"])
  func namedTensorsComeBack(_ name: String) throws {
    try TensorFile.write(.named(TensorCollection(sampleTensors())), to: folder / name)
    let found = try TensorFile.read(folder / name).namedTensors
    for (name, tensor) in try sampleTensors() { expectSame(found?[name], tensor) }
  }

  @Test func aPictureComesBack() throws {
    let picture = try Tensor.scalars([.int(1), .int(2)], [1, 1, 2], dtype: .uint8)
    try TensorFile.write(.tensor(picture), to: folder / "x.png")
    expectSame(try TensorFile.read(folder / "x.png").tensor, picture)
  }

  @Test(arguments: ["labels", "labels.gz", "labels.idx1", "labels-idx1-ubyte", "labels.idx"])
  func mnistIsRecognizedWhateverItsName(_ name: String) throws {
    for file in ["labels-idx1-ubyte", "labels-idx1-ubyte.gz", "packed.idx"] {
      let tensor = try TensorFile.content(of: RecordedFile.bytes(file), name: name).tensor
      #expect(tensor?.shape == [200])
      #expect(tensor?.dtype == .uint8)
    }
  }

  @Test(arguments: ["w.pt", "w.PTH", "w.pkl", "w.ckpt"])
  func picklesAreRefusedWithAWayOut(_ name: String) throws {
    expectError(naming: name, "can run any code", "safetensors.torch.save_file") { _ = try TensorFile.read(name) }
    expectError(naming: name, "pickle") { try TensorFile.write(.tensor(.zeros([1])), to: folder / name) }
  }

  @Test(arguments: ["x.jpg", "x.jpeg", "x.gif"])
  func otherPicturesAreRefusedWithAWayOut(_ name: String) throws {
    expectError(naming: name, ".png", "PIL") { _ = try TensorFile.read(name) }
    expectError(naming: name, ".png") { try TensorFile.write(.tensor(.zeros([1])), to: folder / name) }
  }

  @Test(arguments: ["x", "x.txt", "x.gz", "npy"])
  func otherEndingsAreRefusedByNamingThePossible(_ name: String) throws {
    try Disk.write(Array("a text".utf8), to: folder / name)
    expectError(naming: name, ".npy, .npz, .safetensors, .csv, .png, .idx or .gz") {
      _ = try TensorFile.read(folder / name)
    }
    expectError(naming: name, ".safetensors") { try TensorFile.write(.tensor(.zeros([1])), to: folder / name) }
  }

  @Test func aMistakeNamesItsFile() throws {
    try Disk.write([], to: folder / "x.npy")
    expectError(naming: "\"x.npy\": ") { _ = try TensorFile.read(folder / "x.npy") }
    expectError(.fileNotFound, naming: "there is no file") { _ = try TensorFile.read(folder / "y.npy") }
  }

  @Test func nothingIsWrittenOfWhatAFileCannotHold() throws {
    expectError(of: "object", naming: ".npz") { try TensorFile.write(.tensor(.zeros([1])), to: folder / "x.npz") }
    #expect(folder.names == [])
  }

  @Test func makesNoRoomForMoreThanThePackedHeaderNeeds() throws {
    let bomb = try IDX.write(.tensor(.zeros([1]))) + Array(repeating: 0, count: 40_000_000)
    expectError(naming: "unpack to 40000012 bytes", "its own header needs 12") {
      _ = try TensorFile.content(of: Gzip.pack(bomb)[...], name: "x.idx")
    }
  }
}
