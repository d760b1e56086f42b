import Foundation
import Kernel
import Store

/// What staff see of items at the desk (工作台), never more than their scope.
package enum Desk {
  /// What a list is narrowed to.
  package struct Filter: Equatable, Sendable {
    package var column: Column.ID?
    package var organisation: Identifier<Organisation>?
    package var state: EditionState.Name?
    /// Words of the title, or an item's number.
    package var text = ""
    package var onlyImported = false
    /// Whose work the newest edition is.
    package var writer: Identifier<AccountRow>?
    /// Changed, or published, on these days or between them; published when that is what is sorted by.
    package var from: Day?
    package var to: Day?
    package var order = Order.changed
    package init() {}
  }

  /// What a list is sorted by, the latest or highest first.
  package enum Order: String, CaseIterable, Sendable { case changed, published, number }

  /// A page of items, the latest touched first. Each stands with its newest edition.
  package struct Page: Equatable, Sendable {
    package let rows: [DeskLine]
    package let total: Int
    package let page: Int
    package let perPage: Int
  }

  package static func items(
    in town: Identifier<Organisation>, as actor: Actor, _ filter: Filter = Filter(), page: Int = 1, perPage: Int = 30,
    _ reader: some Reader
  ) throws -> Page {
    let page = max(1, min(page, 1_000_000))
    let rows = try reader.all(
      "\(query(town, actor, filter)) LIMIT \(perPage) OFFSET \((page - 1) * perPage)", DeskLine.init)
    let total = try reader.count("SELECT count(*) \(source(town, actor, filter))")
    return Page(rows: rows, total: total, page: page, perPage: perPage)
  }

  static func query(_ town: Identifier<Organisation>, _ actor: Actor, _ filter: Filter) -> SQL {
    """
    SELECT \(DeskLine.columns) \(source(town, actor, filter)) ORDER BY \(order(filter.order))
    """
  }

  private static func order(_ order: Order) -> SQL {
    switch order {
    case .changed: "item.changed_at DESC, item.id DESC"
    case .published: "item.published_at DESC, item.id DESC"
    case .number: "item.number DESC"
    }
  }

  private static func source(_ town: Identifier<Organisation>, _ actor: Actor, _ filter: Filter) -> SQL {
    var conditions: [SQL] = [
      "item.town = \(town)", Scope.condition(actor),
      "edition.ordinal = (SELECT max(newest.ordinal) FROM edition AS newest WHERE newest.item = item.id)",
    ]
    if let column = filter.column { conditions.append("item.column_id = \(column)") }
    if let organisation = filter.organisation { conditions.append("item.organisation = \(organisation)") }
    if let state = filter.state { conditions.append("edition.state = \(state)") }
    if filter.onlyImported { conditions.append("item.imported_at IS NOT NULL") }
    if let writer = filter.writer { conditions.append("edition.account = \(writer)") }
    conditions += dates(filter)
    let words = filter.text.trimmed
    if let number = Int(words) {
      conditions.append("(item.number = \(number) OR \(contains(words)))")
    } else if !words.isEmpty {
      conditions.append(contains(words))
    }
    return """
      FROM item JOIN edition ON edition.item = item.id \(DeskLine.joins)
      WHERE \(SQL.joined(conditions, by: " AND "))
      """
  }

  private static func dates(_ filter: Filter) -> [SQL] {
    let date: SQL = filter.order == .published ? "item.published_at" : "item.changed_at"
    var conditions: [SQL] = filter.order == .published ? ["item.published_at IS NOT NULL"] : []
    if let from = filter.from { conditions.append("\(date) >= \(from.start)") }
    if let to = filter.to { conditions.append("\(date) < \((to + 1).start)") }
    return conditions
  }

  /// Part of the title, taken literally.
  private static func contains(_ words: String) -> SQL {
    let literal = words.replacing("!", with: "!!").replacing("%", with: "!%").replacing("_", with: "!_")
    return "revision.title LIKE \("%\(literal)%") ESCAPE '!'"
  }
}
