import Accounts
import Hummingbird
import Kernel
import Store

/// `GET` and `POST /desk/api-tokens` (接口令牌): issued and revoked by the system administrator of the town.
extension ApiTokensPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await page(site, visit, Typed()).view, visit.visit)
  }

  /// The answer shows the key, this once; so there is no redirect whose address would have to carry it.
  static func issue(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let town = try await site.workTown(visit)
    return try await site.forms.read(request, visit.visit) { form in
      let typed = Typed(name: form.line("name"), days: form.line("days"))
      do {
        let key = try await site.store.write(as: visit.actor) {
          try ApiToken.issue(typed.name, for: town.id, days: Int(typed.days) ?? 0, site.entropy, $0)
        }
        var page = try await page(site, visit, Typed())
        page.key = key
        return .page(page.view, visit.visit)
      } catch let fault as Fault where fault.kind == .invalid {
        var page = try await page(site, visit, typed)
        page.issues = fault.issues
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  static func revoke(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (town, id) = (try await site.workTown(visit), ApiToken.ID(try visit.number("token")))
    return try await site.forms.read(request, visit.visit) { _ in
      try await site.store.write(as: visit.actor) { try ApiToken.revoke(id, in: town.id, $0) }
      return .seeOther(DeskAddress.apiTokens, .tokenRevoked)
    }
  }

  private static func page(_ site: Site, _ visit: DeskVisit, _ typed: Typed) async throws -> ApiTokensPage {
    let (town, today) = (try await site.workTown(visit), site.store.today())
    let (list, people) = try await site.store.read { (try ApiToken.list(of: town.id, $0), try StaffNames($0)) }
    let rows = list.map { token in
      let isOpen = token.isOpen(on: today)
      return Row(
        id: token.id.value, name: token.name, issued: "\(Beijing.minute(token.issuedAt))，\(people[token.issuedBy])",
        standing: token.isRevoked ? "已收回" : isOpen ? "有效至 \(token.lastDay)" : "已过期（\(token.lastDay)）",
        used: token.usedOn?.description ?? "没有用过", isOpen: isOpen)
    }
    return ApiTokensPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.apiTokens), town: town.organisation.shortName, rows: rows,
      typed: typed)
  }
}
