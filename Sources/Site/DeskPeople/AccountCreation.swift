import Accounts
import Hummingbird
import Kernel
import Store

/// `GET /desk/accounts/new` and `POST /desk/accounts`: opening an account (开户).
enum AccountCreation {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await blank(.init(), [], site, visit).view, visit.visit)
  }

  /// The answer shows the first password, this once; so there is no redirect whose address would have to carry it.
  static func take(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await site.forms.read(request, visit.visit) { form in
      let draft = AccountEditPage.AccountDraft(
        name: form.line("name"), displayName: form.line("displayName"), organisation: form.line("organisation"))
      do {
        guard let number = Int64(draft.organisation) else { throw Fault.invalid("organisation", "请选择所在单位。") }
        let (password, hash) = try await site.oneTimePassword()
        let account = try await site.store.write(as: visit.actor) { tx in
          try Account.create(
            name: draft.name, displayName: draft.displayName, organisation: Identifier(number), password: hash, tx)
        }
        var page = try await AccountEditPage.page(account.id, site, visit)
        page.firstPassword = password
        return .page(page.view, visit.visit)
      } catch let fault as Fault where fault.kind == .invalid {
        let page = try await blank(draft, fault.issues, site, visit)
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  private static func blank(
    _ draft: AccountEditPage.AccountDraft, _ issues: [Issue], _ site: Site, _ visit: DeskVisit
  ) async throws -> AccountEditPage {
    let places = try await site.store.read { try OfficeTree.fetch($0) }
    return AccountEditPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.newAccount), draft: draft,
      organisations: places.choices(places.places(of: visit.staff, .systemAdministration)), mayEdit: true,
      mayGrant: false, issues: issues)
  }
}

extension Site {
  /// A password to be handed over (一次性口令), with its hash.
  func oneTimePassword() async throws -> (String, PasswordHash) {
    let rules = try await securityRules()
    let password = OneTimePassword.make(rules, entropy)
    return (password, try await hashing.hash(password, rules))
  }
}
