import Language
import Tensors
import Testing

/// Output sizes that lessons and textbooks use, through the geometry and through the words.
@Suite struct SizeOracleTests {
  static func cases(_ kind: String) -> [OracleCase] { OracleCase.all("sizes").filter { $0["kind"]?.string == kind } }

  private func number(_ oracle: OracleCase, _ key: String) -> Int { oracle[key]?.int ?? 0 }

  @Test(arguments: cases("conv"))
  func convolution(_ oracle: OracleCase) throws {
    let I = number(oracle, "I"), F = number(oracle, "F"), S = number(oracle, "S"), P = number(oracle, "P"),
      D = number(oracle, "D")
    do {
      let geometry = try Convolution2D.Geometry(
        input: Pair(I, I), kernel: Pair(F, F), stride: Pair(S, S), padding: .numbers(Pair(P, P)), dilation: Pair(D, D))
      #expect(geometry.rows.output == oracle["size"]?.int)
      #expect(geometry.columns.leftover == oracle["leftover"]?.int)
    } catch {
      #expect(Session.kind(of: error) == oracle.error)
    }
    try expectSize(oracle, "output_size(\(I), \(F), P=\(P), S=\(S), D=\(D))")
    guard F > 0 && I < 64 else { return }
    try expectSize(
      oracle,
      "conv2d(ones(1, 1, \(I), \(I)), ones(1, 1, \(F), \(F)), stride=\(S), padding=\(P), dilation=\(D)).shape[3]")
  }

  @Test(arguments: cases("pool"))
  func pool(_ oracle: OracleCase) throws {
    let I = number(oracle, "I"), F = number(oracle, "F"), S = number(oracle, "S"), P = number(oracle, "P"),
      D = number(oracle, "D")
    let ceil = oracle["ceil"]?.bool == true
    do {
      let geometry = try Convolution2D.Geometry(
        pooling: Pair(I, I), kernel: Pair(F, F), stride: Pair(S, S), padding: Pair(P, P), dilation: Pair(D, D),
        ceil: ceil)
      #expect(geometry.rows.output == oracle["size"]?.int)
    } catch {
      #expect(Session.kind(of: error) == oracle.error)
    }
    let flag = ceil ? "True" : "False"
    try expectSize(
      oracle,
      "max_pool2d(ones(1, 1, \(I), \(I)), \(F), stride=\(S), padding=\(P), dilation=\(D), ceil_mode=\(flag)).shape[2]")
    guard D == 1 else { return }
    try expectSize(
      oracle, "avg_pool2d(ones(1, 1, \(I), \(I)), \(F), stride=\(S), padding=\(P), ceil_mode=\(flag)).shape[2]")
  }

  @Test(arguments: cases("same"))
  func same(_ oracle: OracleCase) throws {
    let I = number(oracle, "I"), F = number(oracle, "F"), S = number(oracle, "S"), D = number(oracle, "D")
    do {
      let geometry = try Convolution2D.Geometry(
        input: Pair(I, I), kernel: Pair(F, F), stride: Pair(S, S), padding: .same, dilation: Pair(D, D))
      #expect(geometry.rows.output == oracle["size"]?.int)
      #expect([geometry.rows.before, geometry.rows.after] == oracle["zeros"]?.array?.compactMap(\.int))
    } catch {
      #expect(Session.kind(of: error) == oracle.error)
    }
    try expectSize(
      oracle,
      "conv2d(ones(1, 1, \(I), \(I)), ones(1, 1, \(F), \(F)), stride=\(S), padding='same', dilation=\(D)).shape[2]")
  }

  @Test(arguments: cases("transposed"))
  func transposed(_ oracle: OracleCase) throws {
    let I = number(oracle, "I"), F = number(oracle, "F"), S = number(oracle, "S"), P = number(oracle, "P"),
      D = number(oracle, "D"), extra = number(oracle, "OP")
    try expectSize(
      oracle,
      "conv_transpose2d(ones(1, 1, \(I), \(I)), ones(1, 1, \(F), \(F)), stride=\(S), padding=\(P), dilation=\(D), output_padding=\(extra)).shape[2]"
    )
  }

  @Test(arguments: cases("message").filter { !($0["code"]?.string ?? "").contains("nn.Conv2d") })
  func message(_ oracle: OracleCase) throws {
    let code = try #require(oracle["code"]?.string)
    // A plain matrix is taken too; with this kernel of 4 axes it is still an error.
    #expect { try Session().run(code) } throws: { Session.kind(of: $0) == oracle.error }
  }

  private func expectSize(_ oracle: OracleCase, _ code: String) throws {
    do {
      let value = try Session().run(code)
      #expect(value?.int == oracle["size"]?.int, "\(code)")
    } catch {
      #expect(Session.kind(of: error) == oracle.error, "\(code): \(error)")
    }
  }
}
