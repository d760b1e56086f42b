import Foundation
import NIOCore

/// A block of network addresses in CIDR notation (地址段), such as `10.0.0.0/8` or `::1`.
package struct AddressBlock: Sendable, Equatable {
  private let bytes: [UInt8]
  private let bits: Int

  /// Nil when the text is no address block.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let bytes = Self.bytes(String(parts[0])) else { return nil }
    let most = bytes.count * 8
    guard let bits = parts.count == 2 ? Int(parts[1]) : most, (0...most).contains(bits) else { return nil }
    (self.bytes, self.bits) = (bytes, bits)
  }

  package func contains(_ address: String) -> Bool {
    guard let other = Self.bytes(address), other.count == bytes.count else { return false }
    for index in 0..<bytes.count where index * 8 < bits {
      let kept = min(8, bits - index * 8)
      let mask = UInt8(truncatingIfNeeded: 0xff00 >> kept)
      if (bytes[index] ^ other[index]) & mask != 0 { return false }
    }
    return true
  }

  /// The bytes of an IPv4 or IPv6 address; an IPv4 address inside IPv6 counts as IPv4.
  static func bytes(_ text: String) -> [UInt8]? {
    guard let packed = try? SocketAddress(ipAddress: text, port: 0) else { return nil }
    switch packed {
    case .v4(let address): return withUnsafeBytes(of: address.address.sin_addr) { Array($0) }
    case .v6(let address):
      let bytes = withUnsafeBytes(of: address.address.sin6_addr) { Array($0) }
      let isMapped = bytes[0..<10].allSatisfy { $0 == 0 } && bytes[10] == 255 && bytes[11] == 255
      return isMapped ? Array(bytes[12...]) : bytes
    case .unixDomainSocket: return nil
    }
  }
}

/// Who is really at the other end (访问者地址), when proxies stand between.
enum ClientAddress {
  /// Reads X-Forwarded-For from the right: each hop is believed only because the one after it is trusted.
  static func find(peer: String, forwarded: String?, trusted: [AddressBlock]) -> String {
    func isTrusted(_ address: String) -> Bool { trusted.contains { $0.contains(address) } }
    guard isTrusted(peer), let forwarded else { return peer }
    var last = peer
    for hop in forwarded.split(separator: ",").reversed() {
      let address = String(hop.trimmed)
      guard AddressBlock.bytes(address) != nil else { return last }
      last = address
      if !isTrusted(address) { return address }
    }
    return last
  }
}
