import Casework
import Foundation
import Hummingbird
import Kernel
import Store

/// Uploading a list of orders (导入工单).
extension TicketImportsPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await make(site, visit).view, visit.visit)
  }

  static func take(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (town, seal) = (try await site.workTown(visit), site.contactSeal)
    return try await site.forms.read(request, visit.visit) { form in
      do {
        guard let file = form.files.first(where: { $0.field == "file" }), file.size > 0 else {
          throw Fault.invalid("file", "请选择要导入的文件。")
        }
        _ = try await VirusScan.check(file, site, visit)
        let table = try TicketTable.read(Array(try Data(contentsOf: file.path)), name: file.name)
        let id = try await site.store.write(as: visit.actor) {
          try TicketImport.keep(table, name: file.name, in: town.id, seal, $0)
        }
        return .seeOther(DeskAddress.ticketImport(id.value).text)
      } catch let fault as Fault where fault.kind == .invalid {
        let issues = fault.issues.map { Issue("file", $0.sentence) }
        return .page(try await make(site, visit, issues).view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  private static func make(_ site: Site, _ visit: DeskVisit, _ issues: [Issue] = []) async throws -> TicketImportsPage {
    let town = try await site.workTown(visit)
    let list = try await site.store.read { try TicketImport.list(in: town.id, $0) }
    return TicketImportsPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.ticketImports),
      past: list.map {
        Past(
          link: NavLink($0.name, DeskAddress.ticketImport($0.id.value)),
          outcome: $0.isWaiting && $0.job == nil ? "等着核对列名" : ($0.isWaiting ? "正在导入：" : "") + $0.outcome,
          time: Beijing.minute($0.at))
      }, issues: issues)
  }
}
