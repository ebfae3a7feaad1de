import Language
import Networks
import Testing

/// An example of the help, with the word it belongs to.
struct DocumentedExample: Sendable, CustomTestStringConvertible {
  let owner: String
  let code: String
  let prints: String
  var testDescription: String { "\(owner): \(code)" }

  /// The examples of every word and method that is not Python's own.
  static let all: [DocumentedExample] = documented().flatMap { owner, builtin in
    builtin.examples.map { DocumentedExample(owner: owner, code: $0.code, prints: $0.prints) }
  }

  static func documented() -> [(String, Builtin)] {
    let vocabulary = Vocabulary.torch(), core = Vocabulary.core()
    var found: [(String, Builtin)] = []
    for (type, methods) in vocabulary.methods {
      for (name, method) in methods where core.methods[type]?[name] == nil { found.append(("\(type).\(name)", method)) }
    }
    var seen: Set<ObjectIdentifier> = []
    func visit(_ value: Value, _ name: String) {
      guard case .object(let object) = value, seen.insert(ObjectIdentifier(object)).inserted else { return }
      if let space = object as? Namespace {
        for (member, value) in space.members { visit(value, "\(name).\(member)") }
      } else if let builtin = object.builtin {
        found.append((name, builtin))
      }
    }
    for (name, word) in vocabulary.words.sorted(by: { $0.key < $1.key }) where core.words[name] == nil {
      visit(word, name)
    }
    return found.sorted { $0.0 < $1.0 }
  }
}

@Suite struct ExampleTests {
  @Test(arguments: DocumentedExample.all)
  func printsWhatTheHelpSays(_ example: DocumentedExample) throws {
    let session = Session()
    let value = try session.run(example.code)
    let text = try value.map { $0.isNone ? "" : try session.echo($0) } ?? ""
    #expect(session.printed + text == example.prints)
  }

  @Test func everyWordHasASummaryTwoExamplesAndNotes() {
    for (name, builtin) in DocumentedExample.documented() {
      #expect(builtin.summary.hasSuffix("."), "\(name) has no sentence as its summary: \(builtin.summary)")
      #expect(builtin.examples.count >= 2, "\(name) has \(builtin.examples.count) examples")
      for parameter in builtin.parameters {
        #expect(!parameter.note.isEmpty, "\(name) says nothing of \(parameter.name)")
      }
    }
  }
}
