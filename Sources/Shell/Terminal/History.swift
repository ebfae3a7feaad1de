import Glibc

/// The inputs of this and earlier sessions, oldest first.
///
/// The file has one entry a line, `\` and line ends escaped, readable by its owner alone. Every accepted input is
/// appended at once under a lock, so that a killed session loses nothing and two sessions add up. Whatever is not a
/// regular file of this user is left alone. If the file cannot be written, one warning says so, and the session
/// remembers by itself.
final class History {
  /// Entries kept when a session starts.
  static let capacity = 5_000

  private(set) var entries: [String] = []
  /// Why the history will not be there in the next session; to be shown once.
  private(set) var warning: String?

  private var file: HistoryFile?

  /// - Parameter path: nil to remember this session only (`--no-history`).
  init(path: String?) {
    guard let path else { return }
    do throws(HistoryFile.Failure) {
      let file = HistoryFile(path: path)
      entries = try file.load(keeping: History.capacity)
      self.file = file
    } catch {
      warning = error.message
    }
  }

  /// Remembers an accepted input, unless it starts with a blank, is empty, or repeats the one before.
  func add(_ input: String) {
    guard let first = input.first, !first.isWhitespace, input != entries.last else { return }
    entries.append(input)
    do throws(HistoryFile.Failure) {
      try file?.append(input)
    } catch {
      warning = error.message
      file = nil
    }
  }

  /// The entry `age` steps back, 1 being the newest.
  func entry(age: Int) -> String? {
    age >= 1 && age <= entries.count ? entries[entries.count - age] : nil
  }

  /// Age of the newest entry, at least `age` old, that contains `pattern` in any case; nil if there is none.
  func search(_ pattern: String, from age: Int) -> Int? {
    let pattern = pattern.lowercased()
    return (max(1, age)...max(1, age, entries.count)).first {
      entry(age: $0)?.lowercased().contains(pattern) ?? false
    }
  }

  /// `$XDG_STATE_HOME/convsh/history`, or below `~/.local/state` if that is unset or relative; nil without a home.
  static func defaultPath(environment: (String) -> String? = { getenv($0).map { String(cString: $0) } }) -> String? {
    if let state = environment("XDG_STATE_HOME"), state.hasPrefix("/") { return state + "/convsh/history" }
    guard let home = environment("HOME"), home.hasPrefix("/") else { return nil }
    return home + "/.local/state/convsh/history"
  }
}
