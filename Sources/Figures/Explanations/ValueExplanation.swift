import Language
import Tensors
import Typesetting

extension Explanations {
  /// What a value is: its type, sizes and numbers; for a word, what it does.
  public static func make(forValue value: Value, context: Context, width: Int) throws -> Drawing {
    var table = ExplanationTable()
    switch value {
    case .tensor(let tensor): describe(tensor, in: &table)
    case .object(let object):
      if let drawable = object as? any Drawable { return drawable.drawing(width: width) }
      if let builtin = object.builtin {
        describe(builtin, in: &table)
      } else {
        table.add(value.typeName, try object.repr(context).withControlsShown.firstLine)
      }
    case .function(let function): table.add("function", "\(function.name), defined in this session")
    case .string(let text): table.add("text", counted(text.count, "character"))
    case .list(let list): table.add("list", counted(list.count, "element"))
    case .tuple(let tuple):
      table.add(value.typeName == "Size" ? "shape" : "tuple", counted(tuple.elements.count, "element"))
    case .dict(let dict): table.add("dict", counted(dict.count, "entry").replacingPlural)
    case .none, .unbound: table.add("None", "no value")
    default: table.add(value.typeName, try repr(value, context))
    }
    return table.drawing(width: width)
  }

  private static func describe(_ tensor: Tensor, in table: inout ExplanationTable) {
    let summary = TensorSummary(tensor)
    table.add("tensor", "\(shapeText(tensor.shape)), \(tensor.dtype.name)")
    if let axes = axes(tensor.shape) { table.add("axes", axes) }
    let bytes = tensor.count * tensor.dtype.size
    table.add(
      "memory",
      "\(counted(tensor.count, "number")) of \(counted(tensor.dtype.size, "byte")) = \(MemoryBudget.text(bytes))")
    table.add("numbers", summary.phrases.joined(separator: ", "))
    if tensor.offset != 0 || !tensor.isContiguous {
      let strides = tensor.strides.map(String.init).joined(separator: ", ")
      table.add(
        "view", "shares its elements with another tensor: from element \(tensor.offset) on, in steps of (\(strides))")
    }
  }

  /// The axes by their names in this lecture.
  private static func axes(_ shape: [Int]) -> String? {
    let names = ["picture", "channel", "row", "column"]
    guard (2...4).contains(shape.count) else { return nil }
    return zip(shape, names.suffix(shape.count)).map { counted($0, $1) }.joined(separator: ", ")
  }

  private static func describe(_ builtin: Builtin, in table: inout ExplanationTable) {
    table.add("word", builtin.signature)
    table.add("does", builtin.summary)
    if let shapes = builtin.shapes { table.add("shapes", shapes) }
    if let formula = builtin.formula { table.add("formula", formula) }
  }
}

extension String {
  fileprivate var firstLine: String { split(separator: "\n", maxSplits: 1).first.map(String.init) ?? self }
  /// `entries` for `entrys`.
  fileprivate var replacingPlural: String { hasSuffix("entrys") ? String(dropLast(2)) + "ies" : self }
}
