import Accounts
import Files
import Hummingbird
import Kernel
import Manuscript
import Publishing
import Store

/// `GET /desk/items/:item/preview`: the newest edition as the public will read it (预览).
extension PreviewPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let id = Item.ID(try visit.number("item"))
    let (item, slug) = try await site.store.read { reader in
      let item = try Desk.item(id, as: visit.actor, reader)
      return (item, try Town.slug(item.item.town, reader))
    }
    let look = request.uri.queryParameters["as"].flatMap { Look(rawValue: String($0)) } ?? .reading
    let page = PreviewPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.preview(id.value)), item: id.value,
      reading: Reading(item, town: slug),
      mayEdit: item.newest?.state == .draft && ItemPowers(item, visit.actor).mayDraft, look: look)
    return Appearance.framing(.page(page.view, visit.visit))
  }
}

extension Reading {
  /// Pictures of a draft are not public yet: they are shown from the desk's own address of the file.
  init(_ item: DeskItem, town slug: String) {
    let id = item.item.id.value
    let shown = item.revision?.content.attachments ?? []
    let body = (item.revision?.body ?? "")
      .replacing("src=\"/\(slug)/attachments/", with: "src=\"/desk/items/\(id)/attachments/")
    let number = item.revision?.documentNumber ?? ""
    self.init(
      title: item.title, documentNumber: number.isEmpty ? nil : number, facts: item.facts, body: HTML(sanitised: body),
      attachments: item.attachments.filter { shown.contains($0.id) }.map {
        NavLink($0.name, DeskAddress.attachment(id, $0.id.value))
      })
  }
}

extension Reading {
  /// The draft as somebody outside is shown it, its files at the opinion link's own addresses.
  init(_ draft: OpinionLink.Draft, token: String, town slug: String) {
    let (revision, content) = (draft.revision, draft.revision.content)
    let facts = [
      ("栏目", draft.columnName), ("发布机构", content.issuer), ("成文日期", content.writtenOn?.chinese ?? ""),
      ("生效日期", content.effectiveOn?.chinese ?? ""),
    ].filter { !$0.1.isEmpty }
    self.init(
      title: content.title.isEmpty ? "（无标题）" : content.title,
      documentNumber: revision.documentNumber.isEmpty ? nil : revision.documentNumber,
      facts: DeskFacts(facts.map { DeskFacts.Fact($0.0, $0.1) }),
      body: HTML(
        sanitised: revision.body.replacing(
          "src=\"/\(slug)/attachments/", with: "src=\"\(DeskAddress.opinion(token))/attachments/")),
      attachments: draft.attachments.map { NavLink($0.name, DeskAddress.opinionFile(token, $0.id.value)) })
  }
}

extension Town {
  /// The address part of a town.
  static func slug(_ id: Identifier<Organisation>, _ reader: some Reader) throws -> String {
    guard let town = try Organisation.fetch(id, reader) else { throw Fault.notFound }
    return town.slug
  }
}

/// `GET /desk/items/:item/attachments/:file`: a file of an item that its reader may see, public or not (附件).
enum DraftAttachment {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (id, file) = (Item.ID(try visit.number("item")), Attachment.ID(try visit.number("file")))
    let item = try await site.store.read { try Desk.item(id, as: visit.actor, $0) }
    guard let attachment = item.attachments.first(where: { $0.id == file }) else { throw Fault.notFound }
    guard !attachment.isErased else { throw Fault(.gone, [Issue("", "这个附件已经紧急清除。")]) }
    guard site.files.holds(attachment.digest) else { throw MissingFile(digest: attachment.digest.hex) }
    return FileAnswer(
      path: site.files.path(of: attachment.digest), name: attachment.name, type: attachment.mediaType.rawValue,
      size: attachment.size, digest: attachment.digest.hex
    ).response(to: request)
  }
}

extension Reading {
  /// A text that no item has, such as an example: without pictures and files.
  init(title: String, documentNumber: String?, facts: DeskFacts, text: Manuscript) {
    self.init(
      title: title, documentNumber: documentNumber, facts: facts, body: HTML(sanitised: text.html { _ in nil }),
      attachments: [])
  }
}

extension HTML {
  /// A manuscript's sanitised output, without pictures of its own.
  init(_ manuscript: Manuscript) { self.init(sanitised: manuscript.html { $0 }) }
}
