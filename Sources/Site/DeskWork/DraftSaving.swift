import Files
import HTTPTypes
import Hummingbird
import Kernel
import Publishing
import Store

/// `POST /desk/items` and `POST /desk/items/:item/draft`: what was typed becomes a revision (保存稿件). What cannot be
/// saved comes back in the form as it was typed.
extension EditorPage {
  static func create(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (town, place) = (try await site.workTown(visit), try await site.workplace(visit))
    return try await site.forms.read(request, visit.visit) { form in
      let draft = ItemDraft(form)
      do {
        guard let column = town.tree.find(draft.column) else { throw Fault.invalid("column", "请选择栏目。") }
        let saving = try await DraftSaving(
          draft, form, upon: nil, column, try await Uploads.receive(form, site, visit), PastedPictures(site, visit))
        let home = place.home(of: visit.staff)
        let item = try await site.store.write(as: visit.actor) { try saving.create(in: home, $0) }
        return try await proceed(site, visit, form, item, saving)
      } catch let fault as Fault where fault.kind == .invalid {
        let lost = form.files.isEmpty ? [] : [Issue("files", "浏览器不会记住文件，请重新选择要上传的附件。")]
        let page = try await make(site, visit, draft, of: nil, form: form, issues: fault.issues + lost)
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  static func save(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let id = Item.ID(try visit.number("item"))
    return try await site.forms.read(request, visit.visit) { form in
      let draft = ItemDraft(form)
      let (item, tree) = try await site.store.read { reader in
        let item = try Desk.item(id, as: visit.actor, reader)
        return (item, try ColumnTree.fetch(item.item.town, reader))
      }
      do {
        guard let column = tree.find(draft.column) else { throw Fault.invalid("column", "请选择栏目。") }
        let saving = try await DraftSaving(
          draft, form, upon: item.revision?.content, column, try await Uploads.receive(form, site, visit),
          PastedPictures(site, visit))
        try await site.store.write(as: visit.actor) { try saving.save(id, $0) }
        return try await proceed(site, visit, form, id, saving)
      } catch let fault as Fault where fault.kind == .invalid || fault.kind == .conflict {
        return try await again(site, visit, form, id, fault)
      }
    }
  }

  /// The form with all that was typed, and what is wrong or who was faster.
  private static func again(
    _ site: Site, _ visit: DeskVisit, _ form: Form, _ id: Item.ID, _ fault: Fault
  ) async throws -> Response {
    let item = try await site.store.read { try Desk.item(id, as: visit.actor, $0) }
    guard fault.kind == .conflict else {
      let lost = form.files.isEmpty ? [] : [Issue("files", "浏览器不会记住文件，请重新选择要上传的附件。")]
      var page = try await make(site, visit, ItemDraft(form), of: item, form: form, issues: fault.issues + lost)
      // Still upon the revision that the writer began with: what others saved since stays a conflict.
      page.revision = form["revision"].flatMap { Int64($0) } ?? page.revision
      return .page(page.view, status: .unprocessableContent, visit.visit)
    }
    if let merge = try await MergePage.answer(site, visit, form, item) { return merge }
    let notice = fault.issues.map(\.sentence).joined() + "您填写的内容都还在下面：请对照“历史”里最新的一稿合并，再保存一次就以您的为准。"
    let page = try await make(site, visit, ItemDraft(form), of: item, form: form, notice: notice)
    return .page(page.view, status: .conflict, visit.visit)
  }

  /// After saving: to the item, to its preview, or on to the reviewers.
  private static func proceed(
    _ site: Site, _ visit: DeskVisit, _ form: Form, _ id: Item.ID, _ saving: DraftSaving
  ) async throws -> Response {
    try await EditorUrgency.take(site, visit, form, id)
    switch form["then"] {
    case "preview": return .seeOther(DeskAddress.preview(id.value), saving.done)
    case "proof": return .seeOther(DeskAddress.proof(id.value), saving.done)
    case "submit": break
    default: return .seeOther(DeskAddress.item(id.value), saving.done)
    }
    do {
      try await site.store.write(as: visit.actor) { try ItemActs.submit(try Desk.item(id, as: visit.actor, $0), $0) }
      return .seeOther(DeskAddress.item(id.value), .submitted)
    } catch let fault as Fault where fault.kind == .invalid {
      let item = try await site.store.read { try Desk.item(id, as: visit.actor, $0) }
      let draft = item.revision.map { ItemDraft($0.content, column: item.column.slug) } ?? ItemDraft(form)
      var page = try await make(
        site, visit, draft, of: item, issues: fault.issues, notice: "草稿已保存，还不能提交审核：下面几处请先补齐。")
      page.isSaved = true
      return .page(page.view, status: .unprocessableContent, visit.visit)
    }
  }
}

/// A draft on its way into the database: read, judged, its files kept.
struct DraftSaving: Sendable {
  private let content: Content
  private let column: Column
  private let uploads: Uploads
  private let removed: Set<String>
  /// Pictures that were pasted into the text once and stand in it no longer.
  private let abandoned: Set<String>
  /// The revision that the writer had before him.
  private let expected: Int
  private let tab: DraftTab
  let done: Done

  init(
    _ draft: ItemDraft, _ form: Form, upon base: Content?, _ column: Column, _ received: Uploads,
    _ pictures: PastedPictures
  ) async throws {
    var (content, body) = try draft.content(upon: base)
    if content.opennessBasis.isEmpty { content.opennessBasis = column.basis }
    var uploads = received
    try await pictures.settle(&content.manuscript, body.media, in: &uploads)
    abandoned = PastedPictures.names(base?.manuscript).subtracting(PastedPictures.names(content.manuscript))
    (self.content, self.column, self.uploads) = (content, column, uploads)
    removed = Set(form.all("remove"))
    tab = DraftTab(form)
    expected = form["revision"].flatMap { Int($0) } ?? 0
    done = body.isMended ? .mended : .saved
  }

  func create(in home: Identifier<Organisation>, _ tx: Transaction) throws -> Item.ID {
    let edition = try Item.draft(content, in: home, column: column.id, tx)
    try KeptDraft.settle(tab.name, restored: tab.restored, tx)
    guard !uploads.files.isEmpty else { return edition.item }
    var content = content
    content.attachments = try uploads.arranged([], of: edition.item, tx)
    _ = try Edition.save(edition.id, content, expecting: edition.revision, tx)
    return edition.item
  }

  func save(_ id: Item.ID, _ tx: Transaction) throws {
    let item = try Desk.item(id, as: tx.actor, tx)
    guard let edition = item.newest else { throw Fault.notFound }
    if item.item.column != column.id { try Item.move(id, to: column.id, tx) }
    var content = content
    let gone = Set(item.attachments.filter { abandoned.contains($0.name) }.map(\.id))
    let kept = (item.revision?.content.attachments ?? []).filter {
      !removed.contains($0.description) && !gone.contains($0)
    }
    content.attachments = try uploads.arranged(kept, of: id, tx)
    _ = try Edition.save(edition.id, content, expecting: expected, tx)
    try KeptDraft.settle(tab.name, restored: tab.restored, tx)
  }
}
