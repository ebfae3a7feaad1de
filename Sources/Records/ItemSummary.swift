/// What is known of one question or exercise.
public struct ItemSummary: Equatable, Sendable {
  public let item: String
  public let topic: String
  /// The wording that was met last.
  public let content: String
  /// Times that it was answered, solved, passed over or looked up.
  public let meetings: Int
  /// Times that it was right.
  public let rights: Int
  /// From 0, wrong, to 1, right: the last meeting.
  public let lastShare: Double
  /// Seconds since 1970.
  public let lastTime: Double

  public var isMissed: Bool { lastShare < 1 }

  static func all(of events: [Event]) -> [ItemSummary] {
    let known = Dictionary(grouping: events.filter { $0.kind != .reached && $0.kind != .hands }, by: \.item)
    return known.keys.sorted().compactMap { item in
      guard let events = known[item], let last = events.last else { return nil }
      return ItemSummary(
        item: item, topic: last.topic, content: last.content, meetings: events.count,
        rights: events.count(where: \.isRight),
        lastShare: last.isRight ? 1 : last.share, lastTime: last.time)
    }
  }
}
