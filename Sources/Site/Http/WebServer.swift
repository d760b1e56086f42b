import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Kernel
import Logging
import NIOCore
import NIOSSL
import ServiceLifecycle

/// The HTTP server (网站服务): listens, answers kept pages at the front, hands the rest to the gate, and stops
/// gracefully. It prints nothing; `onRunning` tells the port.
package struct WebServer: Service {
  private let settings: HttpSettings
  private let gate: Gate
  private let front: Front
  private let logger: Logger
  private let onRunning: @Sendable (Int) async -> Void

  package init(
    _ settings: HttpSettings, gate: Gate, front: Front, logger: Logger,
    onRunning: @escaping @Sendable (Int) async -> Void = { _ in }
  ) {
    (self.settings, self.gate, self.front) = (settings, gate, front)
    (self.logger, self.onRunning) = (logger, onRunning)
  }

  package func run() async throws {
    try await application().run()
  }

  private func application() throws -> Application<Gate> {
    let tls = try settings.certificate.map(Self.tls)
    let connections = MaximumAvailableConnections(settings.maxConnections, logger: logger)
    let onRunning = onRunning
    return Application(
      responder: gate,
      server: HTTPServerBuilder { [front] responder in
        let channel = FrontChannel(front, responder: responder)
        guard let tls else { return channel }
        return try TLSChannel(channel, tlsConfiguration: tls)
      },
      configuration: ApplicationConfiguration(
        address: .hostname(settings.host, port: settings.port), serverName: nil, backlog: 1024,
        availableConnectionsDelegate: connections),
      onServerRunning: { channel in await onRunning(channel.localAddress?.port ?? 0) },
      logger: logger)
  }

  /// TLS 1.2 and newer, by PEM files. Files that cannot be used stop the start, not the first visitor.
  private static func tls(_ certificate: HttpSettings.Certificate) throws -> TLSConfiguration {
    do {
      let chain = try NIOSSLCertificate.fromPEMFile(certificate.chain).map { NIOSSLCertificateSource.certificate($0) }
      let key = try NIOSSLPrivateKey(file: certificate.key, format: .pem)
      var configuration = TLSConfiguration.makeServerConfiguration(
        certificateChain: chain, privateKey: .privateKey(key))
      configuration.minimumTLSVersion = .tlsv12
      configuration.applicationProtocols = ["http/1.1"]
      _ = try NIOSSLContext(configuration: configuration)
      return configuration
    } catch is NIOSSLError {
      throw unusable(certificate)
    } catch is BoringSSLError {
      throw unusable(certificate)
    }
  }

  private static func unusable(_ certificate: HttpSettings.Certificate) -> Fault {
    Fault.invalid(
      "tls",
      "证书 \(certificate.chain) 和密钥 \(certificate.key) 用不了：请确认两个都是 PEM 格式、密钥没有口令，并且是同一张证书的。")
  }
}
