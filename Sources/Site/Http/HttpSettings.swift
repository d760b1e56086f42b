import NIOCore

/// How this server meets the network: settings (设置) read once by the program and handed in.
package struct HttpSettings: Sendable {
  package var host = "127.0.0.1"
  package var port = 8080
  /// HTTPS by certificate files; nil means plain HTTP, on loopback behind a proxy.
  package var certificate: Certificate?
  /// Peers whose X-Forwarded-For and X-Forwarded-Proto are believed.
  package var trustedProxies: [AddressBlock] = []
  /// The largest request body. A form may set a smaller limit, never a larger one.
  package var maxBody = 64 << 20
  package var maxConnections = 4096
  package var pageCache = true
  package var pageCacheBytes = 64 << 20
  /// "https://www.example.gov.cn" where the world sees us; nil means: as the Host header says.
  package var publicOrigin: String?
  /// The name of the session cookie, without the `__Host-` that a secure one carries.
  package var sessionCookie = "yudeng"
  package var patience = Patience.Limits()
  /// What looks for viruses in uploads; nil means nobody does.
  package var scanner: Scanner?

  /// Folders of fonts for what is printed at the desk; without any, nothing with pages is made.
  package var fonts: [String] = []

  package init() {}

  /// Whether visitors come by HTTPS, so that cookies are Secure and HSTS is sent.
  package var isSecure: Bool {
    certificate != nil || publicOrigin?.lowercased().hasPrefix("https://") == true
  }

  /// The program that looks for viruses (查毒程序): it is given the file's path last and ends with 0 for clean, 1 for
  /// infected, anything else for trouble of its own.
  package struct Scanner: Sendable {
    package var program: String
    package var arguments: [String]
    /// Whether a file is refused when the program cannot be asked.
    package var isStrict: Bool

    package init(program: String, arguments: [String] = [], isStrict: Bool = true) {
      (self.program, self.arguments, self.isStrict) = (program, arguments, isStrict)
    }
  }

  /// PEM files of a certificate chain and its private key (证书).
  package struct Certificate: Sendable {
    package var chain: String
    package var key: String

    package init(chain: String, key: String) {
      self.chain = chain
      self.key = key
    }
  }
}
