import Kernel
import Store

/// Something found by a patrol just now (巡检所见), before it is compared with what is known already.
struct PatrolFound: Equatable, Sendable {
  let check: PatrolCheck
  /// The same fault has the same key, whenever it is found.
  let key: String
  let organisation: Identifier<Organisation>
  var column: Column.ID?
  var item: Item.ID?
  var subject = ""
  /// In words; never words of the text itself, which an erasure would have to reach.
  let detail: String
  var account: Identifier<AccountRow>?

  /// Of an item.
  init(_ check: PatrolCheck, _ item: PatrolItem, subject: String = "", _ detail: String) {
    self.check = check
    key = "\(check.rawValue):item:\(item.id)" + (subject.isEmpty ? "" : ":\(subject.prefix(500))")
    (organisation, column, self.item) = (item.organisation, item.column, item.id)
    (self.subject, self.detail, account) = (String(subject.prefix(1000)), detail, item.account)
  }

  /// Of a column.
  init(_ check: PatrolCheck, _ column: Column, _ detail: String) {
    self.check = check
    key = "\(check.rawValue):column:\(column.id)"
    (organisation, self.column, self.detail) = (column.town, column.id, detail)
  }

  /// Of a question that another domain handed in.
  init(_ town: Identifier<Organisation>, question source: String, _ detail: String) {
    check = .unanswered
    key = "unanswered:\(source)"
    (organisation, subject, self.detail) = (town, source, detail)
  }
}
