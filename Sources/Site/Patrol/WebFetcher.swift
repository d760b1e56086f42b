import Foundation
import HTTPTypes
import Jobs
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// Asks addresses outside over HTTP (链接探测): one plain GET, a few turns, the beginning of the text. It never goes where a page
/// must not send us: every host is looked up by ourselves, and what lies in a private network is refused at each turn.
package struct WebFetcher: Sendable {
  /// Hosts with their port that may be asked though they are private, such as a portal in the government's own network.
  let allowed: Set<String>
  let pause: Duration
  private let group: any EventLoopGroup
  private static let mostTurns = 5
  static let mostBytes = 256 << 10

  package init(allowed: Set<String> = [], pause: Duration = .seconds(1)) {
    (self.allowed, self.pause, group) = (allowed, pause, MultiThreadedEventLoopGroup.singleton)
  }

  package var probe: WebProbe { WebProbe(pause: pause) { await ask($0, seconds: $1) } }

  /// All turns together may take so many seconds.
  func ask(_ address: String, seconds: Int) async -> WebProbe.Answer {
    await withTaskGroup(of: WebProbe.Answer.self) { tasks in
      tasks.addTask { await follow(address) }
      tasks.addTask {
        // Cancelled as soon as the other has answered: then nobody looks at this answer.
        do { try await Task.sleep(for: .seconds(seconds)) } catch { return .timedOut }
        return .timedOut
      }
      let first = await tasks.next() ?? .timedOut
      tasks.cancelAll()
      return first
    }
  }

  private func follow(_ address: String) async -> WebProbe.Answer {
    var next = address
    for _ in 0...Self.mostTurns {
      guard let place = WebPlace(next) else { return .refused }
      let heard: WebExchange.Heard
      switch await connected(place) {
      case .answer(let answer): return answer
      case .socket(let socket):
        do { heard = try await WebExchange(place, socket, group).run() } catch {
          return WebExchange.answer(to: error)
        }
      }
      guard (300...399).contains(heard.status), let location = heard.location,
        let turned = URL(string: location, relativeTo: URL(string: next))?.absoluteString
      else { return .page(status: heard.status, host: place.host, text: heard.text) }
      next = turned
    }
    return .refused
  }

  private enum Found { case socket(SocketAddress), answer(WebProbe.Answer) }

  /// Where a host really is. One private address among several is enough to refuse.
  private func connected(_ place: WebPlace) async -> Found {
    let isAllowed = allowed.contains("\(place.host):\(place.port)")
    guard isAllowed || WebPlace.ports.contains(place.port) else { return .answer(.refused) }
    let addresses: [SocketAddress]
    do { addresses = try await HostLookup.addresses(of: place.host, port: place.port) } catch {
      return .answer(.noSuchHost)
    }
    guard let first = addresses.first else { return .answer(.noSuchHost) }
    guard isAllowed || addresses.allSatisfy(PrivateNetwork.isOutside) else { return .answer(.refused) }
    return .socket(first)
  }
}

/// The parts of an address that may be asked (网址): HTTP or HTTPS, a host, no name or password.
struct WebPlace: Sendable {
  let isSecure: Bool
  let host: String
  let port: Int
  let target: String

  static let ports: Set<Int> = [80, 443, 8080, 8443]

  init?(_ address: String) {
    // A browser encodes what people paste; so do we.
    let other = { URL(string: address).flatMap { URLComponents(url: $0, resolvingAgainstBaseURL: true) } }
    guard let parts = URLComponents(string: address) ?? other(), let scheme = parts.scheme?.lowercased(), ["http", "https"].contains(scheme),
      let host = parts.host?.lowercased(), !host.isEmpty, parts.user == nil, parts.password == nil
    else { return nil }
    isSecure = scheme == "https"
    self.host = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
    port = parts.port ?? (isSecure ? 443 : 80)
    let path = parts.percentEncodedPath.isEmpty ? "/" : parts.percentEncodedPath
    target = path + (parts.percentEncodedQuery.map { "?" + $0 } ?? "")
    guard !target.contains(where: \.isNewline), !target.contains(" ") else { return nil }
  }
}
