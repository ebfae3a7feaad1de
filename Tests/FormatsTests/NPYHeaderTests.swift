import Tensors
import Testing

@testable import Formats

@Suite struct NPYHeaderTests {
  /// A header of version 1.0 around a text.
  private func header(_ text: String, version: [UInt8] = [1, 0]) throws -> NPYHeader {
    var bytes: [UInt8] = [0x93] + Array("NUMPY".utf8) + version
    bytes.append(UInt16(text.utf8.count), .little)
    return try NPYHeader((bytes + Array(text.utf8))[...])
  }

  @Test(arguments: [
    "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }",
    "{\"shape\":(2,3),\"fortran_order\":False,\"descr\":\"=f4\"}   \n",
    "{ 'descr' : '<f4' , 'shape' : ( 2L , 3L , ) , 'fortran_order' : False , }",
  ])
  func takesEveryWayToWriteADictionary(_ text: String) throws {
    let header = try header(text)
    #expect(header.shape == [2, 3])
    #expect(header.element == .float32)
    #expect(try header.fileSize() == 10 + text.utf8.count + 24)
  }

  @Test(arguments: [
    ("", "'{'"),
    ("{", "a text in quotes"),
    ("{'descr", "a closing quote"),
    ("{'descr' '<f4'}", "':'"),
    ("{'descr': '<f4' 'shape': ()}", "',' or '}'"),
    ("{'descr': '<f4'}", "is missing"),
    ("{'descr': '<f4', 'descr': '<f4'}", "\"descr\" is one too many"),
    ("{'more': 1}", "\"more\" is one too many"),
    ("{'fortran_order': 0}", "True or False"),
    ("{'shape': 3}", "'('"),
    ("{'shape': (-3,)}", "a size from 0"),
    ("{'shape': (9223372036854775808,)}", "a size from 0 to 9223372036854775807"),
    ("{'shape': (1 2)}", "',' or ')'"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': ()} x", "the header's end"),
    ("{'descr': [('a', '<f4')]}", "records with fields"),
    ("{'descr': '<f3'}", "unknown type"),
    ("{'descr': ''}", "unknown type"),
    ("{'descr': '|O'}", "Python objects"),
    ("{'shape': (" + String(repeating: "1,", count: 65) + ")}", "at most 64 axes"),
  ])
  func refuses(_ text: String, _ reason: String) { expectError(naming: reason) { _ = try header(text) } }

  @Test(arguments: [[4, 0], [0, 0], [1, 1]] as [[UInt8]])
  func refusesOtherVersions(_ version: [UInt8]) {
    expectError(naming: "\(version[0]).\(version[1])") { _ = try header("{}", version: version) }
  }

  @Test func refusesAShapeThatNoFileHolds() throws {
    let text = "{'descr': '<f4', 'fortran_order': False, 'shape': (4611686018427387904, 0, 4)}"
    expectError(naming: "4611686018427387904×0×4") { _ = try header(text).fileSize() }
  }

  @Test func refusesAnotherMagic() {
    expectError(naming: "\\x93NUMPY", "PK") { _ = try NPYHeader(Array("PK\u{1}\u{2}, a zip".utf8)[...]) }
  }

  @Test func refusesToWriteMoreAxesThanNumPyReads() throws {
    let tensor = try Tensor.zeros(Array(repeating: 1, count: 65))
    expectError(of: "object", naming: "64", "65") { _ = try NPY.bytes(tensor) }
  }
}
