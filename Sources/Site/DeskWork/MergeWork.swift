import HTTPTypes
import Hummingbird
import Kernel
import Manuscript
import Publishing
import Store

/// The merge of two people's work in the desk (合并): shown when a save meets a newer revision, and taken back into the
/// editor when everything is chosen.
extension MergePage {
  /// The answer to a save that came too late; nil when there is no common ground to merge from.
  static func answer(_ site: Site, _ visit: DeskVisit, _ form: Form, _ item: DeskItem) async throws -> Response? {
    guard let merge = try await merge(site, form, item) else { return nil }
    return try await show(site, visit, form, item, merge, status: .conflict)
  }

  /// `POST /desk/items/:item/merging`: by the choices made, to the editor. Somebody may have saved once more.
  static func take(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let id = Item.ID(try visit.number("item"))
    return try await site.forms.read(request, visit.visit) { form in
      let item = try await site.store.read { try Desk.item(id, as: visit.actor, $0) }
      guard ItemPowers(item, visit.actor).mayDraft else { throw Fault.forbidden("您没有这个栏目的经办权限，不能编辑这条信息。") }
      guard let merge = try await merge(site, form, item) else {
        throw Fault.conflict("这一版已经不能编辑，请复制您写的内容，从信息页重新开始。")
      }
      let isNew = form["merged-with"] != item.newest.map { String($0.revision) }
      return try await show(
        site, visit, form, item, merge, isAgain: !isNew, status: isNew ? .conflict : .unprocessableContent)
    }
  }

  /// From the revision that the writer began with, as its edition still has it.
  private static func merge(_ site: Site, _ form: Form, _ item: DeskItem) async throws -> DraftMerge? {
    guard let edition = item.newest, edition.state == .draft, let theirs = item.revision?.content,
      let began = form["revision"].flatMap({ Int($0) }),
      let base = try await site.store.read({ try Revision.at(began, of: edition.id, $0) })?.content
    else { return nil }
    let draft = ItemDraft(form)
    let mine = try draft.content(upon: base).content
    return DraftMerge(base: base, mine: (draft, mine.manuscript), theirs: theirs, column: item.column.slug)
  }

  private static func show(
    _ site: Site, _ visit: DeskVisit, _ form: Form, _ item: DeskItem, _ merge: DraftMerge, isAgain: Bool = false,
    status: HTTPResponse.Status
  ) async throws -> Response {
    if merge.isSettled || isAgain, let merged = merge.merged(form) {
      let notice = "已合并，还没有保存：请核对下面的内容，再点“保存草稿”。"
      let page = try await EditorPage.make(site, visit, merged, of: item, form: form, notice: notice)
      return .page(page.view, status: isAgain ? .ok : .conflict, visit.visit)
    }
    let people = try await site.store.read { try People(item.revision.map { [$0.actor] } ?? [], $0) }
    let issues = isAgain ? [Issue("", "还有地方没有选，请在每一处选一个。")] : []
    let colleague = item.revision.map { people[$0.actor] } ?? "同事"
    let page = MergePage(
      frame: try await site.deskFrame(visit, at: DeskAddress.item(item.item.id.value)), item: item.item.id.value,
      title: item.title, colleague: colleague, time: item.revision.map { Beijing.minute($0.savedAt) } ?? "",
      fields: merge.fields.map {
        let name = DraftMerge.choice(of: $0.name)
        return Choice(name: name, label: $0.label, mine: $0.mine, theirs: $0.theirs, chosen: form[name] ?? "")
      },
      parts: parts(merge.body, colleague, form), hidden: hidden(form, item), issues: issues)
    return .page(page.view, status: status, visit.visit)
  }

  private static func parts(_ body: Merge<Block>, _ colleague: String, _ form: Form) -> [Part] {
    func text(_ blocks: [Block]) -> String { Manuscript(blocks: blocks).plainText }
    var contested = 0
    return body.parts.map { part in
      switch part {
      case .settled(let blocks, _, .neither): return .same(text(blocks))
      case .settled(let blocks, let base, let origin):
        let who =
          switch origin {
          case .mine: "您改的，已采用"
          case .theirs: "\(colleague)改的，已采用"
          case .both, .neither: "两边改得一样"
          }
        return .settled(who, blocks.isEmpty ? "（删去）\(text(base))" : text(blocks))
      case .contested(_, let mine, let theirs):
        let name = DraftMerge.choice(ofPart: contested)
        contested += 1
        return .contested(
          Choice(
            name: name, label: "第 \(contested) 处", mine: text(mine), theirs: text(theirs), chosen: form[name] ?? "",
            mayBoth: true))
      }
    }
  }

  /// All that was sent goes along, but what belongs to the page itself and the choices, which are made anew.
  private static func hidden(_ form: Form, _ item: DeskItem) -> [DeskForm.Hidden] {
    let sent = form.fields.filter {
      $0.name != CrossSite.field && $0.name != "then" && $0.name != "merged-with" && !$0.name.hasPrefix("take-")
    }
    return sent.map { DeskForm.Hidden($0.name, $0.value) }
      + [DeskForm.Hidden("merged-with", item.newest.map { String($0.revision) } ?? "")]
  }
}
