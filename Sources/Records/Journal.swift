import GRDB
import Glibc

/// Everything that a student has done, one row an event, in a database of the student's own.
///
/// Nothing is opened before the first event or question. A row is on the disk when `record` returns. If the disk says no,
/// one warning says so, and this session goes on in memory without losing any of its events.
public final class Journal {
  private let file: JournalFile?
  private var queue: DatabaseQueue?
  /// All events, where there is no file or it has failed; nil while the file is in use.
  private var memory: [Event]?
  /// The events of this session, to have them again if the file fails.
  private var session: [Event] = []
  private var warnings: [String] = []

  /// - Parameter path: nil to remember this session only.
  public init(path: String?) {
    file = path.map { JournalFile(path: $0) }
    memory = path == nil ? [] : nil
  }

  /// `$XDG_STATE_HOME/convsh/progress.sqlite`, or below `~/.local/state` if that is unset or relative; nil without a home.
  public static func defaultPath(
    environment: (String) -> String? = { getenv($0).map { String(cString: $0) } }
  ) -> String? {
    if let state = environment("XDG_STATE_HOME"), state.hasPrefix("/") { return state + "/convsh/progress.sqlite" }
    guard let home = environment("HOME"), home.hasPrefix("/") else { return nil }
    return home + "/.local/state/convsh/progress.sqlite"
  }

  /// What is to be said about the file, once.
  public func takeWarning() -> String? { warnings.isEmpty ? nil : warnings.removeFirst() }

  /// Writes an event; it is on the disk when this returns.
  public func record(_ event: Event) {
    if memory == nil, perform({ try event.insert($0) }) != nil {
      session.append(event)
    } else {
      memory?.append(event)
    }
  }

  /// All events, oldest first.
  public func events() -> [Event] {
    if memory == nil, let events = perform({ try Event.order(sql: "id").fetchAll($0) }) { return events }
    return memory ?? session
  }

  /// What is known of every item, in the order of their names.
  public func items() -> [ItemSummary] { ItemSummary.all(of: events()) }

  /// Deletes what is known of an item, of all items of a topic, a lesson or a bank, or of everything.
  ///
  /// - Returns: how many events were deleted.
  @discardableResult
  public func forget(_ what: Forgotten) -> Int {
    func matches(_ event: Event) -> Bool {
      switch what {
      case .everything: true
      case .item(let item): event.item == item
      case .topic(let topic): event.topic == topic
      case .file(let id): event.item == id || event.item.hasPrefix(id + "/")
      }
    }
    let count = events().count(where: matches)
    session.removeAll(where: matches)
    memory?.removeAll(where: matches)
    guard memory == nil else { return count }
    let isDeleted: Void? = perform { database in
      switch what {
      case .everything: try database.execute(sql: "DELETE FROM event")
      case .item(let item): try database.execute(sql: "DELETE FROM event WHERE item = ?", arguments: [item])
      case .topic(let topic): try database.execute(sql: "DELETE FROM event WHERE topic = ?", arguments: [topic])
      case .file(let id):
        try database.execute(
          sql: "DELETE FROM event WHERE item = ? OR substr(item, 1, ?) = ?", arguments: [id, id.count + 1, id + "/"])
      }
    }
    if isDeleted == nil { memory?.removeAll(where: matches) }
    return count
  }

  public enum Forgotten: Equatable, Sendable {
    case everything
    case item(String)
    case topic(String)
    /// A lesson or a bank, by its id.
    case file(String)
  }

  /// Works with the file; nil if that fails, and from then on memory serves.
  private func perform<R>(_ work: (Database) throws -> R) -> R? {
    guard let file else { return nil }
    do {
      let queue = try queue ?? file.open { warnings.append($0) }
      self.queue = queue
      return try queue.write(work)
    } catch {
      let failure = error as? JournalFile.Failure ?? .notOpened(file.path, error)
      goOnInMemory(failure, file)
      return nil
    }
  }

  /// Leaves the file alone from now on; what it has and what this session did is there in memory.
  private func goOnInMemory(_ failure: JournalFile.Failure, _ file: JournalFile) {
    queue = nil
    warnings.append("progress is kept for this session only: \(failure.message)")
    let old = (try? file.openForReading().read { try Event.order(sql: "id").fetchAll($0) }) ?? []
    // What the file has of this session already is not counted twice.
    memory = old + session.filter { !old.contains($0) }
  }
}
