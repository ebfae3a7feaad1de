import Typesetting

/// One run of a lesson from beginning to end, in which everything is compared.
struct CheckedRun<Session: LessonSession> {
  let file: LessonFile
  let session: Session
  let audience: Part.Audience
  var report: LessonReport
  /// Whether something failed that should not, so that what follows may fail because of it.
  var isDerailed = false

  init(file: LessonFile, session: Session, audience: Part.Audience) {
    self.file = file
    self.session = session
    self.audience = audience
    report = LessonReport(path: file.path)
  }

  mutating func play() {
    session.seed(file.lesson.seed)
    for step in file.lesson.steps {
      for part in step.parts where part.isFor(audience) && report.unproven == nil {
        switch part.content {
        case .setup(let code): check(session.run(code.text), of: "the setup", line: code.line)
        case .figure(let code):
          let outcome = session.figure(code.text)
          check(outcome, of: "the figure", line: code.line)
          checkWidth(of: outcome.output, line: code.line)
        case .transcript(let transcript): check(transcript)
        case .exercise(let exercise): prove(exercise)
        case .quiz(let question): prove(question)
        case .prose, .shownCode, .text, .pause, .note, .timer: break
        }
      }
    }
  }

  mutating func add(_ line: Int, column: Int = 1, _ message: String, hint: String? = nil) {
    report.errors.append(file.error(line: line, column: column, message, hint: hint))
  }

  private mutating func check(_ outcome: Outcome, of what: String, line: Int) {
    guard let failure = outcome.failure, !leavesOut(failure, line) else { return }
    add(line, "\(what) fails with \(failure.sentence)")
    isDerailed = true
  }

  /// A data set that nobody has fetched is no mistake of the lesson: what follows is left out, and that is said.
  mutating func leavesOut(_ failure: Outcome.Failure, _ line: Int) -> Bool {
    guard failure.type == "FileNotFoundError", failure.message.hasSuffix("has not been fetched yet") else {
      return false
    }
    report.unproven = "from line \(line) on: \(failure.message)"
    return true
  }

  private mutating func check(_ transcript: Transcript) {
    for (index, exchange) in transcript.exchanges.enumerated() {
      let outcome = session.run(exchange.source)
      if let failure = outcome.failure, leavesOut(failure, exchange.line) { return }
      let fails = index == transcript.exchanges.count - 1 ? transcript.fails : nil
      let texts = [outcome.output, outcome.failure?.report ?? ""].filter { !$0.isEmpty }
      checkWidth(of: texts.joined(separator: "\n"), line: exchange.line, column: 5)
      switch (fails, outcome.failure) {
      case (nil, nil): compare(exchange, [outcome.output], transcript)
      case (nil, let failure?):
        isDerailed = true
        add(
          exchange.line, column: 5, "this fails with \(failure.sentence)",
          hint: "if it is meant to, write `fails=\(failure.type)` on the fence of its last prompt")
      case (let wanted?, nil): add(exchange.line, column: 5, "this should fail with \(wanted), and it runs")
      case (let wanted?, let failure?) where failure.type != wanted:
        add(exchange.line, column: 5, "this should fail with \(wanted), and it fails with \(failure.sentence)")
      case (_, let failure?):
        let printed = outcome.output
        let texts = [failure.message, failure.sentence, failure.report].map { printed + $0 }
        if !exchange.expected.isEmpty { compare(exchange, texts, transcript) }
      }
    }
  }

  /// Compares what is expected with what was printed; an error may be given by its message alone, with its type, or as
  /// a student sees it.
  private mutating func compare(_ exchange: Exchange, _ texts: [String], _ transcript: Transcript) {
    guard !transcript.isIgnored else { return }
    let tolerance = transcript.tolerance ?? file.lesson.tolerance
    let expected = ExpectedOutput(exchange.expected, tolerance: tolerance)
    let mismatches = texts.map { expected.mismatch(in: $0) }
    let mismatch = mismatches.contains(nil) ? nil : mismatches.first ?? nil
    report.exchanges.append(
      CheckedExchange(exchange: exchange, outputs: texts, isTrusted: !isDerailed, mismatch: mismatch))
    if let mismatch { add(mismatch, exchange) }
  }

  private mutating func add(_ mismatch: ExpectedOutput.Mismatch, _ exchange: Exchange) {
    let line = exchange.expectedLine + mismatch.index
    switch mismatch.kind {
    case .different(let found):
      let expected = exchange.expected[mismatch.index]
      let same = zip(expected, found).prefix { $0 == $1 }.count
      add(line, column: same + 1, "`\(found.excerpt)` is printed here")
    case .missing: add(line, "this line is not printed")
    case .extra(let found) where exchange.expected.isEmpty:
      add(exchange.line, column: 5, "the output of this prompt is missing: it prints `\(found.excerpt)`")
    case .extra(let found):
      let last = exchange.expected.last ?? ""
      add(line - 1, column: last.count + 1, "another line is printed behind this one: `\(found.excerpt)`")
    }
  }

  private mutating func checkWidth(of output: String, line: Int, column: Int = 1) {
    let width = Drawing(text: output.expandingTabs()).width
    if width > 80 { add(line, column: column, "a line of the output is \(width) columns wide, and the screen has 80") }
  }
}

extension Outcome.Failure {
  /// Type and message, as Python's last line has them.
  var sentence: String { message.isEmpty ? type : "\(type): \(message)" }
}

extension String {
  /// At most a line's worth of the text.
  fileprivate var excerpt: String { count > 60 ? prefix(59) + "…" : self }
}
