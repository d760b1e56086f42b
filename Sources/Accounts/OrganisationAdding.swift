import Kernel
import Store

/// Adding an organisation (单位) to the tree and correcting its names: the system administrator's work.
extension Organisation {
  /// Adds one below `parent`. A district has no parent and is added by the program alone.
  @discardableResult
  package static func add(
    _ kind: Kind, slug: String, name: String, shortName: String, code: String = "",
    below parent: Identifier<Organisation>? = nil, _ tx: Transaction
  ) throws -> Organisation {
    try mayAdd(below: parent, tx)
    var issues = try kindIssues(kind, parent, tx) + nameIssues(name, shortName, code)
    if let issue = Slug.issue(slug) {
      issues.append(issue)
    } else if try named(slug: slug, tx) != nil {
      issues.append(Issue("slug", "网址名“\(slug)”已被别的单位使用，请换一个。"))
    }
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    let id: Identifier<Organisation> = try tx.insert(
      """
      INSERT INTO organisation (parent, kind, slug, name, short_name, code, position)
      VALUES (\(parent), \(kind), \(slug), \(name), \(shortName), \(code),
        (SELECT COALESCE(MAX(position), 0) + 1 FROM organisation WHERE parent IS NOT DISTINCT FROM \(parent)))
      RETURNING id
      """)
    try tx.record("organisation.added", of: "organisation:\(id)", in: id, "\(name)（\(slug)）")
    try touchAll(id, tx)
    return Organisation(
      id: id, parent: parent, kind: kind, slug: slug, name: name, shortName: shortName, code: code)
  }

  /// Corrects the names and the organisation code. The address part stays: others link to it.
  package static func correct(
    _ id: Identifier<Organisation>, name: String, shortName: String, code: String, _ tx: Transaction
  ) throws {
    try tx.actor.require(.systemAdministration, in: id)
    guard try fetch(id, tx) != nil else { throw Fault.notFound }
    let issues = nameIssues(name, shortName, code)
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    try tx.run(
      "UPDATE organisation SET name = \(name), short_name = \(shortName), code = \(code) WHERE id = \(id)")
    try tx.record("organisation.corrected", of: "organisation:\(id)", in: id, "\(name)，\(shortName)，\(code)")
    try touchAll(id, tx)
  }

  private static func mayAdd(below parent: Identifier<Organisation>?, _ tx: Transaction) throws {
    if let parent { return try tx.actor.require(.systemAdministration, in: parent) }
    guard case .program = tx.actor else {
      throw Fault.forbidden("区县单位只能在服务器上用 yudeng 命令添加，请联系运维人员。")
    }
  }

  private static func kindIssues(
    _ kind: Kind, _ parent: Identifier<Organisation>?, _ tx: Transaction
  ) throws -> [Issue] {
    let above = try parent.flatMap { try fetch($0, tx)?.kind }
    switch (kind, above) {
    case (.district, nil) where parent == nil: return []
    case (.town, .district), (.village, .town), (.office, .town), (.office, .district): return []
    case (.district, _): return [Issue("parent", "区县是最上级单位，不能放在别的单位下面。")]
    case (.town, _): return [Issue("parent", "乡镇应放在区县下面，请重新选择上级单位。")]
    case (.village, _): return [Issue("parent", "村（社区）应放在乡镇下面，请重新选择上级单位。")]
    case (.office, _): return [Issue("parent", "站所应放在乡镇或区县下面，请重新选择上级单位。")]
    }
  }

  private static func nameIssues(_ name: String, _ shortName: String, _ code: String) -> [Issue] {
    var issues: [Issue] = []
    if !(1...100).contains(name.unicodeScalars.count) { issues.append(Issue("name", "请填写单位全称，不超过 100 个字。")) }
    if !(1...50).contains(shortName.unicodeScalars.count) {
      issues.append(Issue("shortName", "请填写单位简称，不超过 50 个字。"))
    }
    let plain = code.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || (65...90).contains($0) }
    if ![0, 9, 18].contains(code.utf8.count) || !plain {
      issues.append(Issue("code", "机构代码应为 9 位组织机构代码或 18 位统一社会信用代码，只含数字和大写字母；暂不清楚可留空。"))
    }
    return issues
  }

  /// The pages of those above list it too.
  private static func touchAll(_ id: Identifier<Organisation>, _ tx: Transaction) throws {
    tx.touchPages(of: id)
    for above in try ancestors(of: id, tx) { tx.touchPages(of: above.id) }
  }
}
