import Foundation
import Kernel
import Store

/// Writing down where old addresses lead (登记旧地址): by an import, by hand, by a list.
extension LegacyAddress {
  /// An imported item's old address. One that leads elsewhere already stays as it is.
  static func lead(
    _ url: String, to item: Item.ID, in town: Identifier<Organisation>, import source: LegacyImport.ID?,
    _ tx: Transaction
  ) throws {
    guard let key = LegacyKey(url), key.address != "/" else { return }
    try tx.run(
      """
      INSERT INTO legacy_address (town, host, address, item, import, created_at, created_by)
      VALUES (\(town), \(key.host), \(key.address), \(item), \(source), \(tx.now), \(tx.actor.name))
      ON CONFLICT (town, host, address) DO NOTHING
      """)
  }

  /// The old address of a file that came with an imported item.
  static func lead(
    _ url: String, toFile path: String, in town: Identifier<Organisation>, import source: LegacyImport.ID?,
    _ tx: Transaction
  ) throws {
    guard let key = LegacyKey(url), key.address != "/" else { return }
    try tx.run(
      """
      INSERT INTO legacy_address (town, host, address, target, import, created_at, created_by)
      VALUES (\(town), \(key.host), \(key.address), \(path), \(source), \(tx.now), \(tx.actor.name))
      ON CONFLICT (town, host, address) DO NOTHING
      """)
  }

  /// One by hand. A second time it is changed.
  package static func lead(
    _ old: String, to target: String, in town: Identifier<Organisation>, _ tx: Transaction
  ) throws {
    try tx.actor.require(.draft, in: town)
    let (key, path) = try check(old, target, tx)
    let id: ID = try tx.insert(
      """
      INSERT INTO legacy_address (town, host, address, target, created_at, created_by)
      VALUES (\(town), \(key.host), \(key.address), \(path), \(tx.now), \(tx.actor.name))
      ON CONFLICT (town, host, address) DO UPDATE SET target = excluded.target, item = NULL, import = NULL
      RETURNING id
      """)
    try tx.record("redirect.led", of: "redirect:\(id)", in: town)
  }

  package static func remove(_ id: ID, in town: Identifier<Organisation>, _ tx: Transaction) throws {
    try tx.actor.require(.draft, in: town)
    guard try tx.run("DELETE FROM legacy_address WHERE id = \(id) AND town = \(town)") == 1 else {
      throw Fault.notFound
    }
    try tx.record("redirect.removed", of: "redirect:\(id)", in: town)
  }

  /// Only paths of ours are led to: an open redirect would lend our name to strangers.
  private static func check(_ old: String, _ target: String, _ tx: Transaction) throws -> (LegacyKey, String) {
    var issues: [Issue] = []
    let (key, path) = (LegacyKey(old), target.trimmed)
    if key == nil { issues.append(Issue("old", "旧地址要以 http://、https:// 或者 / 开头，请核对。")) }
    if key?.address == "/" { issues.append(Issue("old", "旧网站的首页不能登记跳转，请填写具体页面的地址。")) }
    if !isOwn(path) { issues.append(Issue("target", "新地址只能是本站的路径，以一个 / 开头，如 /chengkan/news/12，请核对。")) }
    if issues.isEmpty, let key, try loops(key, path, tx) {
      issues.append(Issue("target", "这样登记会在几个旧地址之间来回跳转，请直接填写最后的页面。"))
    }
    guard issues.isEmpty, let key else { throw Fault.invalid(issues) }
    return (key, path)
  }

  static func isOwn(_ path: String) -> Bool {
    path.hasPrefix("/") && !path.hasPrefix("//") && path.utf8.count <= 1000 && !path.contains("\\")
      && !path.lowercased().hasPrefix("/desk") && !path.unicodeScalars.contains { $0.value <= 0x20 || $0.value == 127 }
  }

  /// Whether the target leads back by what is written down already.
  private static func loops(_ key: LegacyKey, _ path: String, _ reader: some Reader) throws -> Bool {
    var next = path
    for _ in 0..<10 {
      let step = LegacyKey(path: next)
      if step.address == key.address { return true }
      guard let found = try target(host: "", step.address, reader) else { return false }
      next = found.path
    }
    return true
  }
}
