import Language
import Typesetting
public enum ValuePrinter { public static func drawing(of value: Value, context: Context, width: Int, height: Int) throws -> Drawing? { Drawing(text: try repr(value, context)) } }
public struct DiagnosticDrawing { let d: Diagnostic; public init(_ d: Diagnostic) { self.d = d }; public func drawing(width: Int) -> Drawing { Drawing(text: "\(d.kind): \(d.message)") } }
public enum FigureWords { public static var all: [Builtin] { [] } }
public enum Walkthroughs { public static func make(for e: CallEvent) -> (any Walkthrough)? { nil } }
public enum Explanations { public static func make(for e: CallEvent, width: Int) -> Drawing? { nil }
 public static func make(forValue v: Value, context: Context, width: Int) throws -> Drawing { Drawing() } }
