import GRDB
import Glibc

/// The file of the progress database: private, in a private directory, and never destroyed.
struct JournalFile {
  let path: String

  /// A file that cannot keep the progress.
  struct Failure: Error {
    let message: String
  }

  /// Opens the database and brings its tables up to date.
  ///
  /// - Parameter notice: told what has happened to a file that was no database.
  func open(_ notice: (String) -> Void) throws(Failure) -> DatabaseQueue {
    try createPrivately()
    do {
      return try openDatabase()
    } catch let error as DatabaseError where [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode) {
      let aside = try moveAside()
      notice("the progress in \(path) cannot be read; it was kept as \(aside), and a new one begins")
      try createPrivately()
      do { return try openDatabase() } catch { throw .notOpened(path, error) }
    } catch let failure as Failure {
      throw failure
    } catch {
      throw .notOpened(path, error)
    }
  }

  /// The database for reading alone, to have its contents in a session that cannot write to it.
  func openForReading() throws -> DatabaseQueue {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw Failure.notRegular(path) }
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(JournalFile.patience)
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  private func openDatabase() throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .timeout(JournalFile.patience)
    configuration.journalMode = .wal
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    let migrator = Schema.migrator
    let isNewer = try queue.read { database in
      try database.execute(sql: "SELECT count(*) FROM sqlite_master")
      return try migrator.hasBeenSuperseded(database)
    }
    guard !isNewer else { throw Failure.newer(path) }
    try migrator.migrate(queue)
    return queue
  }

  /// Seconds to wait for another session.
  private static let patience = 2.0

  /// Creates the file, readable by its owner alone, and the directories above it.
  private func createPrivately() throws(Failure) {
    // A session of `sudo` must not leave files of root in the home of a user.
    if geteuid() == 0, let user = getenv("SUDO_UID"), strcmp(user, "0") != 0 { throw .anotherUser }
    var directory = ""
    for name in path.split(separator: "/").dropLast() {
      directory += "/" + name
      mkdir(directory, 0o700)
    }
    let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw errno == ELOOP ? .notRegular(path) : .system(path, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid() else {
      throw .notRegular(path)
    }
    fchmod(descriptor, 0o600)
  }

  /// Gives the broken file another name.
  private func moveAside() throws(Failure) -> String {
    var number = 1
    while access("\(path).broken-\(number)", F_OK) == 0 { number += 1 }
    let aside = "\(path).broken-\(number)"
    guard rename(path, aside) == 0 else { throw .system(path, errno) }
    for suffix in ["-wal", "-shm"] { rename(path + suffix, aside + suffix) }
    return aside
  }
}

extension JournalFile.Failure {
  fileprivate static func system(_ path: String, _ code: Int32) -> JournalFile.Failure {
    .init(message: "\(path): \(String(cString: strerror(code)))")
  }

  fileprivate static func notRegular(_ path: String) -> JournalFile.Failure {
    .init(message: "\(path) is no file of your own")
  }

  fileprivate static var anotherUser: JournalFile.Failure { .init(message: "this is another user's home") }

  fileprivate static func newer(_ path: String) -> JournalFile.Failure {
    .init(message: "\(path) was written by a newer convsh")
  }

  static func notOpened(_ path: String, _ error: any Error) -> JournalFile.Failure {
    guard let error = error as? DatabaseError else { return .init(message: "\(path): \(error)") }
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: return .init(message: "\(path) is in use by another program")
    case .SQLITE_FULL, .SQLITE_IOERR: return .init(message: "\(path) cannot be written: is the disk full?")
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM:
      return .init(message: "\(path) cannot be written")
    default: return .init(message: "\(path): \(error.message ?? "error \(error.resultCode)")")
    }
  }
}
