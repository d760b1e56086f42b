import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import Publishing
import Store

/// The small things beside the pages: the text size switch, health, robots.
enum PlainReading {
  /// `GET /view/:size?to=PATH`: remembers the size in a cookie and goes back to where one was.
  static func chooseSize(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    guard let size = visit.parts["size"], ["large", "normal"].contains(size) else { throw Fault.notFound }
    var response = Response.seeOther(ownPath(request.uri.queryParameters["to"].map(String.init) ?? "/"))
    let isLarge = size == "large"
    response.headers[.setCookie] = StrictCookies.set(
      PageVariant.cookie, isLarge ? "large" : "normal", seconds: isLarge ? 365 * 86_400 : 0, isSecure: false)
    return response
  }

  /// Only a path on this very site; anything that a browser could read as another host leads home.
  static func ownPath(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: "\"") }
    return text.hasPrefix("/") && !text.hasPrefix("//") && isPlain ? text : "/"
  }

  /// `GET /health`: whether the database answers, for whoever watches the server.
  static func health(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    let items = try await site.store.read { try Health.items($0) }
    return .text(Array(#"{"status":"ok","items":\#(items)}"#.utf8), type: "application/json", visit)
  }

  static func robots(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    .text(RobotsText(siteMapURL: site.origin(visit) + "/sitemap.xml").bytes, type: RobotsText.contentType, visit)
  }
}
