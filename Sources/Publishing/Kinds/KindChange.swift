import Foundation
import Kernel
import Store

extension ItemKind {
  /// Sets a town's own word on a kind, or adds one of its own (设置种类). What is published keeps what it says.
  package static func keep(
    _ kind: ItemKind, isClosed: Bool = false, in town: Identifier<Organisation>, _ tx: Transaction
  ) throws {
    try tx.actor.require(.systemAdministration, in: town)
    let issues = try kind.issues()
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let text = String(decoding: try encoder.encode(kind), as: UTF8.self)
    try tx.run(
      """
      INSERT INTO item_kind (town, slug, definition, is_closed, changed_at)
      VALUES (\(town), \(kind.slug), \(text), \(isClosed), \(tx.now))
      ON CONFLICT (town, slug) DO UPDATE SET definition = excluded.definition, is_closed = excluded.is_closed,
        changed_at = excluded.changed_at
      """)
    try tx.record(
      isClosed ? "kind.closed" : "kind.kept", of: "kind:\(kind.slug)", in: town, "信息种类“\(kind.name)”")
    tx.touchPages(of: town)
  }

  /// Says from a day on when a field must be filled (必填时点). What the law orders is not loosened.
  package static func demand(
    _ field: String, of kind: KindInForce, _ moment: KindMoment, in town: Identifier<Organisation>, from day: Day,
    source: String, _ tx: Transaction
  ) throws {
    try tx.actor.require(.systemAdministration, in: town)
    guard let demand = kind.demands.first(where: { $0.field == field }) else { throw Fault.notFound }
    guard !demand.isLaw else { throw Fault.invalid(field, "\(demand.label)是上级规定必填的，不能改。") }
    guard !source.trimmed.isEmpty else { throw Fault.invalid("source", "请写明依据或来源，例如哪一次会议、哪一份通知。") }
    try Setting.set(
      KindDemand.setting(kind.slug, field), to: moment.rawValue, for: town, from: day, source: source.trimmed, tx)
  }

  private func issues() throws -> [Issue] {
    var issues: [Issue] = []
    if name.trimmed.isEmpty || name.count > 20 { issues.append(Issue("name", "请填写名称，最多 20 个字。")) }
    if use.trimmed.isEmpty || use.count > 100 { issues.append(Issue("use", "请用一句话写明什么时候用，最多 100 个字。")) }
    if template.count > 5000 { issues.append(Issue("template", "开头文字最多 5000 个字，请删减。")) }
    if !isPlain(slug) { issues.append(Issue("slug", "代号只能用小写字母、数字和连字符，1 至 40 个，以字母开头。")) }
    if asks.count > 30 { issues.append(Issue("asks", "一类信息最多 30 项要素，请删减。")) }
    for ask in asks where ask.control == .choice && ask.choices.count < 2 {
      issues.append(Issue("asks", "“\(ask.label)”是选项，请至少写两个可以选的。"))
    }
    if Set(asks.map(\.name)).count != asks.count { issues.append(Issue("asks", "有两项要素同名，请改一个。")) }
    return issues
  }

  private func isPlain(_ slug: String) -> Bool {
    (1...40).contains(slug.utf8.count) && slug.utf8.first.map { (97...122).contains($0) } == true
      && slug.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
  }
}
