import Glibc
import Tensors

/// How the numbers of one table are written: the same number of decimals for all, so that their points line up.
///
/// Whole numbers have no point, and blanks where the others have decimals. Others have as many decimals as they need,
/// at most four; numbers that would vanish that way are written with an exponent, so nothing but zero looks like zero.
struct NumberFormat {
  private enum Mode {
    /// - Parameter mayVanish: small numbers are rounded to 0 too.
    case fixed(decimals: Int, mayVanish: Bool = false)
    case scientific
  }
  private let mode: Mode
  /// Columns before the decimal point, and from it on.
  private let before: Int, after: Int
  /// Columns of the widest number.
  let width: Int

  /// - Parameter limit: digits behind the point at most; with fewer than four, small numbers are rounded to 0.
  init(_ numbers: some Collection<Double>, most limit: Int = 4) {
    let finite = numbers.lazy.filter(\.isFinite)
    let largest = finite.reduce(0) { max($0, abs($1)) }
    if finite.allSatisfy({ $0 == $0.rounded() }) {
      mode = largest < 1e15 ? .fixed(decimals: 0) : .scientific
    } else if largest < (limit < 4 ? 0.1 : 1e-3) || largest >= 1e7 {
      mode = .scientific
    } else {
      let most = min(limit, largest < 10 ? 4 : largest < 100 ? 3 : largest < 1000 ? 2 : 1)
      let needed = (1...most).first { decimals in finite.allSatisfy { NumberFormat.isExact($0, decimals) } }
      mode = .fixed(decimals: needed ?? most, mayVanish: limit < 4)
    }
    var before = 1
    var after = 0
    var widest = 1
    for number in NumberFormat.widest(numbers, mode) {
      let text = NumberFormat.text(number, mode).utf8
      if let point = text.firstIndex(of: UInt8(ascii: ".")), !text.contains(UInt8(ascii: "e")) {
        before = max(before, text.distance(from: text.startIndex, to: point))
        after = max(after, text.distance(from: point, to: text.endIndex))
      } else if number.isFinite && number == number.rounded() {
        before = max(before, text.count)
      } else {
        widest = max(widest, text.count)
      }
    }
    width = max(widest, before + after)
    self.before = before
    self.after = after
  }

  /// Numbers whose texts are as wide as any: to write each of some thousand out would take milliseconds.
  private static func widest(_ numbers: some Collection<Double>, _ mode: Mode) -> [Double] {
    guard case .fixed(let decimals, _) = mode else { return Array(numbers) }
    let least = 0.5 * [1, 0.1, 0.01, 1e-3, 1e-4][decimals]
    var chosen: [Double] = []
    // Of whole numbers, of others and of those too small for the decimals: the ends on both sides of 0.
    var ends: [(low: Double, high: Double)?] = [nil, nil], tiny: (low: Double?, high: Double?)
    for number in numbers {
      guard number.isFinite else {
        chosen.append(number)
        continue
      }
      let isWhole = number == number.rounded()
      if !isWhole, abs(number) < least {
        // The nearer to 0, the longer the exponent.
        if number < 0 {
          tiny.low = max(tiny.low ?? number, number)
        } else {
          tiny.high = min(tiny.high ?? number, number)
        }
      } else {
        let kind = isWhole ? 0 : 1, known = ends[kind] ?? (number, number)
        ends[kind] = (min(known.low, number), max(known.high, number))
      }
    }
    for end in ends { if let end { chosen += [end.low, end.high] } }
    return chosen + [tiny.low, tiny.high].compactMap { $0 }
  }

  init(_ tensor: Tensor) { self.init(tensor.doubles()) }

  /// The number alone.
  func text(_ number: Double) -> String { NumberFormat.text(number, mode) }

  /// The number between blanks, as wide as the widest, its point below the others.
  func aligned(_ number: Double) -> String {
    let text = text(number)
    return number.isFinite && number == number.rounded() ? alignedWhole(text) : text.aligned(right: width)
  }

  /// A sign that stands for a number, such as `?`, where a whole number would stand.
  func alignedWhole(_ text: String) -> String {
    text.aligned(right: width - after) + String(repeating: " ", count: after)
  }

  /// Whether so many decimals say all that a 32-bit float can.
  fileprivate static func isExact(_ number: Double, _ decimals: Int) -> Bool {
    let scaled = number * [1, 10, 100, 1000, 10000][decimals]
    return abs(scaled - scaled.rounded()) <= 1e-6 * max(1, abs(scaled))
  }

  private static func text(_ number: Double, _ mode: Mode) -> String {
    guard number.isFinite else { return number.isNaN ? "nan" : number < 0 ? "-inf" : "inf" }
    switch mode {
    // Larger than any number that the format was made for.
    case .fixed where abs(number) >= 1e15: return scientific(number, digits: 3)
    case .fixed(let decimals, let mayVanish):
      if number == number.rounded() { return String(Int(number)) }
      if number != 0 && abs(number) < 0.5 * [1, 0.1, 0.01, 1e-3, 1e-4][decimals] {
        return mayVanish ? printed("%.\(decimals)f", 0) : scientific(number, digits: 0)
      }
      return printed("%.\(decimals)f", number)
    case .scientific: return number == 0 ? "0" : scientific(number, digits: 3)
    }
  }

  /// `1.5e-07`, without zeros at the end of the digits.
  private static func scientific(_ number: Double, digits: Int) -> String {
    let parts = printed("%.\(digits)e", number).split(separator: "e")
    var mantissa = String(parts[0])
    if mantissa.contains(".") {
      while mantissa.hasSuffix("0") { mantissa.removeLast() }
      if mantissa.hasSuffix(".") { mantissa.removeLast() }
    }
    return mantissa + "e" + parts[1]
  }
}

/// One number on its own, with at most four decimals: `4`, `-0.3333`, `1e-07`.
func short(_ number: Double) -> String { NumberFormat(CollectionOfOne(number)).text(number) }

/// One number on its own with four digits that count, where `short` would leave fewer: `0.001704`. For formulas that
/// are to be followed with the numbers on the screen.
func fine(_ number: Double) -> String {
  // A sum of rounded numbers that is whole but for the last bits.
  let whole = number.rounded()
  if number != whole, abs(number - whole) <= 1e-9 * max(1, abs(whole)), whole != 0 { return short(whole) }
  guard (1e-3..<0.1).contains(abs(number)), !NumberFormat.isExact(number, 4) else { return short(number) }
  return printed(abs(number) < 0.01 ? "%.6f" : "%.5f", number)
}

/// A whole number with commas between thousands: `105,415,200`.
func grouped(_ number: Int) -> String {
  var digits = String(number.magnitude)
  var groups: [String] = []
  while digits.count > 3 {
    groups.insert(String(digits.suffix(3)), at: 0)
    digits.removeLast(3)
  }
  return (number < 0 ? "-" : "") + ([digits] + groups).joined(separator: ",")
}

/// A count and its noun: `1 column`, `2 columns`.
func counted(_ count: Int, _ noun: String) -> String { "\(grouped(count)) \(noun)\(count == 1 ? "" : "s")" }

extension String {
  /// The text with blanks before it until it is `width` characters long.
  func aligned(right width: Int) -> String {
    String(repeating: " ", count: max(0, width - unicodeScalars.count)) + self
  }
}

/// A number through C's `printf`.
private func printed(_ format: String, _ number: Double) -> String {
  var buffer = [CChar](repeating: 0, count: 64)
  let count = withVaList([number]) { vsnprintf(&buffer, buffer.count, format, $0) }
  return String(decoding: buffer.prefix(Int(max(0, min(count, 63)))).map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
