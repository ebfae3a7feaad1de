import Foundation

/// All events as a table or a list, for other programs.
public enum Export {
  /// RFC 4180: a line of names, then one line an event.
  public static func csv(_ events: [Event]) -> String {
    var lines = [columns.map(\.name).joined(separator: ",")]
    lines += events.map { event in columns.map { field($0.value(event)) }.joined(separator: ",") }
    return lines.joined(separator: "\r\n") + "\r\n"
  }

  /// A JSON array of objects with the same names.
  public static func json(_ events: [Event]) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(events) else { return "[]\n" }
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  private static let columns: [(name: String, value: @Sendable (Event) -> String)] = [
    ("time", { iso($0.time) }), ("kind", { $0.kind.rawValue }), ("item", \.item), ("content", \.content),
    ("topic", \.topic), ("mode", \.mode), ("draw", { "\($0.draw)" }), ("parameters", \.parameters),
    ("answer", \.answer),
    ("share", { "\($0.share)" }), ("attempt", { "\($0.attempt)" }), ("hints", { "\($0.hints)" }),
    ("seconds", { "\(($0.seconds * 10).rounded() / 10)" }), ("version", \.version),
  ]

  /// `2026-11-24T18:44:11Z`.
  private static func iso(_ time: Double) -> String {
    var seconds = time_t(time), parts = tm()
    gmtime_r(&seconds, &parts)
    var buffer = [CChar](repeating: 0, count: 32)
    let count = strftime(&buffer, buffer.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
    return String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func field(_ text: String) -> String {
    guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
    return "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\""
  }
}
