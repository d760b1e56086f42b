import Accounts
import Hummingbird
import Kernel
import Store

/// What administrators do to an account with one button each (账号操作).
enum AccountActs {
  /// The answer shows the new password, this once.
  static func giveNewPassword(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let id = try visit.account
    return try await site.forms.read(request, visit.visit) { _ in
      let (password, hash) = try await site.oneTimePassword()
      try await site.store.write(as: visit.actor) { try Account.resetPassword(id, to: hash, $0) }
      var page = try await AccountEditPage.page(id, site, visit)
      page.firstPassword = password
      return .page(page.view, visit.visit)
    }
  }

  static func deactivate(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, "account-closed") { try Account.deactivate($0, $1) }
  }

  static func activate(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, "account-opened") { try Account.reactivate($0, $1) }
  }

  static func unlock(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, "account-unlocked") { try Account.unlock($0, $1) }
  }

  static func resetSecondFactor(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, "second-factor-reset") { try SecondFactor.disable($0, $1) }
  }

  private static func act(
    _ site: Site, _ request: Request, _ visit: DeskVisit, _ done: String,
    _ verb: @escaping @Sendable (Identifier<AccountRow>, Transaction) throws -> Void
  ) async throws -> Response {
    let id = try visit.account
    return try await site.forms.read(request, visit.visit) { _ in
      try await site.store.write(as: visit.actor) { try verb(id, $0) }
      return .seeOther(DeskAddress.account(id.value).text + "?done=" + done)
    }
  }
}
