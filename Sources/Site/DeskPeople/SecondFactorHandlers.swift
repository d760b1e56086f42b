import Accounts
import Hummingbird
import Kernel

/// `GET` and `POST /desk/session/second-factor`: the second step of signing in (双因子).
extension SecondFactorPage {
  static func address(_ wanted: String) -> String {
    let carried = Wanted.carried(wanted)
    return DeskAddress.secondFactor.text + (carried.isEmpty ? "" : "?next=" + PercentCode.encode(carried))
  }

  static func show(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    guard site.pending(visit) != nil else { return .seeOther(DeskAddress.session.text) }
    let wanted = Wanted.path(request.uri.queryParameters["next"].map(String.init))
    return .page(try await page(nil, wanted, site, visit).view, visit)
  }

  static func take(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    try site.signInLimit.take(visit.address)
    guard let pending = site.pending(visit) else { return .seeOther(DeskAddress.session.text) }
    return try await site.forms.read(request, visit) { form in
      if visit.session == nil { try CrossSite.check(token: form[CrossSite.field], session: pending) }
      let (code, wanted) = (String((form["code"] ?? "").prefix(40)), Wanted.path(form["wanted"]))
      switch try await site.signIn.confirm(pending: pending, code: code, from: visit.address) {
      case .signedIn(let token): return site.opened(token, visit, to: wanted)
      case .mustChangePassword(let token): return site.opened(token, visit, to: DeskAddress.password.text)
      case .needsCode(let token): return site.halfOpened(token, visit, to: address(wanted))
      case .refused(let sentence):
        return .page(try await page(sentence, wanted, site, visit).view, status: .unprocessableContent, visit)
      }
    }
  }

  private static func page(
    _ refusal: String?, _ wanted: String, _ site: Site, _ visit: Visit
  ) async throws -> SecondFactorPage {
    var frame = try await site.gateFrame(visit, at: DeskAddress.secondFactor)
    frame.csrf = CrossSite.hiddenField(session: visit.session ?? site.pending(visit))
    return SecondFactorPage(frame: frame, refusal: refusal, wanted: Wanted.carried(wanted))
  }
}
