import Accounts
import Foundation
import Kernel
import Publishing
import Store
import Synchronization

/// What every public page of a town needs besides its own content (乡镇底数): names, columns, settings. Read in one
/// snapshot and kept until a change touches it.
struct Town: Sendable {
  let organisation: Organisation
  let tree: ColumnTree
  let settings: SiteSettings
  let office: OfficeCard
  /// Every setting in force, by name.
  let values: [String: String]
  /// Emergency notices that stand or will stand on its pages; `notices` are those shown at this moment.
  let coming: [EmergencyNotice]
  var notices: [EmergencyNotice] = []
  /// The first line of navigation, made once for all pages.
  private(set) var links: [NavLink] = []

  var id: Identifier<Organisation> { organisation.id }
  var slug: String { organisation.slug }

  static func fetch(_ slug: String, origin: String, on day: Day, _ reader: some Reader) throws -> Town? {
    guard let town = try Organisation.named(slug: slug, reader), town.kind == .town else { return nil }
    let district = try town.parent.flatMap { try Organisation.fetch($0, reader) }
    let values = try Setting.all(for: town.id, on: day, reader)
    var facts = Town(
      organisation: town, tree: try ColumnTree.fetch(town.id, reader),
      settings: SiteWords.settings(values, origin: origin, district: district?.shortName ?? town.shortName),
      office: SiteWords.office(values, town), values: values,
      coming: try EmergencyNotice.standing(for: town.id, at: day.start, reader))
    facts.links = facts.navigation
    return facts
  }

  // Addresses of the town's pages. Each has its line in `Routes.swift`.

  var home: Address { Address(slug, slash: true) }
  var search: Address { Address(slug, "search") }
  var siteMap: Address { Address(slug, "map") }
  var feed: Address { Address(slug, "feed.atom") }
  var catalogue: Address { Address(slug, "catalogue") }

  func page(of column: Column, _ number: Int = 1) -> Address {
    Address(slug, column.slug, slash: true, query: number > 1 ? [("page", String(number))] : [])
  }
  func feed(of column: Column) -> Address { Address(slug, column.slug, "feed.atom") }
  func item(_ column: Column, _ number: Int) -> Address { Address(slug, column.slug, String(number)) }
  func item(_ column: Column.ID, _ number: Int) -> Address {
    Address(slug, tree[column]?.slug ?? "-", String(number))
  }
}

/// The towns' facts, kept between requests and let go of with the pages.
final class TownShelf: Sendable {
  private struct Shelf {
    var generation = 0
    var towns: [String: Town] = [:]
  }
  private let shelf = Mutex(Shelf())

  func drop() {
    shelf.withLock {
      $0.generation += 1
      $0.towns = [:]
    }
  }

  func kept(_ slug: String) -> Town? { shelf.withLock { $0.towns[slug] } }

  /// The kept facts, or those that `fetch` finds; kept only if nothing changed since before the snapshot was taken.
  ///
  /// A change takes the facts from every visitor at once. Whoever waited for his turn to read looks again first: so a
  /// few fetch for all, and not each for himself.
  func town(
    _ slug: String, from store: Store, _ fetch: @Sendable (Snapshot) throws -> Town?
  ) async throws -> Town? {
    let (kept, generation) = shelf.withLock { ($0.towns[slug], $0.generation) }
    if let kept { return kept }
    return try await store.read { snapshot in
      if let kept = self.kept(slug) { return kept }
      let fresh = try fetch(snapshot)
      shelf.withLock { if $0.generation == generation { $0.towns[slug] = fresh } }
      return fresh
    }
  }
}
