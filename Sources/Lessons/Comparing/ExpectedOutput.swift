/// What a lesson says is printed, and how what is really printed is compared with it.
///
/// In this order: equal after trimming line ends; `[...]` stands for any lines and `[..]` for any text inside a line;
/// otherwise runs of blanks are equal, two integers must be equal, other numbers agree within the tolerance, absolute
/// plus relative, and text must be equal. Blank lines at the end do not count.
public struct ExpectedOutput {
  /// The first place where the output differs.
  public struct Mismatch: Equatable, Sendable {
    public enum Kind: Equatable, Sendable {
      /// The output has this line instead.
      case different(found: String)
      /// The output ends before, or no line behind a `[...]` is the expected one.
      case missing
      /// The output goes on with this line.
      case extra(found: String)
    }

    /// Index of the expected line; the number of lines if the output goes on behind the last one.
    public var index: Int
    public var kind: Kind
  }

  private let lines: [ExpectedLine]
  private let tolerance: Double

  public init(_ lines: [String], tolerance: Double = 1e-5) {
    self.lines = Self.withoutBlankEnd(lines).map(ExpectedLine.init)
    self.tolerance = tolerance
  }

  /// Where `output` first differs; nil if it is as expected.
  public func mismatch(in output: String) -> Mismatch? {
    let found = Self.withoutBlankEnd(Self.lines(of: output))
    // `reached` holds the numbers of output lines that the expected lines so far can stand for.
    var reached = [0]
    for (index, line) in lines.enumerated() {
      var next: [Int] = []
      if line.isAnyLines {
        next = Array((reached.first ?? 0)...found.count)
      } else {
        for count in reached where count < found.count && line.matches(found[count], tolerance: tolerance) {
          next.append(count + 1)
        }
      }
      if next.isEmpty { return mismatch(at: index, reached, found) }
      reached = next
    }
    guard let last = reached.last, last < found.count else { return nil }
    return Mismatch(index: lines.count, kind: .extra(found: found[last]))
  }

  private func mismatch(at index: Int, _ reached: [Int], _ found: [String]) -> Mismatch {
    guard let next = reached.first, next < found.count, index == 0 || !lines[index - 1].isAnyLines else {
      return Mismatch(index: index, kind: .missing)
    }
    return Mismatch(index: index, kind: .different(found: found[next]))
  }

  static func lines(of output: String) -> [String] {
    var lines: [String] = []
    var line = ""
    // Scalars, since "\r\n" is a single character.
    for scalar in output.unicodeScalars {
      if scalar == "\n" {
        lines.append(line)
        line = ""
      } else {
        line.unicodeScalars.append(scalar)
      }
    }
    return lines + [line]
  }

  static func withoutBlankEnd(_ lines: [String]) -> [String] {
    var lines = lines
    while let last = lines.last, last.allSatisfy(\.isWhitespace) { lines.removeLast() }
    return lines
  }
}
