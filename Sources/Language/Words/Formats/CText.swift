import Glibc

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
