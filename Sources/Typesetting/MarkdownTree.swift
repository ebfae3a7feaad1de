import CLibCMark

/// A CommonMark text, with GitHub's tables, as cmark reads it.
public final class MarkdownTree {
  private let root: OpaquePointer?

  public init(_ text: String) {
    _ = MarkdownTree.extensions
    guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else {
      root = nil
      return
    }
    defer { cmark_parser_free(parser) }
    if let table = cmark_find_syntax_extension("table") { cmark_parser_attach_syntax_extension(parser, table) }
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
    }
    root = cmark_parser_finish(parser)
  }

  deinit {
    if let root { cmark_node_free(root) }
  }

  /// Calls `body` with each block of the outermost level; the nodes live no longer than the call.
  public func forEachBlock(_ body: (MarkdownNode) -> Void) {
    guard let root else { return }
    for node in MarkdownNode(pointer: root).children { body(node) }
  }

  /// Registered once: cmark keeps its extensions in a global list. The table extension alone may be attached, as others
  /// change global tables while they parse.
  private static let extensions: Void = cmark_gfm_core_extensions_ensure_registered()
}

/// A node of the tree. Valid while its tree lives.
public struct MarkdownNode {
  fileprivate let pointer: OpaquePointer

  /// cmark's name of the construct, such as `paragraph` or `table_row`.
  public var kind: String { String(cString: cmark_node_get_type_string(pointer)) }

  public var children: [MarkdownNode] {
    var children: [MarkdownNode] = []
    var next = cmark_node_first_child(pointer)
    while let child = next {
      children.append(MarkdownNode(pointer: child))
      next = cmark_node_next(child)
    }
    return children
  }

  /// Lines from 1, the last one included.
  public var startLine: Int { Int(cmark_node_get_start_line(pointer)) }
  public var endLine: Int { Int(cmark_node_get_end_line(pointer)) }
  public var startColumn: Int { Int(cmark_node_get_start_column(pointer)) }

  /// The text of a text, code or HTML node.
  public var literal: String { MarkdownNode.string(cmark_node_get_literal(pointer)) }

  public var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }

  /// The address of a link or picture.
  public var url: String { MarkdownNode.string(cmark_node_get_url(pointer)) }

  /// What stands behind the opening marks of a fence.
  public var fenceInfo: String { MarkdownNode.string(cmark_node_get_fence_info(pointer)) }

  /// The mark of a fence and how many of them open it; nil for indented code.
  public var fence: (mark: Character, count: Int)? {
    var length: CInt = 0
    var offset: CInt = 0
    var mark: CChar = 0
    guard cmark_node_get_fenced(pointer, &length, &offset, &mark) != 0 else { return nil }
    return (Character(Unicode.Scalar(UInt8(bitPattern: mark))), Int(length))
  }

  /// Number of the first item; nil for bullets.
  public var listStart: Int? {
    cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST ? Int(cmark_node_get_list_start(pointer)) : nil
  }

  public var isTight: Bool { cmark_node_get_list_tight(pointer) != 0 }

  /// `l`, `c`, `r` or nothing, for each column of a table.
  public var alignments: [Character] {
    let count = Int(cmark_gfm_extensions_get_table_columns(pointer))
    guard let marks = cmark_gfm_extensions_get_table_alignments(pointer) else { return [] }
    return (0..<count).map { Character(Unicode.Scalar(marks[$0])) }
  }

  private static func string(_ text: UnsafePointer<CChar>?) -> String {
    text.map { String(cString: $0) } ?? ""
  }
}
