import Foundation
import Kernel
import Store

/// Links that lead into our own site (站内链接), judged from the database alone; and which of the others are strangers'.
struct PatrolInside: Sendable {
  private let town: String
  private let hosts: Set<String>
  private let allowed: [String]
  private let problems: [String: String]

  static func fetch(_ addresses: Set<String>, _ rules: PatrolRules, _ reader: some Reader) throws -> PatrolInside {
    let slug: String = try reader.value("SELECT slug FROM organisation WHERE id = \(rules.town)") ?? ""
    let own = Set([rules.values["site.domain"] ?? ""].filter { !$0.isEmpty })
    var problems: [String: String] = [:]
    for address in addresses {
      guard let path = path(of: address, own) else { continue }
      problems[address] = try problem(path, slug, rules.town, reader)
    }
    return PatrolInside(town: slug, hosts: own, allowed: rules.words("hosts").map { $0.lowercased() }, problems: problems)
  }

  func problem(of address: String) -> String? { problems[address] }

  /// Whether it is somebody else's address that can be asked.
  func isForeign(_ address: String) -> Bool {
    address.lowercased().hasPrefix("http") && Self.path(of: address, hosts) == nil
  }

  /// Why its host is none that a government page should lead to; nil when it may.
  func stranger(_ address: String) -> String? {
    guard let host = Self.host(of: address) else { return "网址写得不对，打不开" }
    if host.hasSuffix(".gov.cn") || host == "gov.cn" { return nil }
    if allowed.contains(where: { host == $0 || host.hasSuffix("." + $0) }) { return nil }
    let isBare = host.contains(":") || host.allSatisfy { $0.isNumber || $0 == "." }
    return isBare ? "链接到没有域名的地址 \(host)" : "链接到 \(host)，不是政府网站"
  }

  static func host(of address: String) -> String? {
    URLComponents(string: address)?.host.flatMap { $0.isEmpty ? nil : $0.lowercased() }
  }

  /// The path on our own site; nil for what leads elsewhere or is no page at all (`mailto:`).
  private static func path(of address: String, _ own: Set<String>) -> String? {
    if address.hasPrefix("/"), !address.hasPrefix("//") { return address }
    guard let host = host(of: address), own.contains(host) else { return nil }
    return URLComponents(string: address)?.path ?? "/"
  }

  /// What is wrong with a path of ours.
  private static func problem(
    _ path: String, _ slug: String, _ town: Identifier<Organisation>, _ reader: some Reader
  ) throws -> String? {
    let bare = path.prefix { $0 != "?" && $0 != "#" }
    let parts = bare.split(separator: "/").map(String.init)
    guard parts.first == slug else { return try elsewhere(path, parts, reader) }
    switch parts.count {
    case 1: return nil
    case 2: return try page(parts[1], town, reader)
    default:
      if parts[1] == "attachments" { return try file(parts[2], town, reader) }
      guard let number = Int(parts[2]) else { return nil }
      return try item(number, town, reader)
    }
  }

  private static let pages: Set<String> = ["search", "catalogue", "map", "sitemap.xml", "feed.atom"]

  private static func page(_ name: String, _ town: Identifier<Organisation>, _ reader: some Reader) throws -> String? {
    if pages.contains(name) { return nil }
    guard let column = try Column.at(name, in: town, reader) else { return "链接的栏目不存在" }
    return column.isClosed ? "链接的栏目“\(column.name)”已停用" : nil
  }

  private static func item(_ number: Int, _ town: Identifier<Organisation>, _ reader: some Reader) throws -> String? {
    if try reader.count("SELECT count(*) FROM live_item WHERE town = \(town) AND number = \(number)") > 0 { return nil }
    return try Gone.fetch(number, in: town, reader) == nil ? "链接的信息不存在（404）" : "链接的信息已撤下（410）"
  }

  private static func file(_ text: String, _ town: Identifier<Organisation>, _ reader: some Reader) throws -> String? {
    guard let id = Int64(text), let found = try Attachment.fetch(Identifier(id), in: town, reader) else {
      return "链接的附件不存在（404）"
    }
    if case .live = found { return nil }
    return "链接的附件已撤下（410）"
  }

  /// Another town, a page of the whole site, or an address of the old site that still leads somewhere.
  private static func elsewhere(_ path: String, _ parts: [String], _ reader: some Reader) throws -> String? {
    guard let first = parts.first, !["assets", "desk", "health", "robots.txt", "sitemap.xml", "view"].contains(first)
    else { return nil }
    if try reader.count("SELECT count(*) FROM organisation WHERE slug = \(first) AND kind = 'town'") > 0 { return nil }
    return try LegacyAddress.target(host: "", path, reader) == nil ? "站内没有这个地址（404）" : nil
  }
}
