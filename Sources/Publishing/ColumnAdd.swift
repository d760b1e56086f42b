import Kernel
import Store

/// What a new column is to be (新栏目).
package struct NewColumn: Sendable {
  package var slug: String
  package var name: String
  package var kind: ColumnKind
  package var parent: Column.ID?
  package var basis = ""
  package var description = ""
  package var owner = ""
  package var periodDays: Int?
  package var steps = ReviewStep.standard

  package init(slug: String, name: String, kind: ColumnKind, parent: Column.ID? = nil) {
    self.slug = slug
    self.name = name
    self.kind = kind
    self.parent = parent
  }

  func issues() -> [Issue] {
    var issues = Column.nameIssues(name) + Column.slugIssues(slug) + ReviewStep.issues(steps)
    if let periodDays, periodDays < 1 { issues.append(Issue("periodDays", "更新周期至少 1 天，不设周期请留空。")) }
    return issues
  }
}

extension Column {
  /// Adds a column to a town (新建栏目), after its sisters.
  package static func add(_ new: NewColumn, in town: Identifier<Organisation>, _ tx: Transaction) throws -> ID {
    try tx.actor.require(.systemAdministration, in: town)
    var issues = new.issues()
    if try isTaken(new.slug, in: town, tx) { issues.append(Issue("slug", "网址名称“\(new.slug)”已经用过，请换一个。")) }
    if let parent = new.parent, try find(parent, tx).town != town { throw Fault.notFound }
    guard issues.isEmpty else { throw Fault.invalid(issues) }

    let id: ID = try tx.insert(
      """
      INSERT INTO site_column (town, parent, slug, name, kind, period_days, owner, basis, description, steps, position)
      VALUES (\(town), \(new.parent), \(new.slug), \(new.name.trimmed), \(new.kind), \(new.periodDays), \(new.owner),
        \(new.basis), \(new.description), \(ReviewStep.spell(new.steps)), \(try nextPosition(town, tx)))
      RETURNING id
      """)
    try tx.record("column.added", of: "column:\(id)", in: town, "\(new.name)（\(new.slug)）")
    tx.touchPages(of: town)
    return id
  }

  private static func nextPosition(_ town: Identifier<Organisation>, _ tx: Transaction) throws -> Int {
    try tx.count("SELECT COALESCE(max(position), 0) + 1 FROM site_column WHERE town = \(town)")
  }

  /// An address that ever was is never given to another column: old links would lead astray.
  static func isTaken(_ slug: String, in town: Identifier<Organisation>, _ tx: Transaction) throws -> Bool {
    try tx.count(
      """
      SELECT (SELECT count(*) FROM site_column WHERE town = \(town) AND slug = \(slug))
        + (SELECT count(*) FROM old_slug WHERE town = \(town) AND slug = \(slug)) AS uses
      """) > 0
  }

  static func nameIssues(_ name: String) -> [Issue] {
    if name.trimmed.isEmpty { return [Issue("name", "请填写栏目名称。")] }
    return name.count <= 50 ? [] : [Issue("name", "栏目名称最多 50 个字，请删减。")]
  }

  /// Words that stand in addresses for other pages of a town.
  static let reserved: Set<String> = [
    "search", "feed", "attachments", "sitemap", "desk", "health", "assets", "api", "catalogue", "map", "view",
    "ask", "answers",
  ]

  static func slugIssues(_ slug: String) -> [Issue] {
    let isPlain = slug.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
    if slug.isEmpty || slug.utf8.count > 40 || !isPlain || slug.hasPrefix("-") || slug.hasSuffix("-") {
      return [Issue("slug", "网址名称只能用小写字母、数字和连字符，1 至 40 个，不能以连字符开头或结尾。")]
    }
    return reserved.contains(slug) ? [Issue("slug", "“\(slug)”另有用途，请换一个网址名称。")] : []
  }
}
