import Language
import Networks
import Tensors
import Testing

/// Configurations drawn at random (`Tests/Oracles/configurations.py`): values and gradients within 2e-5 of the largest
/// absolute value of their array, shapes, types of elements, and types of errors are PyTorch's.
@Suite struct ConfigurationsTests {
  private static let cases = Dictionary(grouping: OracleCase.all("configurations")) { $0["op"]?.string ?? "" }

  @Test(arguments: cases.keys.sorted())
  func operation(_ name: String) {
    let mismatches = (Self.cases[name] ?? []).compactMap { oracle in
      mismatch(of: oracle).map { "\(oracle.testDescription)\n\(oracle.program)\n=> \($0)" }
    }
    let first = mismatches.prefix(5).joined(separator: "\n\n")
    #expect(mismatches.isEmpty, "\(mismatches.count) of \(name) differ from PyTorch:\n\(first)")
  }

  @Test func thereAreMoreThanFourThousand() {
    #expect(Self.cases.values.reduce(0) { $0 + $1.count } > 4000)
  }

  /// What differs from the recording, if anything does.
  private func mismatch(of oracle: OracleCase) -> String? {
    let session = Session()
    do {
      let result = try oracle.run(session)
      if let error = oracle.error { return "PyTorch refuses it: \(error) \(oracle["message"]?.string ?? "")" }
      if let difference = difference(result, oracle.json["value"]) { return "the value: \(difference)" }
      guard oracle["gradients"] != nil else { return nil }
      try result.backward(.floats((0..<result.count).map { Float($0 % 5) - 1.5 }, result.shape))
      for (name, found, recorded) in try oracle.gradients(session) {
        if let difference = difference(found, recorded) { return "the gradient of \(name): \(difference)" }
      }
      return nil
    } catch {
      let kind = Session.kind(of: error)
      return kind == oracle.error ? nil : "PyTorch gives \(oracle.error ?? "a value"), but: \(error)"
    }
  }

  private func difference(_ found: Tensor?, _ recorded: JSON?) -> String? {
    guard let recorded, recorded != .null else { return found == nil ? nil : "PyTorch has none" }
    guard let found else { return "there is none" }
    let shape = (recorded["shape"]?.array ?? []).compactMap(\.int)
    guard found.shape == shape else { return "\(shapeText(found.shape)) instead of \(shapeText(shape))" }
    let type = "torch." + (recorded["dtype"]?.string ?? "float32")
    guard found.dtype.name == type else { return "\(found.dtype.name) instead of \(type)" }
    let step = recorded["every"]?.int ?? 1
    let wanted = (recorded["data"]?.array ?? []).map { $0.double ?? ($0.bool == true ? 1 : 0) }
    let numbers = found.doubles().enumerated().filter { $0.offset % step == 0 }.map(\.element)
    guard numbers.count == wanted.count else { return "\(numbers.count) numbers instead of \(wanted.count)" }
    let largest = wanted.filter(\.isFinite).map(abs).max() ?? 0
    let tolerance = found.dtype == .float32 ? 2e-5 * largest : 0
    let wrong = zip(numbers, wanted).enumerated().first { !isClose($0.element.0, $0.element.1, tolerance) }
    return wrong.map { "\($0.element.0) instead of \($0.element.1), number \($0.offset * step)" }
  }

  private func isClose(_ found: Double, _ wanted: Double, _ tolerance: Double) -> Bool {
    found == wanted || found.isNaN && wanted.isNaN || abs(found - wanted) <= tolerance
  }
}
