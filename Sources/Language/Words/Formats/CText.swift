import Glibc

/// A float from 0 on with a number of decimals; nil for those that are not exact in 64 bits.
///
/// The common case of `cText`, many times faster.
func fixedText(_ value: Double, _ decimals: Int) -> String? {
  guard decimals <= 15, let units = units(value, decimals) else { return nil }
  guard decimals > 0 else { return String(units) }
  var digits = Array(String(units).utf8)
  if digits.count <= decimals {
    digits.insert(contentsOf: repeatElement(UInt8(ascii: "0"), count: decimals + 1 - digits.count), at: 0)
  }
  digits.insert(UInt8(ascii: "."), at: digits.count - decimals)
  return String(decoding: digits, as: UTF8.self)
}

/// A float through C's `printf`, which rounds its exact value correctly.
///
/// - Parameter conversion: `e` or `f`.
func cText(_ value: Double, _ conversion: Unicode.Scalar, precision: Int, isAlternate: Bool = false) -> String {
  let format = isAlternate ? "%#.*\(conversion)" : "%.*\(conversion)"
  // The largest float has 309 digits before its point.
  let size = precision + 330
  return String(unsafeUninitializedCapacity: size) { buffer in
    guard let base = buffer.baseAddress else { return 0 }
    return base.withMemoryRebound(to: CChar.self, capacity: size) { target in
      let count = withVaList([Int32(precision), value]) { vsnprintf(target, size, format, $0) }
      return min(max(0, Int(count)), size - 1)
    }
  }
}
