import Language

/// Words that draw: each returns a `Figure`, whose echo is its picture.
public enum FigureWords {
  public static var all: [Builtin] { [] }
}
