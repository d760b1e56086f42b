import Accounts
import Hummingbird
import Kernel
import Publishing
import Store

/// `GET /desk/items/new` and `GET /desk/items/:item/draft`: the editor, empty or with what is there (编辑信息).
extension EditorPage {
  static func begin(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let place = try await site.workplace(visit)
    let home = place.home(of: visit.staff)
    let name = try await site.store.read { try Organisation.fetch(home, $0)?.name } ?? place.organisation.name
    var draft = ItemDraft(issuer: name, openness: Openness.active.rawValue, source: name)
    draft.column = request.uri.queryParameters["column"].map { String($0.prefix(40)) } ?? ""
    if let slug = request.uri.queryParameters["kind"].map({ String($0.prefix(40)) }) {
      try await draft.begin(slug, issuer: name, site, place)
    }
    let kept = try await kept(site, request, visit, of: nil)
    if let kept { draft = ItemDraft(Form(kept)) }
    return .page(try await make(site, visit, draft, of: nil, filled: kept).view, visit.visit)
  }

  static func edit(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let id = Item.ID(try visit.number("item"))
    let item = try await site.store.read { try Desk.item(id, as: visit.actor, $0) }
    guard ItemPowers(item, visit.actor).mayDraft else {
      throw Fault.forbidden("您没有这个栏目的经办权限，不能编辑这条信息，请联系系统管理员。")
    }
    guard item.newest?.state == .draft, let content = item.revision?.content else {
      throw Fault.conflict("这一版现在是“\(item.stateMark.word)”，不能编辑。要修改请先收回，或者另起一版。")
    }
    let kept = try await kept(site, request, visit, of: id)
    let draft = kept.map { ItemDraft(Form($0)) } ?? ItemDraft(content, column: item.column.slug)
    return .page(
      try await make(site, visit, draft, of: item, form: kept.map(Form.init), filled: kept).view, visit.visit)
  }

  /// What was kept unsaved, when the address asks for it and it belongs here.
  private static func kept(
    _ site: Site, _ request: Request, _ visit: DeskVisit, of item: Item.ID?
  ) async throws -> KeptDraft? {
    guard let id = request.uri.queryParameters["kept"].flatMap({ Int64($0) }) else { return nil }
    let kept = try await site.store.read { try KeptDraft.find(KeptDraft.ID(id), of: visit.actor, $0) }
    guard kept.item == item else { throw Fault.notFound }
    return kept
  }

  /// The editor with whatever was typed.
  static func make(
    _ site: Site, _ visit: DeskVisit, _ draft: ItemDraft, of item: DeskItem?, form: Form? = nil, issues: [Issue] = [],
    notice: String? = nil, filled: KeptDraft? = nil
  ) async throws -> EditorPage {
    let place = try await site.workplace(visit)
    let home = item?.item.organisation ?? place.home(of: visit.staff)
    let tree = try await tree(site, place, item)
    let columns = FormChoice.columns(tree) { column in
      column.id == item?.item.column || column.takesWriting && visit.actor.mayWrite(in: home, column.id)
    }
    let address = item.map { DeskAddress.draft($0.item.id.value) } ?? DeskAddress.newItem()
    let text = EditorText(draft.body, of: item, site.assets)
    var draft = draft
    draft.body = text.field
    let kinds = try await KindChoices.fetch(site, place, item, draft)
    return EditorPage(
      frame: try await site.deskFrame(visit, at: address), item: item?.item.id.value,
      // What was kept goes on from the revision it began with: a later one is then a conflict, not overwritten.
      revision: item?.newest.map { Int64(filled?.revision ?? $0.revision) }, draft: draft,
      keeping: try await DraftKeeping.make(site, visit, of: item, filled: filled, form: filled == nil ? form : nil),
      editorText: text, choices: ItemChoices(columns: columns, keeping: draft, kinds: kinds.choices),
      attachments: attached(item, removing: form?.all("remove") ?? []), issues: issues.inEditor,
      notice: notice ?? item.flatMap(Self.notice), asksChangeNote: (item?.newest?.ordinal ?? 1) > 1,
      isUrgent: EditorUrgency.isTicked(form ?? filled.map(Form.init), item), kind: kinds.section)
  }

  private static func tree(_ site: Site, _ place: Workplace, _ item: DeskItem?) async throws -> ColumnTree {
    if let town = place.town, item == nil || item?.item.town == town.id { return town.tree }
    guard let item else { throw Fault.forbidden("您的单位不属于任何乡镇，不能新建信息，请联系系统管理员。") }
    return try await site.store.read { try ColumnTree.fetch(item.item.town, $0) }
  }

  private static func attached(_ item: DeskItem?, removing: [String]) -> [Attached] {
    guard let item, let shown = item.revision?.content.attachments else { return [] }
    return item.attachments.filter { shown.contains($0.id) }.map {
      Attached(
        id: $0.id.value, name: $0.name, address: DeskAddress.attachment(item.item.id.value, $0.id.value),
        size: FileSize.text($0.size), isToBeRemoved: removing.contains($0.id.description))
    }
  }

  /// Why it came back, or that the public page stays as it is.
  private static func notice(_ item: DeskItem) -> String? {
    let last = item.history.first { $0.verb != "save" }
    if let last, last.verb == "sendBack" { return "审核退回：\(last.note)" }
    return item.live == nil ? nil : "您在修改已发布的信息：新版本审核通过以前，公开页面保持不变。"
  }
}

extension Column {
  /// Whether people write new items into it. The guide is made from settings.
  var takesWriting: Bool { !isClosed && kind.takesItems && kind != .guide }
}

extension Actor {
  func mayWrite(in organisation: Identifier<Organisation>, _ column: Column.ID) -> Bool {
    may(.draft, in: organisation, column: column) || may(.villageDraft, in: organisation, column: column)
  }
}
