import Foundation
import GRDB
import Kernel

/// Something that can be asked: a snapshot being read, or a transaction being written.
package protocol Reader {
  /// Every row the statement gives.
  func all(_ sql: SQL) throws -> [Row]
}

extension Reader {
  /// Every row, made into something.
  package func all<T>(_ sql: SQL, _ make: (Row) throws -> T) throws -> [T] { try all(sql).map(make) }

  /// The first row, if there is one.
  package func first(_ sql: SQL) throws -> Row? { try all(sql).first }
  package func first<T>(_ sql: SQL, _ make: (Row) throws -> T) throws -> T? { try first(sql).map(make) }

  /// The one row there must be.
  package func only(_ sql: SQL) throws -> Row {
    guard let row = try first(sql) else { throw Misread.noRow }
    return row
  }

  /// The first column of the first row; nil when there is no row or the column is null.
  package func value<T: Storable>(_ sql: SQL, as type: T.Type = T.self) throws -> T? {
    guard let row = try first(sql), let name = row.names.ordered.first else { return nil }
    return try row[name]
  }

  package func count(_ sql: SQL) throws -> Int { try value(sql) ?? 0 }
}

/// The database as it was at one moment, for the length of one `read`.
package struct Snapshot: Reader {
  let database: Database
  package func all(_ sql: SQL) throws -> [Row] { try database.rows(sql) }
}

extension Database {
  func rows(_ sql: SQL) throws -> [Row] {
    let statement = try cachedStatement(sql: sql.text)
    let arguments = StatementArguments(sql.values.map(\.databaseValue))
    try statement.setArguments(arguments)
    do {
      return try StatementRows(statement).all()
    } catch {
      // A statement that failed says so once more when it is next reset; nobody should hear of it then.
      try? statement.setArguments(arguments)
      throw error
    }
  }
}

/// The rows of a statement in our own shape. GRDB's row would make a table of the column names' lower-case forms for
/// every statement that is run.
private final class StatementRows: DatabaseCursor {
  typealias Element = [Value]

  var _isDone = false
  let _statement: Statement
  private let columns: CInt

  init(_ statement: Statement) {
    _statement = statement
    columns = CInt(statement.columnCount)
  }

  func _element(sqliteStatement: SQLiteStatement) -> [Value] {
    (0..<columns).map { Value(DatabaseValue(sqliteStatement: sqliteStatement, index: $0)) }
  }

  func all() throws -> [Row] {
    guard let first = try next() else { return [] }
    let names = Row.Names(_statement.columnNames)
    var rows = [Row(names: names, values: first)]
    while let values = try next() { rows.append(Row(names: names, values: values)) }
    return rows
  }
}

extension Value {
  var databaseValue: DatabaseValue {
    switch self {
    case .null: .null
    case .integer(let number): number.databaseValue
    case .real(let number): number.databaseValue
    case .text(let text): text.databaseValue
    case .blob(let bytes): bytes.databaseValue
    }
  }

  init(_ value: DatabaseValue) {
    switch value.storage {
    case .null: self = .null
    case .int64(let number): self = .integer(number)
    case .double(let number): self = .real(number)
    case .string(let text): self = .text(text)
    case .blob(let bytes): self = .blob(bytes)
    }
  }
}
