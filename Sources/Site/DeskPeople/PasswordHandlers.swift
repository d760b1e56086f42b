import Accounts
import Hummingbird
import Kernel
import Store

/// `GET` and `POST /desk/profile/password`: changing one's own password (修改口令).
extension PasswordPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await page([], site, visit).view, visit.visit)
  }

  static func take(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await site.forms.read(request, visit.visit) { form in
      do {
        try await change(form, site, visit)
      } catch let fault as Fault where fault.kind == .invalid {
        return .page(try await page(fault.issues, site, visit).view, status: .unprocessableContent, visit.visit)
      }
      let place = visit.signedIn.mustChangePassword ? DeskAddress.home : DeskAddress.profile
      return .seeOther(place.text + "?done=password-changed")
    }
  }

  private static func change(_ form: Form, _ site: Site, _ visit: DeskVisit) async throws {
    let (new, repeated) = (form["password"] ?? "", form["repeated"] ?? "")
    guard new == repeated else { throw Fault.invalid("repeated", "两次输入的新口令不一样，请重新输入。") }
    try await PasswordChange(store: site.store, hashing: site.hashing)
      .change(visit.signedIn, from: form["current"] ?? "", to: new)
  }

  private static func page(_ issues: [Issue], _ site: Site, _ visit: DeskVisit) async throws -> PasswordPage {
    let demand = visit.signedIn.mustChangePassword ? "这是别人给您的首次口令，或口令已经到期，请先换成只有您知道的新口令。" : nil
    return PasswordPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.password), demand: demand,
      rules: sentences(try await site.securityRules()), issues: issues)
  }

  private static func sentences(_ rules: SecurityRules) -> [String] {
    [
      "至少 \(rules[.passwordLength]) 个字符。",
      "大写字母、小写字母、数字、符号四类中至少有 \(rules[.passwordClasses]) 类。",
      "不能和最近 \(rules[.passwordHistory]) 次用过的相同，不能包含用户名，不能是常见口令。",
      "每 \(rules[.passwordDays]) 天需要更换一次。",
    ]
  }
}

extension Site {
  /// The security rules (安全策略) that hold today.
  func securityRules() async throws -> SecurityRules {
    let today = store.today()
    return try await store.read { try SecurityRules.current(on: today, $0) }
  }
}
