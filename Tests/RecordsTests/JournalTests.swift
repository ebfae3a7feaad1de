import Foundation
import GRDB
import Testing

@testable import Records

/// A folder of its own for each test.
private func folder() throws -> String {
  let path = NSTemporaryDirectory() + "convsh-journal-\(UUID().uuidString)"
  try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  return path
}

private func event(_ item: String, share: Double = 1, kind: Event.Kind = .answered, time: Double = 1) -> Event {
  Event(
    kind, item: item, content: "c", topic: "sizes", mode: "quiz", answer: "26", share: share, time: time, version: "1")
}

@Suite struct JournalTests {
  @Test func eventsAreThereAgainInTheNextSession() throws {
    let path = try folder() + "/state/convsh/progress.sqlite"
    let journal = Journal(path: path)
    journal.record(event("a/1"))
    journal.record(event("a/2", share: 0))
    #expect(Journal(path: path).events() == [event("a/1"), event("a/2", share: 0)])
    #expect(journal.takeWarning() == nil)
  }

  @Test func nothingIsOpenedBeforeTheFirstEvent() throws {
    let path = try folder() + "/progress.sqlite"
    _ = Journal(path: path)
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func theFileIsPrivate() throws {
    let path = try folder() + "/state/convsh/progress.sqlite"
    Journal(path: path).record(event("a/1"))
    func mode(_ path: String) throws -> Int {
      try #require(FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
    }
    #expect(try mode(path) == 0o600)
    #expect(try mode((path as NSString).deletingLastPathComponent) == 0o700)
  }

  @Test func twoSessionsAtOnceAddUp() throws {
    let path = try folder() + "/progress.sqlite"
    let first = Journal(path: path), second = Journal(path: path)
    for number in 0..<20 {
      first.record(event("first/\(number)"))
      second.record(event("second/\(number)"))
    }
    #expect(Journal(path: path).events().count == 40)
    #expect(first.takeWarning() == nil && second.takeWarning() == nil)
  }

  @Test func withoutAPathASessionRemembersByItself() {
    let journal = Journal(path: nil)
    journal.record(event("a/1"))
    #expect(journal.events() == [event("a/1")] && journal.takeWarning() == nil)
  }

  @Test func anEmptyFileBecomesADatabase() throws {
    let path = try folder() + "/progress.sqlite"
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    let journal = Journal(path: path)
    journal.record(event("a/1"))
    #expect(journal.takeWarning() == nil && Journal(path: path).events().count == 1)
  }

  @Test func aBrokenFileIsKeptAsideWithOneWarning() throws {
    let path = try folder() + "/progress.sqlite"
    let garbage = Data("this is no database, but it may be somebody's poem".utf8) + Data(repeating: 7, count: 5000)
    try garbage.write(to: URL(fileURLWithPath: path))
    let journal = Journal(path: path)
    journal.record(event("a/1"))
    #expect(journal.takeWarning()?.contains("progress.sqlite.broken-1") == true)
    #expect(journal.takeWarning() == nil)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path + ".broken-1")) == garbage)
    #expect(Journal(path: path).events() == [event("a/1")])
  }

  @Test func aNewerFileIsLeftAlone() throws {
    let path = try folder() + "/progress.sqlite"
    Journal(path: path).record(event("a/1"))
    try DatabaseQueue(path: path).write {
      try $0.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('99 the future')")
    }
    let before = try DatabaseQueue(path: path).read { try Int.fetchOne($0, sql: "SELECT count(*) FROM event") }
    let journal = Journal(path: path)
    journal.record(event("a/2"))
    #expect(journal.takeWarning()?.contains("newer convsh") == true && journal.takeWarning() == nil)
    #expect(journal.events().contains(event("a/2")))
    let after = try DatabaseQueue(path: path).read { try Int.fetchOne($0, sql: "SELECT count(*) FROM event") }
    #expect(before == 1 && after == 1)
  }

  @Test func aLockedFileIsReadAndTheSessionGoesOnInMemory() throws {
    let path = try folder() + "/progress.sqlite"
    let journal = Journal(path: path)
    journal.record(event("a/1"))
    let other = try DatabaseQueue(path: path)
    try other.inDatabase { database in
      try database.execute(sql: "BEGIN EXCLUSIVE")
      journal.record(event("a/2"))
      journal.record(event("a/3"))
      #expect(journal.takeWarning()?.contains("in use by another program") == true && journal.takeWarning() == nil)
      #expect(journal.events() == [event("a/1"), event("a/2"), event("a/3")])
      try database.execute(sql: "COMMIT")
    }
  }

  @Test(arguments: ["/proc/convsh/progress.sqlite", "/dev/null/progress.sqlite"])
  func aPlaceThatCannotBeWrittenLosesNothing(_ path: String) {
    let journal = Journal(path: path)
    for number in 0..<3 { journal.record(event("a/\(number)")) }
    #expect(journal.takeWarning()?.contains("this session only") == true && journal.takeWarning() == nil)
    #expect(journal.events().count == 3)
  }

  @Test func aSymbolicLinkIsNotFollowed() throws {
    let folder = try folder()
    _ = FileManager.default.createFile(atPath: folder + "/elsewhere", contents: Data("mine".utf8))
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/progress.sqlite", withDestinationPath: folder + "/elsewhere")
    let journal = Journal(path: folder + "/progress.sqlite")
    journal.record(event("a/1"))
    #expect(journal.takeWarning()?.contains("no file of your own") == true)
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder + "/elsewhere")) == Data("mine".utf8))
  }

  @Test func aPipeInItsPlaceDoesNotBlock() throws {
    let path = try folder() + "/progress.sqlite"
    #expect(mkfifo(path, 0o600) == 0)
    let journal = Journal(path: path)
    journal.record(event("a/1"))
    #expect(journal.events() == [event("a/1")] && journal.takeWarning()?.contains("no file of your own") == true)
  }

  @Test(arguments: [
    (Journal.Forgotten.everything, 0), (.item("a/1"), 3), (.topic("sizes"), 1), (.file("a"), 2), (.file("none"), 4),
  ])
  func forgettingDeletesWhatIsNamed(_ what: Journal.Forgotten, _ left: Int) throws {
    let path = try folder() + "/progress.sqlite"
    let journal = Journal(path: path)
    for item in ["a/1", "a/2", "ab/1"] { journal.record(event(item)) }
    var other = event("b/1")
    other.topic = "pools"
    journal.record(other)
    #expect(journal.forget(what) == 4 - left)
    #expect(journal.events().count == left && Journal(path: path).events().count == left)
  }

  @Test(arguments: [
    (["XDG_STATE_HOME": "/state", "HOME": "/home/a"], "/state/convsh/progress.sqlite"),
    (["XDG_STATE_HOME": "relative", "HOME": "/home/a"], "/home/a/.local/state/convsh/progress.sqlite"),
    (["HOME": "/home/a"], "/home/a/.local/state/convsh/progress.sqlite"), (["HOME": "odd"], nil), ([:], nil),
  ])
  func theFileLiesBelowTheStateDirectory(_ environment: [String: String], _ path: String?) {
    #expect(Journal.defaultPath { environment[$0] } == path)
  }
}

