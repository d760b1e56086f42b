import Foundation
import GRDB
import Kernel

/// One change to the database (事务): by whom, when, and the connection to make it with.
///
/// It cannot outlive the closure it is given to. A verb takes one, so a write without an actor, or with two
/// ideas of the time, does not compile.
package struct Transaction: Reader {
  let database: Database
  package let actor: Actor
  /// The same instant for everything in this change, in whole milliseconds.
  package let now: Date
  let marks: Marks

  package var today: Day { Day(at: now) }

  package func all(_ sql: SQL) throws -> [Row] { try database.rows(sql) }

  /// Runs a statement that gives no rows. Returns how many rows it changed.
  @discardableResult
  package func run(_ sql: SQL) throws -> Int {
    let statement = try database.cachedStatement(sql: sql.text)
    try statement.execute(arguments: StatementArguments(sql.values.map(\.databaseValue)))
    return database.changesCount
  }

  /// Runs an `INSERT … RETURNING id`.
  package func insert<T>(_ sql: SQL) throws -> Identifier<T> { try only(sql)["id"] }

  /// Says that public pages of an organisation show something this change touches: whoever keeps copies
  /// (the page cache) lets go of them as soon as the change is committed, and not if it is rolled back.
  package func touchPages(of organisation: Identifier<Organisation>) { marks.touched.insert(organisation) }

  /// What was touched, gathered while the transaction runs. One writer, one closure: never shared.
  final class Marks { var touched: Set<Identifier<Organisation>> = [] }
}
