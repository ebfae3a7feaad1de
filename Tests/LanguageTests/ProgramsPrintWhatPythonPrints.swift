import Language
import Testing

@Suite struct ProgramsPrintWhatPythonPrints {
  @Test(arguments: RecordedProgram.all(in: "programs"))
  func program(_ recorded: RecordedProgram) throws {
    let printed = try TestSession().run(recorded.program)
    #expect(printed == recorded.printed)
  }

  @Test(arguments: RecordedProgram.all(in: "programs_failing"))
  func programThatFails(_ recorded: RecordedProgram) {
    let (error, printed) = TestSession().failure(recorded.program)
    #expect(printed + "!! \(error?.kind ?? "no error") line \(error?.line ?? 0)\n" == recorded.printed)
  }

  @Test func foldersAreFound() {
    #expect(RecordedProgram.all(in: "programs").count >= 66)
    #expect(RecordedProgram.all(in: "programs_failing").count >= 114)
  }
}
