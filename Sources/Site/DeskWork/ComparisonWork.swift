import Hummingbird
import Kernel
import Manuscript
import Publishing
import Store

/// `GET /desk/items/:item/comparison`: any two revisions of an item (版本对照); without a choice the last two.
extension ComparisonPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let id = Item.ID(try visit.number("item"))
    let (from, to) = (asked("from", request), asked("to", request))
    let (item, people, older, newer) = try await site.store.read { reader in
      let item = try Desk.item(id, as: visit.actor, reader)
      let newest = try to.flatMap { try Revision.fetch($0, in: id, reader) } ?? item.revision
      guard let newer = newest else { throw Fault.notFound }
      let before = try from ?? Revision.before(newer.id, in: id, reader)
      let older = try before.flatMap { try Revision.fetch($0, in: id, reader) } ?? newer
      return (item, try People(item.saves.map(\.actor) + [older.actor, newer.actor], reader), older, newer)
    }
    let diff = ContentDiff(from: older.content, to: newer.content)
    let before = Side(older, item, people)
    let page = ComparisonPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.comparison(id.value)), item: id.value, title: item.title,
      older: before, newer: Side(newer, item, people),
      fields: diff.fields.map { Field(name: $0.name, diff: DiffView.text($0.diff)) },
      body: DiffView.manuscript(diff.body), isSameBody: diff.body.isSame, files: files(diff, item),
      choices: item.saves.map { save in
        FormChoice(
          save.revision.description, "第 \(save.editionOrdinal) 版第 \(save.ordinal) 稿，\(Beijing.minute(save.at))，\(people[save.actor])")
      },
      restoring: Restoring.form(older, item, before.name, visit.actor))
    return .page(page.view, visit.visit)
  }

  private static func asked(_ name: String, _ request: Request) -> Revision.ID? {
    request.uri.queryParameters[Substring(name)].flatMap { Int64($0) }.map { Revision.ID($0) }
  }

  private static func files(_ diff: ContentDiff, _ item: DeskItem) -> [String] {
    func name(_ id: Attachment.ID) -> String { item.attachments.first { $0.id == id }?.name ?? "附件 \(id)" }
    return diff.attached.map { "增加附件：\(name($0))" } + diff.detached.map { "去掉附件：\(name($0))" }
  }
}

extension ComparisonPage.Side {
  init(_ revision: Revision, _ item: DeskItem, _ people: People) {
    let edition = item.editions.first { $0.id == revision.edition }?.ordinal ?? 1
    self.init(
      id: revision.id.value, name: "第 \(edition) 版第 \(revision.ordinal) 稿", time: Beijing.minute(revision.savedAt),
      author: people[revision.actor])
  }
}
