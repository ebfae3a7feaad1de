/// A shade in a picture: how a number looks where there are colours enough.
public struct Tone: Equatable, Sendable {
  public enum Scale: Sendable {
    /// From black at 0 to white at 1.
    case grey
    /// From blue at -1 over white at 0 to red at 1.
    case signed
  }

  public let scale: Scale
  public let level: Float

  /// - Parameter level: cut to the ends of the scale.
  public init(_ scale: Scale, _ level: Double) {
    self.scale = scale
    self.level = Float(min(1, max(scale == .grey ? 0 : -1, level)))
  }

  /// Red, green and blue.
  ///
  /// - Source: the signed scale passes through the ends and the middle of ColorBrewer's RdBu, which readers who do not
  ///   see red and green apart can tell, too.
  public var colour: (red: UInt8, green: UInt8, blue: UInt8) {
    switch scale {
    case .grey:
      let value = UInt8((level * 255).rounded())
      return (value, value, value)
    case .signed:
      let end: (Float, Float, Float) = level < 0 ? (5, 80, 160) : (165, 10, 35)
      let share = abs(level)
      func mix(_ end: Float) -> UInt8 { UInt8((247 + (end - 247) * share).rounded()) }
      return (mix(end.0), mix(end.1), mix(end.2))
    }
  }
}

/// What one character of a picture stands for: two tones, one above the other. Where colours cannot show them, the
/// character says it alone.
public struct Paint: Equatable, Sendable {
  public let upper: Tone, lower: Tone

  public init(_ upper: Tone, _ lower: Tone) {
    self.upper = upper
    self.lower = lower
  }
}
