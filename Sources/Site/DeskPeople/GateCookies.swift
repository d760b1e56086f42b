import HTTPTypes
import Hummingbird
import Kernel

/// The cookies of signing in (登录标识): the session's, and while the second factor is awaited, the pending one's.
extension Site {
  private var pendingName: String { settings.sessionCookie + "-pending" }

  /// The token of the sign-in that waits for its code.
  func pending(_ visit: Visit) -> String? {
    visit.cookies[StrictCookies.name(pendingName, isSecure: visit.isSecure)].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// To `place` with a fresh session. It ends with the browser, or when the rules say so.
  func opened(_ token: String, _ visit: Visit, to place: String) -> Response {
    var response = Response.seeOther(place)
    add(settings.sessionCookie, token, visit, to: &response)
    drop(pendingName, visit, from: &response)
    return response
  }

  /// To `place` with the half of a sign-in. Whoever was signed in here before is not any more.
  func halfOpened(_ token: String, _ visit: Visit, to place: String) -> Response {
    var response = Response.seeOther(place)
    add(pendingName, token, visit, to: &response)
    drop(settings.sessionCookie, visit, from: &response)
    return response
  }

  /// To `place`, signed out.
  func closed(_ visit: Visit, to place: String) -> Response {
    var response = Response.seeOther(place)
    drop(settings.sessionCookie, visit, from: &response)
    drop(pendingName, visit, from: &response)
    return response
  }

  private func add(_ name: String, _ token: String, _ visit: Visit, to response: inout Response) {
    append(StrictCookies.set(name, token, isSecure: visit.isSecure), to: &response)
  }

  private func drop(_ name: String, _ visit: Visit, from response: inout Response) {
    append(StrictCookies.set(name, "", seconds: 0, isSecure: visit.isSecure), to: &response)
  }

  private func append(_ cookie: String, to response: inout Response) {
    response.headers.append(HTTPField(name: .setCookie, value: cookie))
  }
}
