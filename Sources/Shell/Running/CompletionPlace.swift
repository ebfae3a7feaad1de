/// Where the cursor stands in a line, as far as that can be told without running anything.
struct CompletionPlace {
  enum Kind: Equatable {
    /// At the start of a line, where a command may stand.
    case statement
    case expression
    /// Behind `owner.`.
    case attribute(owner: String)
    /// Inside the parentheses of a call; names of arguments that are given already.
    case argument(callee: String, used: Set<String>)
    /// Behind `parameter=`.
    case choice(callee: String, parameter: String)
    /// Behind a command word.
    case command(String)
  }

  let kind: Kind
  /// What has been typed of the word at the cursor.
  let prefix: String

  init(_ line: String, isFirstLine: Bool) {
    let characters = Array(line)
    var start = characters.count
    while start > 0, isWord(characters[start - 1]) { start -= 1 }
    var word = String(characters[start...])
    if let command = CompletionPlace.command(in: line, isFirstLine: isFirstLine),
      ["run", "record", "lesson", "goto", "help"].contains(command.name)
    {
      kind = .command(command.name)
      prefix = command.rest
      return
    }
    if start > 0, characters[start - 1] == "." {
      var ownerStart = start - 1
      while ownerStart > 0, isWord(characters[ownerStart - 1]) || characters[ownerStart - 1] == "." { ownerStart -= 1 }
      kind = .attribute(owner: String(characters[ownerStart..<(start - 1)]))
      prefix = word
      return
    }
    if start > 0, characters[start - 1] == "\"" || characters[start - 1] == "'" {
      word = String(characters[(start - 1)...])
      start -= 1
    }
    prefix = word
    let head = String(characters[..<start])
    if let call = CompletionPlace.openCall(in: head) {
      if let parameter = call.parameter {
        kind = .choice(callee: call.callee, parameter: parameter)
      } else {
        kind = .argument(callee: call.callee, used: call.used)
      }
    } else if isFirstLine && head.allSatisfy({ $0 == " " }) {
      kind = .statement
    } else {
      kind = .expression
    }
  }

  private static func command(in line: String, isFirstLine: Bool) -> (name: String, rest: String)? {
    guard isFirstLine, let blank = line.firstIndex(of: " ") else { return nil }
    let name = String(line[..<blank])
    guard Command.named(name) != nil else { return nil }
    return (name, String(line[blank...].drop { $0 == " " }))
  }

  /// The innermost call whose parenthesis is still open, the arguments named in it, and the parameter whose value
  /// begins at the cursor.
  private static func openCall(in head: String) -> (callee: String, used: Set<String>, parameter: String?)? {
    let characters = Array(head)
    var opens: [Int] = []
    var quote: Character?
    for (index, character) in characters.enumerated() {
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == "(" || character == "[" || character == "{" {
        opens.append(index)
      } else if character == ")" || character == "]" || character == "}" {
        _ = opens.popLast()
      }
    }
    guard quote == nil, let open = opens.last, characters[open] == "(" else { return nil }
    var start = open
    while start > 0, isWord(characters[start - 1]) || characters[start - 1] == "." { start -= 1 }
    guard start < open else { return nil }
    let inside = String(characters[(open + 1)...])
    let parts = inside.split(separator: ",", omittingEmptySubsequences: false)
    let names = parts.compactMap { part -> String? in
      guard let equals = part.firstIndex(of: "="),
        part.index(after: equals) == part.endIndex || part[part.index(after: equals)] != "="
      else { return nil }
      return part[..<equals].filter { $0 != " " }
    }
    let last = parts.last.map { $0.filter { $0 != " " } } ?? ""
    let parameter = last.hasSuffix("=") && !last.hasSuffix("==") ? String(last.dropLast()) : nil
    return (String(characters[start..<open]), Set(names), parameter)
  }
}

private func isWord(_ character: Character) -> Bool { character.isLetter || character.isNumber || character == "_" }
