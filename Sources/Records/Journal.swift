import GRDB
import Glibc

/// Everything that a student has done, one row an event, in a database of the student's own.
///
/// Nothing is opened before the first event or question. A row is on the disk when `record` returns. If the disk says no,
/// one warning says so, and this session goes on in memory without losing any of its events.
public final class Journal {
  private let file: JournalFile?
  private var queue: DatabaseQueue?
  private var isInMemory: Bool
  /// The events of this session, to have them again if the file fails.
  private var session: [Event] = []
  private var warnings: [String] = []

  /// - Parameter path: nil to remember this session only.
  public init(path: String?) {
    file = path.map { JournalFile(path: $0) }
    isInMemory = path == nil
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
    session.append(event)
    perform { try event.insert($0) }
  }

  /// All events of a kind, or of all kinds, oldest first.
  public func events() -> [Event] {
    perform { try Event.order(sql: "id").fetchAll($0) } ?? session
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
    _ = perform { database in
      switch what {
      case .everything: try database.execute(sql: "DELETE FROM event")
      case .item(let item): try database.execute(sql: "DELETE FROM event WHERE item = ?", arguments: [item])
      case .topic(let topic): try database.execute(sql: "DELETE FROM event WHERE topic = ?", arguments: [topic])
      case .file(let id):
        try database.execute(
          sql: "DELETE FROM event WHERE item = ? OR substr(item, 1, ?) = ?", arguments: [id, id.count + 1, id + "/"])
      }
    }
    return count
  }

  public enum Forgotten: Equatable, Sendable {
    case everything
    case item(String)
    case topic(String)
    /// A lesson or a bank, by its id.
    case file(String)
  }

  /// Works with the database; where the file fails, with one in memory.
  @discardableResult
  private func perform<R>(_ work: (Database) throws -> R) -> R? {
    do {
      return try opened().write(work)
    } catch {
      guard !isInMemory else { return nil }
      goOnInMemory(JournalFile.Failure.notOpened(file?.path ?? "", error))
      return try? queue?.write(work)
    }
  }

  private func opened() throws -> DatabaseQueue {
    if let queue { return queue }
    guard let file, !isInMemory else { return try inMemory() }
    do throws(JournalFile.Failure) {
      let opened = try file.open { warnings.append($0) }
      queue = opened
      return opened
    } catch {
      goOnInMemory(error, except: session.last)
      return try inMemory()
    }
  }

  private func inMemory() throws -> DatabaseQueue {
    if let queue { return queue }
    let memory = try DatabaseQueue()
    try Schema.migrator.migrate(memory)
    queue = memory
    return memory
  }

  /// Leaves the file alone from now on; what it has and what this session did is there in memory.
  ///
  /// - Parameter pending: the event that is about to be written again.
  private func goOnInMemory(_ failure: JournalFile.Failure, except pending: Event? = nil) {
    isInMemory = true
    queue = nil
    warnings.append("progress is kept for this session only: \(failure.message)")
    guard let memory = try? inMemory() else { return }
    let old = (try? file?.openForReading().read { try Event.order(sql: "id").fetchAll($0) }) ?? []
    var missing = session
    // What the file has already need not be written twice, and neither what is written next.
    for event in old { if let place = missing.firstIndex(of: event) { missing.remove(at: place) } }
    if missing.last == session.last { _ = missing.popLast() }
    try? memory.write { database in
      for event in old + missing { try event.insert(database) }
    }
  }
}
