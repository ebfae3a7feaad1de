import Language
import Testing

@Suite struct ExpressionsGiveWhatPythonGives {
  /// One session for all lines: some of them change what later ones see.
  @Test func everyRecordedLine() {
    let lines = oracleText("expressions.txt").utf8.split(separator: UInt8(ascii: "\n")).map { String($0) ?? "" }
    let session = TestSession()
    #expect(lines.count > 8000)
    for index in stride(from: 0, to: lines.count - 1, by: 2) {
      let answer = session.answer(lines[index])
      #expect(answer == lines[index + 1], "\(lines[index])")
    }
  }
}

extension TestSession {
  /// `= ` and the `repr` of the value, `! ` and the kind of the error, or `-` for a statement.
  fileprivate func answer(_ line: String) -> String {
    do {
      let statements = try evaluator.parse(Source(line))
      guard statements.count == 1, case .expression = statements[0].form else {
        try evaluator.run(Source(line))
        return "-"
      }
      return "= " + (try repr(try evaluator.evaluate(Source(line)), evaluator.context))
    } catch { return "! \((error as? Diagnostic)?.kind ?? "\(error)")" }
  }
}
