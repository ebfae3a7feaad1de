/// Stands in for an argument that was not given where None would mean something: `d.pop(key)` is not `d.pop(key, None)`.
final class AbsentObject: Object {
  override var typeName: String { "absent" }
  override func repr(_ context: Context) -> String { "…" }
}

extension Value {
  static var absent: Value { .object(AbsentObject()) }

  var isAbsent: Bool { if case .object(let object) = self { object is AbsentObject } else { false } }
}

extension ParameterInfo {
  /// An argument given by position only, as most of Python's own functions take it.
  static func positional(_ name: String, _ note: String = "") -> ParameterInfo {
    ParameterInfo(name, note, kind: .positional)
  }

  /// One that may be left out: the body then sees `absent`.
  static func optional(_ name: String, _ note: String = "", kind: Kind = .positional) -> ParameterInfo {
    ParameterInfo(name, note, kind: kind, fallback: .absent)
  }
}
