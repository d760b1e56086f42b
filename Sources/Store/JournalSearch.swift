import Foundation
import Kernel

extension Journal {
  /// What somebody looks for in the journal (日志查询). Empty conditions ask for nothing.
  package struct Search: Sendable {
    /// The organisations one may look at; nil means all, and also what belongs to none.
    package var organisations: [Identifier<Organisation>]?
    /// Part of the actor's name as the journal writes it.
    package var actor = ""
    /// Accounts that are meant by a person's name; they match too.
    package var accounts: [Identifier<AccountRow>] = []
    package var event = ""
    /// What it was done to, as the journal writes it: `item:41`.
    package var subject = ""
    package var from: Day?
    /// The last day, included.
    package var to: Day?

    package init(organisations: [Identifier<Organisation>]?) { self.organisations = organisations }

    var condition: SQL {
      var all: [SQL] = ["id > 0"]
      if let organisations { all.append("organisation IN \(list: organisations)") }
      if !actor.isEmpty { all.append(by) }
      if !event.isEmpty { all.append("event = \(event)") }
      if !subject.isEmpty { all.append("subject = \(subject)") }
      if let from { all.append("at >= \(from.start)") }
      if let to { all.append("at < \((to + 1).start)") }
      return SQL.joined(all, by: " AND ")
    }

    private var by: SQL {
      let escaped = actor.replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_")
      let part = "%" + escaped + "%"
      let named: SQL = "actor LIKE \(part) ESCAPE '\\'"
      let meant = accounts.map { account -> SQL in
        let pattern = "staff:\(account):%"
        return "actor LIKE \(pattern)"
      }
      return "(\(SQL.joined([named] + meant, by: " OR ")))"
    }
  }

  /// Beyond this nobody counts or turns pages: one narrows the search.
  package static let counted = 10_000

  /// One page of what is found, newest first, and how many there are, up to `counted` and one.
  package static func find(
    _ search: Search, page: Int, perPage: Int = 50, _ reader: some Reader
  ) throws -> (entries: [Entry], total: Int) {
    let total = try reader.count(
      "SELECT count(*) FROM (SELECT id FROM journal WHERE \(search.condition) ORDER BY id DESC LIMIT \(counted + 1)) AS found")
    let entries = try reader.all(
      """
      SELECT * FROM journal WHERE \(search.condition)
      ORDER BY id DESC LIMIT \(perPage) OFFSET \((max(1, page) - 1) * perPage)
      """, Entry.init)
    return (entries, total)
  }
}
