import Files
import Hummingbird
import Kernel
import Publishing
import Store

/// `/desk/attachments`: the files of the town looked over, and orphans cleared away (附件清点).
extension InventoryPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let town = try await site.workTown(visit)
    let found = try await site.store.read { try AttachmentInventory.fetch(in: town.id, as: visit.actor, $0) }
    let mayRemove = visit.staff.mayDraft
    let page = InventoryPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.inventory),
      duplicates: found.duplicates.map { lines in
        Content(
          name: lines.first?.attachment.name ?? "", size: FileSize.text(lines.first?.attachment.size ?? 0),
          places: lines.map(item))
      },
      orphans: found.orphans.map { line in
        Orphan(
          name: line.attachment.name, size: FileSize.text(line.attachment.size), added: Beijing.minute(line.addedAt),
          item: item(line), removal: mayRemove ? DeskAddress.orphanRemoval(line.attachment.id.value) : nil)
      })
    return .page(page.view, visit.visit)
  }

  static func remove(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let id = Attachment.ID(try visit.number("file"))
    return try await site.forms.read(request, visit.visit) { _ in
      let loose = try await site.store.write(as: visit.actor) { try Attachment.removeOrphan(id, $0) }
      for digest in loose { try site.files.remove(digest) }
      return .seeOther(DeskAddress.inventory, .orphanRemoved)
    }
  }

  private static func item(_ line: AttachmentInventory.Line) -> NavLink {
    NavLink(
      line.title.isEmpty ? "信息 \(line.number)" : line.title, DeskAddress.attachments(line.attachment.item.value))
  }
}
