import Language
import Testing

@Suite struct ExamplesPrintWhatTheySay {
  @Test func everyExample() throws {
    for example in Vocabulary.core().examples {
      #expect(throws: Never.self, "\(example.word)") {
        let shown = try TestSession().shown(example.example.code)
        #expect(shown == example.example.prints, "\(example.word): \(example.example.code)")
      }
    }
  }

  @Test func everyWordHasASummaryAndMostHaveExamples() {
    let vocabulary = Vocabulary.core()
    let methods = vocabulary.methods.values.flatMap(\.values)
    let words = vocabulary.words.values.compactMap { value in
      if case .object(let object) = value { object.builtin } else { nil }
    }
    for builtin in methods + words {
      #expect(builtin.summary.hasSuffix(".") && builtin.summary.first?.isLowercase == false, "\(builtin.name)")
    }
    #expect(methods.allSatisfy { !$0.examples.isEmpty })
  }
}
