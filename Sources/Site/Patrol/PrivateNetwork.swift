import NIOCore
import NIOPosix

/// Networks that are nobody's business from a public page (内网地址): a link must not make our server ask what only it can reach.
enum PrivateNetwork {
  /// RFC 6890 and its successors: loopback, private, link-local, shared, documentation, multicast, reserved; and the ways
  /// of writing an IPv4 address as IPv6.
  private static let blocks = [
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
    "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
    "224.0.0.0/4", "240.0.0.0/4", "::/128", "::1/128", "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23",
    "2001:db8::/32", "2002::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
  ].compactMap(AddressBlock.init)

  static func isOutside(_ address: SocketAddress) -> Bool {
    guard let text = address.ipAddress, AddressBlock.bytes(text) != nil else { return false }
    return !blocks.contains { $0.contains(text) }
  }
}

/// Looks a host up (域名解析), on a thread that may wait.
enum HostLookup {
  static func addresses(of host: String, port: Int) async throws -> [SocketAddress] {
    if let literal = try? SocketAddress(ipAddress: host, port: port) { return [literal] }
    return try await NIOThreadPool.singleton.runIfActive {
      [try SocketAddress.makeAddressResolvingHost(host, port: port)]
    }
  }
}
