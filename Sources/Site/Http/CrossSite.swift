import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import Kernel

/// Refuses forms that another site forged (防跨站请求伪造): by where the request comes from, and by a token that only
/// our own pages carry, bound to the session.
package enum CrossSite {
  package static let field = "_token"
  private static let sentence = "这个请求不是从本站页面发出的，请回到本站页面重新操作。"
  private static let expired = "页面已过期，请刷新页面后重新提交。"

  /// The token of a session: nobody without the session cookie can compute it.
  package static func token(session: String) -> String {
    Hex.encode(code(session))
  }

  /// The hidden field for a form.
  package static func hiddenField(session: String?) -> HTML {
    guard let session else { return HTML() }
    return """
      <input type="hidden" name="\(field)" value="\(token(session: session))">
      """
  }

  /// Compares in constant time.
  package static func check(token: String?, session: String) throws {
    let expected = Self.token(session: session)
    let given = token ?? ""
    var difference = UInt8(given.utf8.count == expected.utf8.count ? 0 : 1)
    for (left, right) in zip(given.utf8, expected.utf8) { difference |= left ^ right }
    guard difference == 0 else { throw Fault.forbidden(expired) }
  }

  /// Every unsafe request must come from our own pages. Browsers say so in Sec-Fetch-Site or Origin; a program that
  /// says nothing has no visitor's cookies to abuse, and the token still guards sessions.
  static func check(_ request: Request, _ visit: Visit, _ settings: HttpSettings) throws {
    guard request.method != .get, request.method != .head else { return }
    if let site = request.headers[.secFetchSite], site != "same-origin", site != "none" {
      throw Fault.forbidden(sentence)
    }
    let claimed = request.headers[.origin] ?? request.headers[.referer].flatMap(origin)
    guard let claimed else { return }
    guard let authority = request.head.authority else { throw Fault.forbidden(sentence) }
    let own = settings.publicOrigin ?? (visit.isSecure ? "https://" : "http://") + authority
    guard let left = origin(claimed), left == origin(own) else { throw Fault.forbidden(sentence) }
  }

  /// Scheme, host and port of an address, in lower case and without a default port; nil for `null` and the like.
  static func origin(_ address: String) -> String? {
    let lower = address.lowercased()
    for (scheme, port) in [("http://", ":80"), ("https://", ":443")] where lower.hasPrefix(scheme) {
      let host = lower.dropFirst(scheme.count).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
      guard !host.isEmpty, !host.contains("@") else { return nil }
      return scheme + String(host.hasSuffix(port) ? host.dropLast(port.count) : host)
    }
    return nil
  }

  private static func code(_ session: String) -> HMAC<SHA256>.MAC {
    HMAC<SHA256>.authenticationCode(for: Data("form".utf8), using: SymmetricKey(data: Data(session.utf8)))
  }
}
