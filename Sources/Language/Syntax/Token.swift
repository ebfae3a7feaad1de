/// The smallest piece of source text with a meaning.
struct Token {
  enum Kind: Equatable {
    case name, keyword, number, string, op
    case newline, indent, dedent, end
  }

  let kind: Kind
  /// The characters of names, keywords and operators; empty for the rest.
  let text: String
  let span: SourceSpan

  func isOperator(_ text: String) -> Bool { kind == .op && self.text == text }
  func isKeyword(_ text: String) -> Bool { kind == .keyword && self.text == text }
}

/// Python's keywords, those outside the subset included: none of them can be a name.
let keywords: Set<String> = [
  "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif",
  "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or",
  "pass", "raise", "return", "try", "while", "with", "yield",
]

/// Operators and punctuation, longest first.
let operators: [[UInt8]] = [
  "**=", "//=", ">>=", "<<=", "...", "**", "//", ">>", "<<", "<=", ">=", "==", "!=", "->", "+=", "-=", "*=", "/=", "%=",
  "@=", "&=", "|=", "^=", ":=", "+", "-", "*", "/", "%", "@", "&", "|", "^", "~", "<", ">", "(", ")", "[", "]", "{",
  "}",
  ",", ":", ".", ";", "=",
].map { Array($0.utf8) }
