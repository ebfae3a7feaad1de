import Tensors

/// What `repr(value)` gives.
public func repr(_ value: Value, _ context: Context) throws -> String {
  guard context.hasNativeStack else { throw Diagnostic.valueTooDeep }
  switch value {
  case .unbound: return "<unbound>"
  case .none: return "None"
  case .bool(let truth): return truth ? "True" : "False"
  case .int(let number): return String(number)
  case .float(let number): return floatText(number)
  case .string(let text): return quoted(text.text)
  case .list(let list):
    return try inside(list, context, cyclic: "[...]") {
      "[" + (try list.elements.map { try repr($0, context) }.joined(separator: ", ")) + "]"
    }
  case .tuple(let tuple):
    return try inside(tuple, context, cyclic: "(...)") {
      let parts = try tuple.elements.map { try repr($0, context) }
      if tuple.isSize { return "torch.Size([" + parts.joined(separator: ", ") + "])" }
      return "(" + parts.joined(separator: ", ") + (parts.count == 1 ? ",)" : ")")
    }
  case .dict(let dict):
    return try inside(dict, context, cyclic: "{...}") {
      if dict.isOrdered {
        let pairs = try dict.pairs.map {
          "(" + (try repr($0.key, context)) + ", " + (try repr($0.value, context)) + ")"
        }
        return "OrderedDict(" + (pairs.isEmpty ? "" : "[" + pairs.joined(separator: ", ") + "]") + ")"
      }
      return "{"
        + (try dict.pairs.map { try repr($0.key, context) + ": " + repr($0.value, context) }.joined(separator: ", "))
        + "}"
    }
  case .function(let function): return "<function \(function.name) at \(address(function))>"
  case .tensor(let tensor): return TensorText.repr(tensor)
  case .object(let object): return try object.repr(context)
  }
}

/// What `str(value)` and `print` give.
public func text(_ value: Value, _ context: Context) throws -> String {
  switch value {
  case .string(let text): return text.text
  case .object(let object): return try object.text(context)
  default: return try repr(value, context)
  }
}

/// An object's identity as Python writes it.
func address(_ object: AnyObject) -> String {
  "0x" + String(UInt(bitPattern: Unmanaged.passUnretained(object).toOpaque()), radix: 16)
}

/// Writes a container that may contain itself.
private func inside(_ container: AnyObject, _ context: Context, cyclic: String, _ write: () throws -> String) throws
  -> String
{
  let id = ObjectIdentifier(container)
  if context.beingWritten.contains(id) { return cyclic }
  context.beingWritten.insert(id)
  defer { context.beingWritten.remove(id) }
  try context.poll()
  let text = try write()
  // A list that stands twice in a list, which stands twice in a list …: 40 levels would be a text of 1 TB.
  if text.utf8.count > 1 << 20 { try checkSize(text.utf8.count) }
  return text
}

/// A text between quotes, with escapes, as Python's `repr` chooses them.
public func quoted(_ text: String) -> String {
  let quote: Unicode.Scalar = text.unicodeScalars.contains("'") && !text.unicodeScalars.contains("\"") ? "\"" : "'"
  var result = String(quote)
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\n": result += "\\n"
    case "\r": result += "\\r"
    case "\t": result += "\\t"
    case "\\": result += "\\\\"
    case quote: result += "\\" + String(quote)
    default:
      if scalar.value < 32 || scalar.value == 127 {
        result += "\\x" + hex(scalar.value, 2)
      } else if scalar.isASCII || isPrintable(scalar) {
        result.unicodeScalars.append(scalar)
      } else {
        result +=
          scalar.value < 256
          ? "\\x" + hex(scalar.value, 2)
          : scalar.value < 65536 ? "\\u" + hex(scalar.value, 4) : "\\U" + hex(scalar.value, 8)
      }
    }
  }
  return result + String(quote)
}

func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator, .spaceSeparator:
    false
  default: true
  }
}

private func hex(_ value: UInt32, _ digits: Int) -> String {
  let text = String(value, radix: 16)
  return String(repeating: "0", count: max(0, digits - text.count)) + text
}
