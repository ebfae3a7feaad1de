import Glibc
import Language
import Lessons
import Quizzes

/// What Tab offers: decided by where the cursor stands, never by running anything.
extension Session {
  func completion(of text: String, at cursor: Int) -> Completion {
    let before = String(decoding: Array(text.utf8.prefix(cursor)), as: UTF8.self)
    let line = before.split(separator: "\n", omittingEmptySubsequences: false).last.map(String.init) ?? ""
    let lineStart = before.utf8.count - line.utf8.count
    let place = CompletionPlace(line, isFirstLine: lineStart == 0)
    let candidates: [(text: String, note: String)]
    switch place.kind {
    case .statement: candidates = commandCandidates(place.prefix) + wordCandidates(place.prefix)
    case .expression: candidates = wordCandidates(place.prefix)
    case .attribute(let owner): candidates = attributeCandidates(owner, place.prefix)
    case .argument(let callee, let used):
      candidates = keywordCandidates(callee, used, place.prefix) + wordCandidates(place.prefix)
    case .choice(let callee, let parameter): candidates = choiceCandidates(callee, parameter, place.prefix)
    case .command(let name): candidates = argumentCandidates(name, place.prefix)
    }
    return Completion(replaceFrom: lineStart + line.utf8.count - place.prefix.utf8.count, candidates: candidates)
  }

  private func commandCandidates(_ prefix: String) -> [(text: String, note: String)] {
    Command.all.filter { $0.name.hasPrefix(prefix) && context.vocabulary.words[$0.name] == nil }
      .map { (text: $0.usage.isEmpty ? $0.name : $0.name + " ", note: $0.summary) }
  }

  private func wordCandidates(_ prefix: String) -> [(text: String, note: String)] {
    let hidden = prefix.isEmpty
    let names = context.environment.knownNames.filter { $0.hasPrefix(prefix) && !($0.hasPrefix("_") && hidden) }
      .sorted()
    let words = names.map { name -> (text: String, note: String) in
      let builtin = context.environment.isVariable(name) ? nil : context.vocabulary.builtin(name)
      return (text: name + (builtin == nil ? "" : "("), note: builtin?.summary ?? "")
    }
    let keywords = [
      "and", "def", "elif", "else", "False", "for", "if", "in", "is", "lambda", "None", "not", "or", "return", "True",
      "while",
    ]
    return words + (prefix.isEmpty ? [] : keywords.filter { $0.hasPrefix(prefix) }.map { (text: $0, note: "") })
  }

  /// Attributes of a variable or word; an expression that would have to be run has none here.
  private func attributeCandidates(_ owner: String, _ prefix: String) -> [(text: String, note: String)] {
    var value: Value?
    for (index, part) in owner.split(separator: ".").map(String.init).enumerated() {
      if index == 0 {
        value = context.environment.value(part)
      } else if case .object(let object)? = value {
        value = try? object.attribute(part)
      } else {
        return []
      }
    }
    guard let value else { return [] }
    return attributeNames(of: value, context).filter {
      $0.hasPrefix(prefix) && ($0.first != "_" || prefix.first == "_")
    }.map { name in
      let method = context.vocabulary.methods[value.typeName]?[name] ?? context.vocabulary.builtin("\(owner).\(name)")
      return (text: name + (method == nil ? "" : "("), note: method?.summary ?? "")
    }
  }

  private func keywordCandidates(_ callee: String, _ used: Set<String>, _ prefix: String) -> [(
    text: String, note: String
  )] {
    guard let builtin = context.vocabulary.builtin(callee) else { return [] }
    return builtin.parameters.filter {
      ($0.kind == .plain || $0.kind == .keyword) && $0.name.hasPrefix(prefix) && !used.contains($0.name)
    }
    .map { (text: $0.name + "=", note: $0.note) }
  }

  private func choiceCandidates(_ callee: String, _ parameter: String, _ prefix: String) -> [(
    text: String, note: String
  )] {
    let choices = context.vocabulary.builtin(callee)?.parameters.first { $0.name == parameter }?.choices ?? []
    let quoted = choices.map { "\"\($0)\"" }.filter { $0.hasPrefix(prefix) }.map { (text: $0, note: "") }
    return quoted.isEmpty ? wordCandidates(prefix) : quoted
  }

  private func argumentCandidates(_ name: String, _ prefix: String) -> [(text: String, note: String)] {
    switch Command.named(name)?.completes {
    case .lesson:
      let entries = (try? LessonPlaces.library(options.lessonsDirectory))?.entries ?? []
      return entries.filter { $0.name.hasPrefix(prefix) }.map { (text: $0.name, note: "") }
    case .topic:
      guard let library = try? LessonPlaces.library(options.lessonsDirectory) else { return [] }
      let topics = QuestionBank(of: library).topics.map { topic in
        topic.lowercased().map { $0.isLetter || $0.isNumber ? String($0) : "-" }.joined()
      }
      return topics.filter { $0.hasPrefix(prefix) }.map { (text: $0, note: "") }
    case .file: return FileNames.completing(prefix).map { (text: $0, note: "") }
    case .word:
      return (commandCandidates(prefix) + wordCandidates(prefix)).map {
        (text: $0.text.replacingSuffix("(").replacingSuffix(" "), note: $0.note)
      }
    case .expression: return wordCandidates(prefix)
    case .nothing, nil: return []
    }
  }
}

/// Names of files.
enum FileNames {
  /// Paths that begin with `prefix`; folders end in a slash.
  static func completing(_ prefix: String) -> [String] {
    let folder = prefix.lastIndex(of: "/").map { String(prefix[...$0]) } ?? ""
    let start = prefix.dropFirst(folder.count)
    guard let stream = opendir(folder.isEmpty ? "." : folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream), names.count < 1000 {
      let name = withUnsafePointer(to: entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name.hasPrefix(start), name != ".", name != "..", !(name.hasPrefix(".") && start.isEmpty) else { continue }
      names.append(folder + name + (entry.pointee.d_type == UInt8(DT_DIR) ? "/" : ""))
    }
    return names.sorted()
  }
}
