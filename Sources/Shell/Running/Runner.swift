import CEdit
import Figures
import Glibc
import Language
import Lessons
import Typesetting

/// Ways into a session from outside: code on the command line, a pipe, a program file.
extension Session {
  /// `convsh -c CODE`: nothing runs if anything is misspelt; the first error ends it.
  ///
  /// - Returns: the exit code.
  public func runCode(_ code: String) -> Int32 {
    let inputs = inputs(in: code)
    for input in inputs where command(input.text) == nil {
      let source = Source(input.text, linesBefore: input.linesBefore)
      do { _ = try evaluator.parse(source) } catch {
        show(error, source)
        return 2
      }
    }
    for input in inputs {
      let outcome = run(input)
      note(input.text, outcome)
      dieIfAsked()
      if outcome.failure != nil {
        endRecorder()
        return finish(1)
      }
      if isDone { break }
    }
    endRecorder()
    return finish(0)
  }

  /// `convsh < FILE`: line by line; after an error the next statement runs.
  ///
  /// - Returns: the exit code, 1 after any error.
  public func runPipe() -> Int32 {
    let lines = PipeLines()
    var assembler = InputAssembler { self.command($0) != nil || self.isWholeLine($0) }
    var code: Int32 = 0
    func run(_ inputs: [AssembledInput]) {
      for input in inputs where !isDone {
        if submit(input).failure != nil { code = 1 }
        console.flush()
        dieIfAsked()
      }
    }
    reading: while !isDone {
      do {
        switch try lines.next() {
        case .line(let line): run(assembler.add(line))
        case .end: break reading
        case .interrupted: terminate(SIGINT)
        case .terminated(let signal): terminate(signal)
        }
      } catch {
        console.writeError(Drawing([StyledText("line \(error.line), column \(error.column): \(error.message)", .bad)]))
        code = 1
      }
    }
    if let last = assembler.finish() { run([last]) }
    quizRun?.end(self)
    endRecorder()
    return finish(options.endsWithQuiz ? quizCode : code)
  }

  /// 0 for a quiz that was passed, 3 for one that was not, 2 for none at all.
  var quizCode: Int32 { quizWasPassed.map { $0 ? 0 : 3 } ?? 2 }

  /// `convsh FILE`: a pure Python program. It is parsed as a whole before anything runs.
  ///
  /// - Returns: the exit code: 0, 1 after a run-time error, 2 for a file that cannot be read or parsed.
  public func runProgram(_ text: String, name: String) -> Int32 {
    let source = Source(text, name: name)
    let statements: [StatementSyntax]
    do { statements = try evaluator.parse(source) } catch {
      show(error, source)
      return 2
    }
    for statement in statements {
      do { _ = try evaluator.run(statement, in: source) } catch {
        show(error, source)
        dieIfAsked()
        return finish(1)
      }
    }
    return finish(0)
  }

  func show(_ error: any Error, _ source: Source) {
    console.flush()
    console.writeError(DiagnosticDrawing(diagnostic(error, source)).drawing(width: console.width))
  }

  /// Writes what is left; a full disk or a closed pipe is an error too.
  func finish(_ code: Int32) -> Int32 {
    console.flush()
    guard console.hasFailed else { return code }
    console.writeError(Drawing([StyledText("convsh: the output could not be written", .bad)]))
    return code == 0 ? 1 : code
  }

  /// Ends the process by the signal that stopped a computation: where nobody can type on, Ctrl-C ends it all.
  private func dieIfAsked() {
    let signal = cedit_termination_signal()
    if signal != 0 { terminate(signal) }
    if Cancelling.isAsked { terminate(SIGINT) }
  }

  /// Writes what is left and dies by the signal, so that the parent sees it.
  func terminate(_ signal: Int32) -> Never {
    console.flush()
    cedit_die(signal)
  }
}
