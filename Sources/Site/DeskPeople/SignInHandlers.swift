import Accounts
import Hummingbird
import Kernel
import Store

/// `GET` and `POST /desk/session`: signing in with name and password (登录).
extension SignInPage {
  static func show(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    let wanted = Wanted.path(request.uri.queryParameters["next"].map(String.init))
    if try await site.isSignedIn(visit) { return .seeOther(wanted) }
    let frame = try await site.gateFrame(visit, at: DeskAddress.session)
    return .page(SignInPage(frame: frame, wanted: Wanted.carried(wanted)).view, visit)
  }

  static func take(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    try site.signInLimit.take(visit.address)
    return try await site.forms.read(request, visit) { form in
      let (name, password) = (form["name"] ?? "", form["password"] ?? "")
      let wanted = Wanted.path(form["wanted"])
      guard !name.isEmpty, !password.isEmpty else {
        return try await refused("请填写用户名和口令。", name, wanted, site, visit)
      }
      switch try await site.signIn.attempt(name: name, password: password, from: visit.address) {
      case .signedIn(let token): return site.opened(token, visit, to: wanted)
      case .mustChangePassword(let token): return site.opened(token, visit, to: DeskAddress.password.text)
      case .needsCode(let token): return site.halfOpened(token, visit, to: SecondFactorPage.address(wanted))
      case .refused(let sentence): return try await refused(sentence, name, wanted, site, visit)
      }
    }
  }

  /// The form again, with the name that was typed and without the password.
  private static func refused(
    _ sentence: String, _ name: String, _ wanted: String, _ site: Site, _ visit: Visit
  ) async throws -> Response {
    let frame = try await site.gateFrame(visit, at: DeskAddress.session)
    let page = SignInPage(
      frame: frame, name: String(name.prefix(64)), refusal: sentence, wanted: Wanted.carried(wanted))
    return .page(page.view, status: .unprocessableContent, visit)
  }
}

/// Where somebody wanted to go before he was asked to sign in (登录后去向): only ever a page of the desk.
enum Wanted {
  static func path(_ text: String?) -> String {
    let path = PlainReading.ownPath(text ?? "")
    let isDesk = path.hasPrefix(DeskAddress.home.text) && !path.hasPrefix(DeskAddress.session.text)
    return isDesk ? path : DeskAddress.home.text
  }

  /// As a form carries it; the inbox goes without saying.
  static func carried(_ path: String) -> String { path == DeskAddress.home.text ? "" : path }
}

extension Site {
  /// Whether the visit's cookie opens the desk.
  func isSignedIn(_ visit: Visit) async throws -> Bool {
    guard let token = visit.session else { return false }
    let now = store.now()
    return try await store.read { try Session.resume(token, at: now, $0) } != nil
  }
}
