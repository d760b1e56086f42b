import HTTPTypes

/// The headers that fence every answer in (安全响应头): no inline script or style, no framing, no foreign source.
package struct SecurityHeaders: Sendable {
  /// Name and value, in the order sent.
  package let fields: [(HTTPField.Name, String)]

  package init(isSecure: Bool) {
    var fields: [(HTTPField.Name, String)] = [
      (.contentSecurityPolicy, Self.pagePolicy),
      (.xContentTypeOptions, "nosniff"),
      (.referrerPolicy, "same-origin"),
      (.permissionsPolicy, "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
      (.crossOriginOpenerPolicy, "same-origin"),
      (.crossOriginResourcePolicy, "same-origin"),
    ]
    if isSecure { fields.append((.strictTransportSecurity, "max-age=31536000")) }
    self.fields = fields
  }

  static let pagePolicy =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; "
    + "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
  /// For files from elsewhere: whatever they hold, it runs nothing in our origin.
  static let downloadPolicy = "sandbox; default-src 'none'"

  /// Adds each header that the answer does not set itself.
  package func apply(to headers: inout HTTPFields) {
    for (name, value) in fields where headers[name] == nil { headers[name] = value }
  }
}

extension HTTPField.Name {
  static let referrerPolicy = Self.known("Referrer-Policy")
  static let permissionsPolicy = Self.known("Permissions-Policy")
  static let crossOriginOpenerPolicy = Self.known("Cross-Origin-Opener-Policy")
  static let secFetchSite = Self.known("Sec-Fetch-Site")
  static let forwardedFor = Self.known("X-Forwarded-For")
  static let forwardedProto = Self.known("X-Forwarded-Proto")
  static let robotsTag = Self.known("X-Robots-Tag")
  static let csrfToken = Self.known("X-Csrf-Token")

  /// A name written in this house, known to be a valid token; a wrong one would show in the first test.
  private static func known(_ name: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(name) else { preconditionFailure("\(name) is no header name") }
    return name
  }
}
