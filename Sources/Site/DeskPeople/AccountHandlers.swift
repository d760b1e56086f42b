import Accounts
import Foundation
import Hummingbird
import Kernel
import Publishing
import Store

/// `GET` and `POST /desk/accounts/:account`: one account (账号设置).
extension AccountEditPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await page(try visit.account, site, visit).view, visit.visit)
  }

  /// Corrects the names.
  static func take(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let id = try visit.account
    return try await site.forms.read(request, visit.visit) { form in
      let (name, displayName) = (form.line("name"), form.line("displayName"))
      do {
        try await site.store.write(as: visit.actor) { tx in
          try Account.rename(id, name: name, displayName: displayName, tx)
        }
      } catch let fault as Fault where fault.kind == .invalid {
        var page = try await page(id, site, visit)
        (page.draft.name, page.draft.displayName, page.issues) = (name, displayName, fault.issues)
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
      return .seeOther(DeskAddress.account(id.value).text + "?done=account-saved")
    }
  }

  /// The account's page as this administrator may see it.
  static func page(_ id: Identifier<AccountRow>, _ site: Site, _ visit: DeskVisit) async throws -> AccountEditPage {
    let frame = try await site.deskFrame(visit, at: DeskAddress.account(id.value))
    let now = site.store.now()
    return try await site.store.read { reader in
      guard let account = try Account.fetch(id, reader) else { throw Fault.notFound }
      let powers = try AccountPowers(visit, over: account)
      let places = try OfficeTree.fetch(reader)
      let given = try Authorisation.list(of: id, reader)
      return AccountEditPage(
        frame: frame, account: id.value,
        draft: AccountDraft(
          name: account.name, displayName: account.displayName, organisation: account.organisation.description),
        organisations: places.choices(places.places(of: visit.staff, .securityAdministration)),
        standing: account.marks(at: now), facts: try account.facts(places, reader),
        grants: try given.map { try Granting.row($0, places, reader) },
        columns: try Granting.columns(for: account, reader), mayEdit: powers.mayEdit,
        acts: powers.acts(account, given, at: now), mayGrant: powers.mayGrant)
    }
  }
}

extension DeskVisit {
  var account: Identifier<AccountRow> { get throws { Identifier(try number("account")) } }
}

extension Form {
  /// One typed line, without the blanks around it. Empty when it was not sent.
  func line(_ name: String) -> String { (self[name] ?? "").trimmingCharacters(in: .whitespacesAndNewlines) }
}