@Suite struct ItemSummaryTests {
  @Test func theLastMeetingCounts() {
    let events = [
      event("a/1", share: 0, time: 1), event("a/1", share: 1, time: 2), event("b/2", share: 1, time: 3),
      event("b/2", share: 0.5, time: 4), event("c", kind: .reached),
    ]
    let items = ItemSummary.all(of: events)
    #expect(items.map(\.item) == ["a/1", "b/2"])
    #expect(
      items.map(\.isMissed) == [false, true] && items.map(\.rights) == [1, 1] && items.map(\.lastTime) == [2, 4])
  }

  @Test func anOverruledAnswerIsRight() {
    let items = ItemSummary.all(of: [event("a/1", share: 0), event("a/1", share: 0.5, kind: .overruled)])
    #expect(!items[0].isMissed)
  }

  @Test func aClockThatIsSetBackMeasuresNoNegativeTime() {
    #expect(Event(.answered, item: "a/1", mode: "quiz", seconds: -5, time: 0, version: "").seconds == 0)
  }
}

@Suite struct ExportTests {
  private var odd: Event {
    var event = event("a/1", time: 1_700_000_000)
    event.answer = "a \"quoted\", answer\nin two lines"
    return event
  }

  @Test func aTableQuotesWhatWouldBreakIt() {
    let text = Export.csv([odd])
    #expect(
      text.hasPrefix("time,kind,item,content,topic,mode,draw,parameters,answer,share,attempt,hints,seconds,version\r\n")
    )
    #expect(
      text.contains("2023-11-14T22:13:20Z,answered,a/1,c,sizes,quiz,0,,\"a \"\"quoted\"\", answer\nin two lines\",1.0"))
  }

  @Test func aListCanBeReadAgain() throws {
    let events = try JSONDecoder().decode([Event].self, from: Data(Export.json([odd]).utf8))
    #expect(events == [odd])
  }
}
