import HTTPTypes
import Hummingbird
import Kernel
import Logging

/// Turns whatever was thrown into one answer (出错页面): a status, a page in Chinese, and for defects one log line.
package struct ErrorAnswers: Sendable {
  /// Draws the page: status, the sentences to show, and the visit.
  package typealias Page = @Sendable (HTTPResponse.Status, [Issue], Visit) -> HTML

  let page: Page
  /// Where to sign in; a GET that needs it is sent there and comes back afterwards.
  let signIn: String?

  package init(signIn: String? = nil, page: @escaping Page) {
    (self.signIn, self.page) = (signIn, page)
  }

  func response(to error: any Error, _ request: Request, _ visit: Visit) -> Response {
    switch error {
    case let fault as Fault: known(fault, request, visit)
    case let refusal as TooOften: busy(refusal, visit)
    case let wrong as WrongMethod: wrongMethod(wrong, visit)
    case let refusal as ApiRefusal: ApiProblem.response(refusal.status, [refusal.sentence])
    default: defect(error, visit)
    }
  }

  /// A page for people, JSON for programs.
  private func drawn(_ status: HTTPResponse.Status, _ issues: [Issue], _ visit: Visit) -> Response {
    if ApiProblem.isAsked(visit) { return ApiProblem.response(status, issues.map(\.sentence)) }
    return .page(page(status, issues, visit), status: status, visit)
  }

  private func known(_ fault: Fault, _ request: Request, _ visit: Visit) -> Response {
    if fault.kind == .signInNeeded, let signIn, request.method == .get, !ApiProblem.isAsked(visit) {
      return .seeOther(signIn + "?next=" + PercentCode.encode(visit.target))
    }
    if fault.kind == .busy, fault.issues.isEmpty { return busy(TooOften(seconds: 10), visit) }
    let status = Self.status(fault.kind)
    let issues = fault.issues.isEmpty ? [Issue("", Self.sentence(fault.kind))] : fault.issues
    var response = drawn(status, issues, visit)
    if fault.kind == .busy { response.headers[.retryAfter] = "10" }
    return response
  }

  private func busy(_ refusal: TooOften, _ visit: Visit) -> Response {
    let issue = Issue("", "操作太频繁，请在 \(refusal.seconds) 秒后再试。")
    var response = drawn(.tooManyRequests, [issue], visit)
    response.headers[.retryAfter] = String(refusal.seconds)
    return response
  }

  private func wrongMethod(_ wrong: WrongMethod, _ visit: Visit) -> Response {
    let issue = Issue("", "这个地址不支持这种操作，请从网页上的链接进入。")
    var response = drawn(.methodNotAllowed, [issue], visit)
    response.headers[.allow] = wrong.allowed.joined(separator: ", ")
    return response
  }

  private func defect(_ error: any Error, _ visit: Visit) -> Response {
    visit.logger.error("request failed", metadata: ["error": "\(String(reflecting: error))", "visit": "\(visit.id)"])
    let issue = Issue("", "系统出了故障，已经记录。请稍后再试；如急需办理，请电话联系我们。")
    return drawn(.internalServerError, [issue], visit)
  }

  package static func status(_ kind: Fault.Kind) -> HTTPResponse.Status {
    switch kind {
    case .invalid: .unprocessableContent
    case .signInNeeded: .unauthorized
    case .forbidden: .forbidden
    case .notFound: .notFound
    case .gone: .gone
    case .conflict: .conflict
    case .tooLarge: .contentTooLarge
    case .busy: .tooManyRequests
    }
  }

  private static func sentence(_ kind: Fault.Kind) -> String {
    switch kind {
    case .invalid: "提交的内容有误，请检查后重新提交。"
    case .signInNeeded: "请先登录工作台，再打开这个页面。"
    case .forbidden: "您没有权限进行这项操作，如有需要请联系系统管理员。"
    case .notFound: "没有找到这个页面，请检查地址，或从首页、搜索进入。"
    case .gone: "这个页面的内容已经撤回，请从首页查找其他信息。"
    case .conflict: "内容已被他人改动，请刷新页面后重新操作。"
    case .tooLarge: "提交的内容太大，请缩小后重新提交。"
    case .busy: "系统正忙，请稍后再试。"
    }
  }
}

/// The path exists, but not for this method; becomes 405 with Allow.
package struct WrongMethod: Error, Equatable {
  package let allowed: [String]
}
