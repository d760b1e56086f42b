import Accounts
import Hummingbird
import Kernel
import Store

/// `GET` and `POST /desk/profile/second-factor`: setting up the second factor (启用动态口令).
extension EnrolPage {
  /// Begins, or shows again what was begun and not confirmed.
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await page([], site, visit).view, visit.visit)
  }

  static func take(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await site.forms.read(request, visit.visit) { form in
      let code = String((form["code"] ?? "").prefix(20))
      do {
        let codes = try await site.store.write(as: visit.actor) { tx in
          try SecondFactor.confirm(code, site.box, site.entropy, tx)
        }
        let frame = try await site.deskFrame(visit, at: DeskAddress.enrolment, done: "second-factor-on")
        return .page(RecoveryCodesPage(frame: frame, codes: codes).view, visit.visit)
      } catch let fault as Fault where fault.kind == .invalid {
        return .page(try await page(fault.issues, site, visit).view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  private static func page(_ issues: [Issue], _ site: Site, _ visit: DeskVisit) async throws -> EnrolPage {
    let enrolment = try await site.store.write(as: visit.actor) { tx in
      let own = try Account.fetch(visit.staff.account, tx)
      return try own.flatMap { try SecondFactor.begun($0, site.box, tx) }
        ?? SecondFactor.enrol(site.box, site.entropy, tx)
    }
    return EnrolPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.enrolment), secret: grouped(enrolment.secret),
      otpauth: enrolment.uri, demand: try await site.owesSecondFactor(visit.signedIn) ? demand : nil, issues: issues)
  }

  private static let demand = "您的职责可以修改账号和设置，按登录安全的规定要先启用动态口令，才能进入工作台。"

  /// `JBSW Y3DP …`, for reading aloud.
  private static func grouped(_ secret: String) -> String {
    stride(from: 0, to: secret.count, by: 4).map { String(secret.dropFirst($0).prefix(4)) }.joined(separator: " ")
  }
}
