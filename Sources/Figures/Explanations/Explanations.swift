import Language
import Typesetting
public enum Explanations { public static func make(for e: CallEvent, width: Int) -> Drawing? { nil }
 public static func make(forValue v: Value, context: Context, width: Int) throws -> Drawing { Drawing() } }
