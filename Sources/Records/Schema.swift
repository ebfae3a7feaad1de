import GRDB

/// The tables of the progress database, as steps from an empty one. A step that was released is never edited.
enum Schema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 events") { database in
      try database.create(table: "event") { table in
        table.autoIncrementedPrimaryKey("id")
        table.column("time", .double).notNull()
        table.column("kind", .text).notNull()
        table.column("item", .text).notNull().indexed()
        table.column("content", .text).notNull()
        table.column("topic", .text).notNull()
        table.column("mode", .text).notNull()
        table.column("draw", .integer).notNull()
        table.column("parameters", .text).notNull()
        table.column("answer", .text).notNull()
        table.column("share", .double).notNull()
        table.column("attempt", .integer).notNull()
        table.column("hints", .integer).notNull()
        table.column("seconds", .double).notNull()
        table.column("version", .text).notNull()
      }
    }
    return migrator
  }
}
