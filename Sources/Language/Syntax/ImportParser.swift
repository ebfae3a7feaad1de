/// `import` in its two forms.
extension Parser {
  /// `import torch.nn as nn, math`.
  func parseImport() throws -> StatementSyntax {
    let start = token.span
    advance()
    var modules: [ImportedModule] = []
    repeat {
      let (path, span) = try parseModulePath()
      let renamed = acceptKeyword("as") ? try expectName("the module's name here") : nil
      let name = renamed?.text ?? path[0]
      let target = ExpressionSyntax(form: .name(name), span: renamed?.span ?? span, depth: 1)
      modules.append(ImportedModule(path: path, target: target, isRenamed: renamed != nil, span: span))
    } while accept(",")
    return StatementSyntax(form: .importing(modules), span: span(from: start))
  }

  /// `from torch import nn, optim as o`, with or without parentheses.
  func parseFromImport() throws -> StatementSyntax {
    let start = token.span
    advance()
    if token.isOperator(".") || token.isOperator("...") {
      throw unsupported("an import from a file beside this one", hint: "put everything into one program")
    }
    let (path, span) = try parseModulePath()
    guard acceptKeyword("import") else {
      throw unexpected("`import` is missing after `from \(path.joined(separator: "."))`")
    }
    if token.isOperator("*") {
      throw unsupported("`import *`", hint: "name what you need: from torch import nn, optim")
    }
    let isBracketed = accept("(")
    var names: [(name: String, target: ExpressionSyntax, span: SourceSpan)] = []
    repeat {
      if isBracketed, token.isOperator(")") { break }
      let name = try expectName("what to import")
      let renamed = acceptKeyword("as") ? try expectName("its name here") : nil
      let target = ExpressionSyntax(form: .name(renamed?.text ?? name.text), span: (renamed ?? name).span, depth: 1)
      names.append((name.text, target, name.span))
    } while accept(",")
    if isBracketed { try expect(")", "after the names") }
    let first = ExpressionSyntax(form: .name(path[0]), span: span, depth: 1)
    let module = ImportedModule(path: path, target: first, isRenamed: false, span: span)
    return StatementSyntax(form: .importingNames(module, names), span: self.span(from: start))
  }

  private func parseModulePath() throws -> ([String], SourceSpan) {
    let start = token.span
    var path = [try expectName("the module's name").text]
    while accept(".") { path.append(try expectName("the module's name").text) }
    return (path, span(from: start))
  }
}
