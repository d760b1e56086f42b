import HTTPTypes

/// Reading and setting cookies (会话标识). Ours are strict: HttpOnly, SameSite=Strict, whole host, no domain.
package enum StrictCookies {
  /// Name and value of each cookie sent; the first of a name counts. Bounded, and deaf to odd bytes.
  package static func read(_ headers: HTTPFields) -> [String: String] {
    var cookies: [String: String] = [:]
    for line in headers[values: .cookie] {
      for pair in line.split(separator: ";").prefix(50) {
        let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { $0.trimmed }
        guard parts.count == 2, !parts[0].isEmpty, cookies[String(parts[0])] == nil else { continue }
        cookies[String(parts[0])] = String(parts[1])
      }
    }
    return cookies
  }

  /// The name as sent: `__Host-` ties a secure cookie to this very host.
  package static func name(_ name: String, isSecure: Bool) -> String { isSecure ? "__Host-" + name : name }

  /// The value of a Set-Cookie header. `seconds` nil lasts until the browser closes; 0 removes the cookie.
  package static func set(
    _ name: String, _ value: String, seconds: Int? = nil, isSecure: Bool, isReadableByPage: Bool = false
  ) -> String {
    precondition(value.utf8.allSatisfy(isValueByte), "a cookie's value is made by this program, of letters and digits")
    var cookie = "\(Self.name(name, isSecure: isSecure))=\(value); Path=/; SameSite=Strict"
    if !isReadableByPage { cookie += "; HttpOnly" }
    if isSecure { cookie += "; Secure" }
    if let seconds { cookie += "; Max-Age=\(seconds)" }
    return cookie
  }

  private static func isValueByte(_ byte: UInt8) -> Bool {
    byte > 32 && byte < 127 && byte != 34 && byte != 44 && byte != 59 && byte != 92
  }
}
